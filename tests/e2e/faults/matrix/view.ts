// What the page says at one moment, read at once: a cell of the matrix looks at it many times.

import type { Page } from "@playwright/test";

export interface View {
  heading: string;
  /** The texts of the failures, each with its paragraphs and buttons. */
  alerts: { text: string; paragraphs: string[]; buttons: string[] }[];
  /** The texts of the region for results. */
  status: string;
  /** The heading of the open dialog. */
  dialog: string;
  /** Everything that is visible. */
  text: string;
  isBusy: boolean;
  /** The name of what has the focus; empty if that is nothing, or nothing that is visible. */
  focus: string;
  /** The values of the text fields by their labels. */
  fields: Record<string, string>;
  /** The states of the checks of the connection by their titles. */
  checks: Record<string, string>;
}

/** Reads the page. */
export async function viewOf(page: Page): Promise<View> {
  return page.evaluate(() => {
    const all = (selector: string, root: ParentNode = document) => [...root.querySelectorAll<HTMLElement>(selector)];
    const visible = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const text = (element: HTMLElement | null) => (element?.innerText ?? "").replace(/\s+/g, " ").trim();
    const inputs = all("input, textarea").filter(visible) as HTMLInputElement[];
    const focused = document.activeElement as HTMLElement | null;
    const isFocused = focused !== null && focused !== document.body && visible(focused);
    const checks = all("li.check").map((check) => [text(check.querySelector(".check-title")), text(check.querySelector(".check-state"))]);
    return {
      heading: text(document.querySelector("h1")),
      alerts: all("[role=alert]").filter(visible).map((alert) => ({
        text: text(alert),
        paragraphs: all("p", alert).map(text).filter((line) => line !== ""),
        buttons: all("button, a", alert).map((button) => text(button) || (button.getAttribute("aria-label") ?? "")),
      })),
      status: all("[role=status]").map(text).join(" | "),
      dialog: text(document.querySelector("dialog[open] h2")),
      text: text(document.body),
      isBusy: document.querySelector("[aria-busy=true]") !== null,
      focus: isFocused ? text(focused) || focused.getAttribute("aria-label") || focused.id || focused.tagName : "",
      fields: Object.fromEntries(inputs.map((input) => [input.labels?.[0]?.textContent?.replace("*", "").trim() ?? "", input.value])),
      checks: Object.fromEntries(checks) as Record<string, string>,
    };
  });
}
