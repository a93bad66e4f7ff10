// Editing an app: which fields are sent, and which differences count as changes.

import type { Page } from "@playwright/test";

import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, PROFILES, appNamed, expectIdle, field, requestsTo, result, saveButton } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_FORM, APP_PAGE } from "../support/texts.ts";

const REDIRECT_URL = "https://adf.example.com/signed-in";

const redirect = (page: Page) => field(page, "Redirect URL");

/** What each save sent to Creatio. */
const changes = async (standIn: StandIn) =>
  (await requestsTo(standIn, "UpdateClient")).map((entry) => (entry.request as { updateClientRequest: object }).updateClientRequest);

async function save(page: Page): Promise<void> {
  await saveButton(page).click();
  // The message of an earlier save may still be there.
  await expectIdle(page);
  await expect(result(page)).toContainText(APP_PAGE.isSaved);
  await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
}

for (const profile of PROFILES) {
  test(`the Redirect URL is sent only when it was edited, and can be cleared (${profile})`, async ({ page, standIn }) => {
    await standIn.reset({ profile, start: "connected-site" });
    // A redirect address that was set in Creatio need not be a web address.
    await standIn.changeApp(APP, { RedirectUrl: "com.example.adf://signed-in" });
    const app = await steps.openApp(page, standIn, APP);
    await expect(redirect(page)).toHaveValue("com.example.adf://signed-in");
    await expect(redirect(page)).toHaveAccessibleDescription(APP_FORM.redirectUrlHint);
    await steps.fillApp(page, { url: "https://adf.example.com" });
    await save(page);
    await redirect(page).fill("adf.example.com");
    await saveButton(page).click();
    await expect(redirect(page)).toBeFocused();
    await expect(redirect(page)).toHaveAccessibleDescription(APP_FORM.invalidRedirectUrl);
    await redirect(page).fill(` ${REDIRECT_URL} `);
    await save(page);
    await redirect(page).fill("");
    await save(page);
    expect(await changes(standIn)).toEqual([
      { clientId: app.ClientId, applicationUrl: "https://adf.example.com" },
      { clientId: app.ClientId, redirectUrl: REDIRECT_URL },
      { clientId: app.ClientId, redirectUrl: "" },
    ]);
    expect(await appNamed(standIn, APP)).toMatchObject({ RedirectUrl: "" });
  });
}

test("a site whose apps have no Redirect URL has no such field", async ({ page, standIn, watch }) => {
  await standIn.reset({ start: "connected-site", conditions: ["no-redirect-url"] });
  const app = await steps.openApp(page, standIn, APP);
  await expect(field(page, "Application URL")).toBeVisible();
  await expect(redirect(page)).toHaveCount(0);
  await steps.fillApp(page, { name: "Renamed" });
  await save(page);
  expect(await changes(standIn)).toEqual([{ clientId: app.ClientId, name: "Renamed" }]);
  watch.expect(/status of 500/);
});

test("spaces that Creatio stores around a text are not a change until the text is edited", async ({ page, standIn }) => {
  await standIn.changeApp(APP, { Description: "With a blank ", RedirectUrl: "https://back.example.com " });
  await steps.openApp(page, standIn, APP);
  await expect(field(page, "Description")).toHaveValue("With a blank ");
  await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText(APP_FORM.draftRestored)).toHaveCount(0);
  await steps.fillApp(page, { description: "Without a blank" });
  await saveButton(page).click();
  await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
  expect(await appNamed(standIn, APP)).toMatchObject({ Description: "Without a blank", RedirectUrl: "https://back.example.com " });
});

test("what is typed during a save is neither lost nor treated as saved", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Sent" });
  await standIn.fault("UpdateQuery:OAuthClientApp", "hold");
  await saveButton(page).click();
  await steps.expectHeld(standIn, "UpdateQuery:OAuthClientApp");
  await steps.fillApp(page, { url: "https://during-the-save.example.com" });
  await standIn.release();
  await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
  await expect(field(page, "Application URL")).toHaveValue("https://during-the-save.example.com");
  await expect(saveButton(page)).not.toHaveAttribute("aria-disabled", "true");
  await saveButton(page).click();
  await expect.poll(async () => (await appNamed(standIn, APP)).ApplicationUrl).toBe("https://during-the-save.example.com");
  expect((await appNamed(standIn, APP)).Description).toBe("Sent");
});
