// What the page says at one moment, read at once: a cell of the matrix looks at it many times.

import type { Page } from "@playwright/test";

export interface View {
  heading: string;
  /** The texts of the failures, each with its paragraphs and buttons. */
  alerts: { text: string; paragraphs: string[]; buttons: string[] }[];
  /** The texts of the region for results. */
  status: string;
  /** The heading of the dialog that is open, or over the others. */
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
    // The fields for signing in again are in front of the others, and one may have the same label.
    const inputs = all("input:not([autocomplete=username]), textarea").filter(visible) as HTMLInputElement[];
    const focused = document.activeElement as HTMLElement | null;
    const isFocused = focused !== null && focused !== document.body && visible(focused);
    const checks = all("li.check").map((check) => [text(check.querySelector(".check-title")), text(check.querySelector(".check-state"))]);
    // A dialog may be over another one, and has the focus then.
    const dialogs = all("dialog[open]");
    const top = dialogs.find((dialog) => dialog.contains(focused)) ?? dialogs.at(-1);
    return {
      heading: text(document.querySelector("h1")),
      alerts: all("[role=alert]").filter(visible).map((alert) => ({
        text: text(alert),
        paragraphs: all("p", alert).map(text).filter((line) => line !== ""),
        buttons: all("button, a", alert).map((button) => text(button) || (button.getAttribute("aria-label") ?? "")),
      })),
      status: all("[role=status]").map(text).join(" | "),
      dialog: text(top?.querySelector("h2") ?? null),
      text: text(document.body),
      isBusy: document.querySelector("[aria-busy=true]") !== null,
      focus: isFocused ? text(focused) || focused.getAttribute("aria-label") || focused.id || focused.tagName : "",
      fields: Object.fromEntries(inputs.map((input) => [input.labels?.[0]?.textContent?.replace("*", "").trim() ?? "", input.value])),
      checks: Object.fromEntries(checks) as Record<string, string>,
    };
  });
}
