// What the tests of bad days share: an app that is typed, and that is made once, whatever happens meanwhile.

import { type Locator, type Page, expect } from "@playwright/test";

import type { Profile, StandIn, World } from "./stand-in.ts";
import * as steps from "./steps.ts";
import { DOCUMENTED, acted, credentials } from "./steps.ts";

/** What is typed for a new app. */
export const TYPED = { ...DOCUMENTED.app, description: "Typed before the fault" };

/** A connected site with a few apps, in circumstances of its own. */
export const site = (profile: Profile, ...conditions: string[]): World => ({
  profile,
  start: "connected-site",
  apps: 3,
  users: 5,
  conditions,
});

/** The failure that says this. */
export const alert = (page: Page, what: string): Locator => page.getByRole("alert").filter({ hasText: what });

/** A button by its whole name. */
export const button = (place: Page | Locator, name: string): Locator => place.getByRole("button", { name, exact: true });

/** Nothing on the page is still under way. */
export async function expectIdle(page: Page): Promise<void> {
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

/** What was typed is still in the fields. */
export async function expectTyped(page: Page): Promise<void> {
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue(TYPED.name);
  await expect(page.getByRole("textbox", { name: "Application URL" })).toHaveValue(TYPED.url);
  await expect(page.getByRole("textbox", { name: "Description" })).toHaveValue(TYPED.description);
  await expect(page.getByRole("combobox", { name: "System user" })).toHaveValue(TYPED.user);
}

/** The app is there once, as it was typed, and the page shows its credentials. */
export async function expectMade(page: Page, standIn: StandIn, active = true): Promise<void> {
  await expect(page.getByRole("heading", { name: `“${TYPED.name}” is ready` })).toBeVisible();
  const app = await steps.appNamed(standIn, TYPED.name);
  await expect(credentials(page).clientId).toHaveText(app.ClientId);
  await credentials(page).show.click();
  await expect(credentials(page).secret).toHaveText(app.ClientSecret);
  expect(app).toMatchObject({ ApplicationUrl: TYPED.url, Description: TYPED.description, IsActive: active });
  expect(app.SystemUser?.displayValue).toBe(TYPED.user);
  expect(await acted(standIn, "AddClient"), "made once").toBe(1);
}

/** Fills in the page for a new app. */
export async function typeNewApp(page: Page, standIn: StandIn): Promise<void> {
  await steps.open(page, standIn, "?page=new");
  await steps.fillApp(page, TYPED);
}

/** What is asked for without anybody having asked, where apps are listed or made. */
const QUIET_CALLS = [
  "GetCanExecuteOperation",
  "GetFeatureState",
  "GrantAccess",
  "QuerySysSettings",
  "OAuthHealthCheck",
  "SelectQuery:OAuthResource",
];

/** The page's own look at the connection is over: it takes no notice of what breaks from now on. */
export async function expectLookedAround(standIn: StandIn): Promise<void> {
  const awaited = async () => {
    const answered = (await standIn.journal()).filter((entry) => entry.status !== 0).map((entry) => entry.call);
    return QUIET_CALLS.filter((call) => !answered.includes(call));
  };
  await expect.poll(awaited, "what the page still asks by itself").toEqual([]);
}

/** Fills in the page for a new app, and breaks something only after the page has found all well. */
export async function typeNewAppBefore(page: Page, standIn: StandIn, condition: string): Promise<void> {
  await typeNewApp(page, standIn);
  await expectLookedAround(standIn);
  await standIn.conditions({ set: [condition] });
}
