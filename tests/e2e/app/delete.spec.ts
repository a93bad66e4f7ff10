// Before an app is deleted, the page offers to turn it off and to save its record; a refusal is explained.

import { appLink, undoButton } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import {
  APP,
  HEADINGS,
  activeField,
  alert,
  appNamed,
  button,
  changesBy,
  deleteApp,
  heading,
  openDeleteDialog,
  result,
  saveButton,
} from "../support/steps.ts";
import { download } from "../support/list.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE, FAILURE, LIST } from "../support/texts.ts";

test("an app can be turned off instead, which can be undone and loses nothing typed", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed before" });
  const dialog = await openDeleteDialog(page, APP);
  await button(dialog, APP_PAGE.switchOffInstead).click();
  await expect(dialog).toBeHidden();
  await expect(result(page)).toHaveText(LIST.switchedOff(APP));
  await expect(activeField(page)).not.toBeChecked();
  await expect(steps.field(page, "Description")).toHaveValue("Typed before");
  await expect(button(page, "Delete"), "the focus is back where it was").toBeFocused();
  expect(await appNamed(standIn, APP)).toMatchObject({ IsActive: false });
  expect(await changesBy(standIn, "DeleteClient")).toBe(0);

  await openDeleteDialog(page, APP);
  await expect(button(dialog, APP_PAGE.switchOffInstead), "it is off already").toHaveCount(0);
  await button(dialog, "Cancel").click();
  await undoButton(page).click();
  await expect(result(page)).toHaveText(LIST.switchedOn(APP));
  await expect(activeField(page)).toBeChecked();
  expect(await appNamed(standIn, APP)).toMatchObject({ IsActive: true });
  await saveButton(page).click();
  await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
  expect(await appNamed(standIn, APP)).toMatchObject({ IsActive: true, Description: "Typed before" });
});

test("turning off is not offered for an app that is off", async ({ page, standIn }) => {
  await standIn.changeApp(APP, { IsActive: false });
  await steps.openApp(page, standIn, APP);
  const dialog = await openDeleteDialog(page, APP);
  await expect(button(dialog, "Delete")).toBeVisible();
  await expect(button(dialog, APP_PAGE.switchOffInstead)).toHaveCount(0);
});

test("a failure to turn off is reported in the dialog", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await standIn.conditions({ set: ["identity-down"] });
  const dialog = await openDeleteDialog(page, APP);
  await button(dialog, APP_PAGE.switchOffInstead).click();
  await expect(alert(page, LIST.switchOffFailed(APP))).toContainText(FAILURE.identityUnreachable);
  expect(await appNamed(standIn, APP)).toMatchObject({ IsActive: true });
});

test("the record can be saved as a file, without the secret", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  const dialog = await openDeleteDialog(page, APP);
  const { name, text } = await download(page, () => button(dialog, APP_PAGE.saveRecord).click());
  expect(name).toBe(`${APP}.json`);
  expect(JSON.parse(text)).toMatchObject({ Id: app.Id, Name: APP, ClientId: app.ClientId, Description: app.Description });
  expect(text).not.toContain(app.ClientSecret);
});

test("for an app that the Identity Service does not know, the page says why it cannot be deleted and what to do", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await standIn.forget(APP);
  const dialog = await deleteApp(page, APP);
  const refusal = alert(page, APP_PAGE.notDeleted);
  await expect(refusal).toContainText(APP_PAGE.identityForgotApp);
  await expect(refusal).toContainText(APP_PAGE.checkSettings);
  await expect(refusal).toContainText(APP_PAGE.removeInDatabase);
  await expect(refusal).toContainText(APP_PAGE.duplicateInstead);
  await expect(button(dialog, APP_PAGE.saveRecord)).toBeVisible();
  expect(await steps.appsOf(standIn)).toHaveLength(3);

  await button(dialog, "Cancel").click();
  await steps.fillApp(page, { url: "https://typed.example.com" });
  await saveButton(page).click();
  const notSaved = alert(page, APP_PAGE.notSaved);
  await expect(notSaved).toContainText(FAILURE.identityForgotApp);
  await expect(notSaved).not.toContainText("Duplicate");

  // Registered again, it can be deleted.
  await standIn.remember(APP);
  await deleteApp(page, APP);
  await expect(result(page)).toHaveText(APP_PAGE.deleted(APP));
});

test("going back after deleting an app does not lead to it", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await appLink(page, APP).click();
  await expect(page, "the page of an app has its own title").toHaveTitle(`${APP} · Creatio OAuth Admin`);
  await deleteApp(page, APP);
  await expect(result(page)).toContainText(APP_PAGE.deleted(APP));
  await page.goBack();
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await expect(page.getByText(LIST.count(2), { exact: true })).toBeVisible();
  await expect(page.getByText(APP_PAGE.openFailed)).toHaveCount(0);
});
