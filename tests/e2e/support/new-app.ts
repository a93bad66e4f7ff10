// A new app: typed once and created once, no matter what goes wrong in between.

import { type Page, expect } from "@playwright/test";

import { expectConnectionQueried } from "./connection.ts";
import type { StandIn } from "./stand-in.ts";
import * as steps from "./steps.ts";
import { DOCUMENTED, changesBy, credentials } from "./steps.ts";
import { NEW_APP } from "./texts.ts";

/** The values of a new app. */
export const TYPED = { ...DOCUMENTED.app, description: "Typed before the fault" };

/** Fills in the form for a new app. */
export async function typeNewApp(page: Page, standIn: StandIn): Promise<void> {
  await steps.open(page, standIn, "?page=new");
  await steps.fillApp(page, TYPED);
}

/** Fills in the form for a new app, and breaks the site only after the page has found the connection working. */
export async function typeNewAppThenBreak(page: Page, standIn: StandIn, condition: string): Promise<void> {
  await typeNewApp(page, standIn);
  await expectConnectionQueried(standIn);
  await standIn.conditions({ set: [condition] });
}

/** Fails unless the form still holds what was typed. */
export async function expectTyped(page: Page): Promise<void> {
  await steps.expectFields(page, TYPED);
}

/** Fails unless Creatio has the app once, as typed, and the page shows its credentials. */
export async function expectCreated(page: Page, standIn: StandIn, active = true): Promise<void> {
  await expect(steps.heading(page, TYPED.name)).toBeVisible();
  await expect(page.getByText(NEW_APP.next)).toBeVisible();
  const app = await steps.appNamed(standIn, TYPED.name);
  await expect(credentials(page).clientId).toHaveText(app.ClientId);
  await credentials(page).show.click();
  await expect(credentials(page).secret).toHaveText(app.ClientSecret);
  expect(app).toMatchObject({ ApplicationUrl: TYPED.url, Description: TYPED.description, IsActive: active });
  expect(app.SystemUser?.displayValue).toBe(TYPED.user);
  expect(await changesBy(standIn, "AddClient"), "created once").toBe(1);
}

/** Makes every search for the new app fail, except the one before it is created. */
export async function failLookingForApp(standIn: StandIn): Promise<void> {
  // The query before creating succeeds.
  await standIn.fault("SelectQuery:OAuthClientApp", "slow", { delayMs: 0 });
  await standIn.fault("SelectQuery:OAuthClientApp", "error-500-json", { times: 0 });
  // The fallback to OData.
  await standIn.fault("OAuthClientApp", "error-500-json", { times: 0 });
}
