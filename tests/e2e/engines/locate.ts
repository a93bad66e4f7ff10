// Finds a control by role and name inside the page, since not every driver can.

import type { Role } from "./engine.ts";

/** The first visible control of a role whose accessible name is this one; refers to nothing outside, because it runs in the page. */
export function locate(role: Role, name: string): Element | null {
  const selectors = {
    button: "button:not([role]), [role=button]",
    combobox: "[role=combobox]",
    option: "[role=option]",
    searchbox: "input[type=search]:not([role])",
    switch: "[role=switch]",
    textbox: "input:not([role]):not([type=search]):not([type=checkbox]), textarea",
  } satisfies Record<Role, string>;
  const text = (element: Element | null): string => {
    const copy = element?.cloneNode(true) as Element | undefined;
    copy?.querySelectorAll("[aria-hidden=true]").forEach((hidden) => hidden.remove());
    return copy?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  };
  const label = (element: Element): string => {
    const named = element.getAttribute("aria-labelledby");
    if (named) {
      return named.split(" ").map((id) => text(document.getElementById(id))).join(" ").trim();
    }
    const own = element.getAttribute("aria-label");
    const [labelled] = (element as HTMLInputElement).labels ?? [];
    return own ?? text(labelled ?? element);
  };
  const found = [...document.querySelectorAll(selectors[role])].filter((element) => element.getClientRects().length > 0);
  return found.find((element) => label(element) === name) ?? found.find((element) => role === "option" && label(element).includes(name)) ?? null;
}
