// The pages "Findings" and "Access".

import { type Locator, type Page, expect } from "@playwright/test";

import type { StandIn, World } from "./stand-in.ts";
import { expectIdle, heading, open } from "./steps.ts";

/** A site with users of every kind: Supervisor, administrators, an inactive one, and one without a license. */
export const AUDITED: World = { profile: "core-8.3", start: "connected-site", apps: 16, users: 12 };

/** The link in the navigation, whose name ends in the number of findings. */
export const findingsLink = (page: Page): Locator =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Findings, \d+$/ });

/** The list of findings. */
export const findings = (page: Page): Locator => page.getByRole("list", { name: "Findings", exact: true });

/** The finding of an app by its title. */
export const findingItems = (page: Page): Locator => findings(page).getByRole("listitem");

/** The number in the navigation. */
export async function counted(page: Page): Promise<number> {
  const name = await findingsLink(page).textContent();
  return Number(name?.replace(/\D/g, ""));
}

/** Opens one of the pages for a user who is signed in already, and waits until everything is read. */
export async function openAudit(page: Page, standIn: StandIn, name: "Findings" | "Access"): Promise<void> {
  await open(page, standIn, `?page=${name.toLowerCase()}`);
  await expect(heading(page, name)).toBeVisible();
  await expect(name === "Findings" ? findings(page) : page.getByRole("table", { name: "Apps and their users" })).toBeVisible();
  await expectIdle(page);
}

/** Fails if the whole page took more requests than a site can be asked. */
export async function expectFewRequests(standIn: StandIn, most: number): Promise<void> {
  const calls = (await standIn.journal()).filter(({ origin }) => origin === "creatio").map(({ call }) => call);
  expect(calls.length, calls.join("\n")).toBeLessThanOrEqual(most);
}
