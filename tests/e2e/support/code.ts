// The region "Code" of an app.

import { type Page, expect } from "@playwright/test";

/** The names of the tabs, in their order. */
export const TARGETS = [
  "curl",
  "PowerShell",
  "C#",
  "Python",
  "JavaScript",
  "Java",
  "Go",
  "HTTP file",
  ".env",
  "Postman",
  "clio",
  "Power BI",
] as const;

/** The region and what is in it. */
export function codeOf(page: Page) {
  const region = page.getByRole("region", { name: "Code", exact: true });
  return {
    region,
    tabs: region.getByRole("tab"),
    tab: (name: string) => region.getByRole("tab", { name, exact: true }),
    panel: region.getByRole("tabpanel"),
    texts: region.getByRole("tabpanel").locator("pre"),
    copy: region.getByRole("button", { name: "Copy code", exact: true }),
    download: region.getByRole("button", { name: "Download", exact: true }),
  };
}

/** Chooses a tab and returns the text of all its files. */
export async function codeFor(page: Page, target: string): Promise<string> {
  const { tab, texts } = codeOf(page);
  await tab(target).click();
  await expect(tab(target)).toHaveAttribute("aria-selected", "true");
  await expect(texts.first()).toBeVisible();
  return (await texts.allTextContents()).join("\n");
}
