// The demo, on a server that knows nothing but files.

import { type Locator, type Page, expect } from "@playwright/test";

import { SETTINGS } from "./connection.ts";
import { StaticServer } from "./static-server.ts";
import { button, userMenu } from "./steps.ts";
import { test as base } from "./test.ts";

/** Files that only the demo fetches. */
export const DEMO_FILE = /(^|\/)demo[^/]*$/;

/** What the strip of the demo says and offers. */
export const DEMO = {
  lead: "This is not a real site",
  options: "Demo options",
  reset: "Reset the demo",
  leave: "Leave the demo",
  bare: "A new site: nothing is connected",
  identityDown: "Identity Service is down",
  sessionEnds: "Session ends now",
  createLost: "Response to the next new app is lost",
  noted: "Done.",
  noPages: "The demo has no pages of Creatio itself.",
  link: "Try the demo, which needs no Creatio",
} as const;

/** A server that knows nothing but files. */
export const test = base.extend<{ server: StaticServer }>({
  server: async ({ browserName: _ }, use) => {
    const server = await StaticServer.start();
    await use(server);
    await server.stop();
  },
});

/** The strip above every page of the demo. */
export const strip = (page: Page): Locator => page.getByRole("complementary", { name: "Demo" });

/** Opens the demo; `query` follows the part of the address that asks for it. */
export async function openDemo(page: Page, folder: string, query = ""): Promise<void> {
  await page.goto(`${folder}?demo${query}`);
  await expect(userMenu(page)).toBeVisible();
  await expect(strip(page)).toContainText(DEMO.lead);
}

/** Opens the options of the demo. */
export async function openOptions(page: Page): Promise<void> {
  await strip(page).getByText(DEMO.options).click();
}

/** Lets something go wrong that happens once. */
export async function cause(page: Page, problem: string): Promise<void> {
  await button(strip(page), problem).click();
  await expect(strip(page).getByRole("status")).toContainText(DEMO.noted);
}

/** A value that the strip shows, by its name there. */
export const shownValue = (page: Page, name: string): Locator =>
  strip(page).getByRole("term").filter({ hasText: name }).locator("+ dd");

/** The settings that connect the site, as the strip shows them. */
export async function shownSettings(page: Page): Promise<Record<keyof typeof SETTINGS, string>> {
  const read = (name: string) => shownValue(page, name).innerText();
  return { url: await read("Authorization server URL"), clientId: await read("Client id"), clientSecret: await read("Client secret") };
}
