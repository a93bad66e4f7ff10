// The dialog "Your session has ended": postponed, refused, used by another user, or made unnecessary by another tab.

import type { Page } from "@playwright/test";

import { expectQueried } from "../support/connection.ts";
import { expectCreated, expectTyped, typeNewApp } from "../support/new-app.ts";
import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, HEADINGS, alert, button, changesBy, endedDialog, expectIdle, heading, requestsTo, saveButton } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE, CONNECT, NEW_APP, SESSION } from "../support/texts.ts";

/** Types a new app and saves it after the session has ended. */
async function saveWithoutSession(page: Page, standIn: StandIn): Promise<void> {
  await typeNewApp(page, standIn);
  await standIn.endSessions();
  await saveButton(page).click();
  await expect(endedDialog(page)).toBeVisible();
}

test("“Not now” keeps what was typed, and saving opens the dialog again", async ({ page, standIn }) => {
  await saveWithoutSession(page, standIn);
  await button(endedDialog(page), SESSION.notNow).click();
  await expect(endedDialog(page)).toBeHidden();
  await expect(page.getByRole("alert")).toContainText(SESSION.endedAndNothingDone);
  await expectTyped(page);
  await saveButton(page).click();
  await expect(endedDialog(page)).toBeVisible();
  await steps.signIn(endedDialog(page));
  await expectCreated(page, standIn);
});

test("the dialog knows who signed in on this page, and covers no message about something else", async ({ page, standIn }) => {
  await page.goto(standIn.page);
  await steps.signIn(page);
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await page.getByRole("link", { name: APP, exact: true }).click();
  await steps.fillApp(page, { description: "Saved before" });
  await saveButton(page).click();
  await expect(steps.result(page)).toHaveText(APP_PAGE.saved(APP));
  await standIn.endSessions();
  await steps.fillApp(page, { description: "Typed after" });
  await saveButton(page).click();
  const dialog = endedDialog(page);
  await expect(steps.field(dialog, "User name")).toHaveValue("Supervisor");
  await expect(steps.field(dialog, "Password")).toBeFocused();
  await expect(steps.result(page)).toHaveCount(0);
  await page.keyboard.type("Supervisor");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(steps.result(page)).toHaveText(APP_PAGE.saved(APP));
});

test("a wrong password is reported in the dialog", async ({ page, standIn }) => {
  await saveWithoutSession(page, standIn);
  await steps.signIn(endedDialog(page), "Supervisor", "wrong");
  await expect(endedDialog(page).getByRole("alert")).toContainText(SESSION.wrongCredentials);
  expect(await changesBy(standIn, "AddClient")).toBe(0);
  await steps.signIn(endedDialog(page));
  await expectCreated(page, standIn);
});

test("what was started is not done in the name of another user who signs in", async ({ page, standIn }) => {
  await saveWithoutSession(page, standIn);
  await steps.signIn(endedDialog(page), "Mary King");
  await expect(endedDialog(page)).toBeHidden();
  const dialog = page.getByRole("dialog", { name: SESSION.nowSignedInAs("Mary King") });
  await button(dialog, SESSION.notNow).click();
  await expect(alert(page, NEW_APP.notCreated)).toContainText(SESSION.endedAndNothingDone);
  await expectTyped(page);
  await saveButton(page).click();
  await button(dialog, SESSION.goOnAs("Mary King")).click();
  await expect(steps.userMenu(page, "Mary King")).toBeVisible();
  expect(await changesBy(standIn, "AddClient")).toBe(0);
});

test("signing in in another tab closes the dialog", async ({ page, standIn }) => {
  await saveWithoutSession(page, standIn);

  await standIn.clearJournal();
  await returnToTab(page);
  await expectQueried(standIn, "GetCurrentUserInfo");
  // The dialog still accepts a password after the response that no user has signed in yet.
  await steps.signIn(endedDialog(page), "Supervisor", "wrong");
  await expect(endedDialog(page).getByRole("alert")).toContainText(SESSION.wrongCredentials);

  await standIn.signIn(page.context());
  await returnToTab(page);
  await expect(endedDialog(page)).toBeHidden();
  await expectCreated(page, standIn);
});

test("many concurrent calls open a single dialog", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=connect");
  await expect(page.getByText(CONNECT.connectedOrNotTested)).toBeVisible();
  await standIn.endSessions();
  await button(page, "Check again").click();
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await steps.signIn(endedDialog(page));
  await expect(page.getByText(CONNECT.connectedOrNotTested)).toBeVisible();
  await expectIdle(page);
  await expect(button(page, "Check again")).toBeEnabled();
  await expect(page.getByRole("dialog"), "no further dialog has opened").toHaveCount(0);
  expect(await requestsTo(standIn, "Login")).toHaveLength(1);
});

test("if the session ended before the page was opened, signing in leads to the same page", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await standIn.endSessions();
  await page.goto(`${standIn.page}?page=connect`);
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
  await steps.signIn(page);
  await expect(heading(page, HEADINGS.connect)).toBeVisible();
});

/** Sends the page the events of a user returning to its tab. */
async function returnToTab(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
}
