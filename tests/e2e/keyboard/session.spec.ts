// Signing in, out and in again by keyboard alone.

import { press, type } from "../support/keyboard.ts";
import { activeSwitch } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { APP, HEADINGS, alert, appNamed, button, endedDialog, field, heading, result, saveButton, userMenu } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE, SESSION } from "../support/texts.ts";

test("signing in", async ({ page, standIn }) => {
  await page.goto(standIn.page);
  const user = field(page, "User name");
  const password = field(page, "Password");
  await expect(user, "typing can start immediately").toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText(SESSION.enterUserName)).toBeVisible();
  await expect(user, "the first problem").toBeFocused();
  await type(page, user, "Supervisor");
  await type(page, password, "wrong");
  await page.keyboard.press("Enter");
  await expect(alert(page, SESSION.signInFailed)).toBeVisible();
  await expect(password, "it can be typed again").toBeFocused();
  await type(page, password, "Supervisor");
  await press(page, button(page, "Sign in"), "Space");
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
});

test("signing out by the menu", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await expect(activeSwitch(page, APP)).toBeVisible();
  const menu = userMenu(page);
  const item = page.getByRole("menuitem", { name: "Sign out" });
  await press(page, menu);
  await expect(item).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "About" })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(item).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(item).toBeHidden();
  await expect(menu).toBeFocused();
  await page.keyboard.press("Space");
  await expect(item).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
  await expect(field(page, "User name")).toBeFocused();
});

test("signing in again over a page whose session has ended", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await type(page, field(page, "Description"), "typed before");
  await standIn.endSessions();
  await press(page, saveButton(page));
  const dialog = endedDialog(page);
  const user = field(dialog, "User name");
  await expect(user, "typing can start immediately").toBeFocused();
  await type(page, user, "Supervisor");
  await type(page, field(dialog, "Password"), "Supervisor");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
  await expect(saveButton(page), "the focus is back where it was").toBeFocused();
  expect((await appNamed(standIn, APP)).Description).toBe("typed before");
});

test("postponing the new sign-in", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await type(page, field(page, "Description"), "typed before");
  await standIn.endSessions();
  await press(page, saveButton(page));
  await expect(endedDialog(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(endedDialog(page)).toBeHidden();
  await expect(field(page, "Description")).toHaveValue("typed before");
  await expect(saveButton(page)).toBeFocused();
});
