// Before an app is deleted something gentler is offered, its record can be kept, and a refusal is explained.

import type { Page } from "@playwright/test";

import * as steps from "./support/steps.ts";
import { acted, appNamed, result, saveButton } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { alert, button } from "./support/typed-app.ts";

const APP = "Azure Data Factory";
const OFF = `“${APP}” is switched off. The Identity Service gives it no token any more.`;

async function openDialog(page: Page) {
  await button(page, "Delete").click();
  const dialog = page.getByRole("dialog", { name: `Delete ${APP}?` });
  await expect(dialog.getByRole("textbox", { name: "Type the name to confirm" })).toBeFocused();
  return dialog;
}

async function confirm(page: Page) {
  const dialog = await openDialog(page);
  await dialog.getByRole("textbox", { name: "Type the name to confirm" }).fill(APP);
  await button(dialog, "Delete").click();
  return dialog;
}

test("an app can be switched off instead, which can be undone and loses nothing typed", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed before" });
  const active = page.getByRole("switch", { name: "Active" });
  const dialog = await openDialog(page);
  await button(dialog, "Switch off instead").click();
  await expect(dialog).toBeHidden();
  await expect(result(page)).toHaveText(OFF);
  await expect(active).not.toBeChecked();
  await expect(page.getByRole("textbox", { name: "Description" })).toHaveValue("Typed before");
  await expect(button(page, "Delete"), "where it began").toBeFocused();
  expect(await appNamed(standIn, APP)).toMatchObject({ IsActive: false });
  expect(await acted(standIn, "DeleteClient")).toBe(0);

  await button(await openDialog(page), "Cancel").click();
  await expect(button(dialog, "Switch off instead"), "it is off already").toHaveCount(0);
  await button(page, "Undo").click();
  await expect(result(page)).toHaveText(`“${APP}” is switched on.`);
  await expect(active).toBeChecked();
  expect(await appNamed(standIn, APP)).toMatchObject({ IsActive: true });
  await saveButton(page).click();
  await expect(result(page)).toHaveText(`“${APP}” is saved.`);
  expect(await appNamed(standIn, APP)).toMatchObject({ IsActive: true, Description: "Typed before" });
});

test("an app that is off is not offered to be switched off", async ({ page, standIn }) => {
  await standIn.changeApp(APP, { IsActive: false });
  await steps.openApp(page, standIn, APP);
  const dialog = await openDialog(page);
  await expect(button(dialog, "Switch off instead")).toHaveCount(0);
});

test("a switching off that fails is told in the dialog", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await standIn.conditions({ set: ["identity-down"] });
  const dialog = await openDialog(page);
  await button(dialog, "Switch off instead").click();
  await expect(alert(page, `“${APP}” could not be switched off.`)).toContainText("cannot reach the Identity Service");
  expect(await appNamed(standIn, APP)).toMatchObject({ IsActive: true });
});

test("the record can be saved as a file, without the secret", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  const dialog = await openDialog(page);
  const downloading = page.waitForEvent("download");
  await button(dialog, "Save record").click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`${APP}.json`);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) {
    chunks.push(chunk as Buffer);
  }
  const text = Buffer.concat(chunks).toString();
  expect(JSON.parse(text)).toMatchObject({ Id: app.Id, Name: APP, ClientId: app.ClientId, Description: app.Description });
  expect(text).not.toContain(app.ClientSecret);
});

test("an app that the Identity Service has forgotten: why it stays, and what to do", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await standIn.forget(APP);
  const dialog = await confirm(page);
  const told = alert(page, "The app was not deleted.");
  await expect(told).toContainText("Once its database was made anew, an app from before can neither be changed nor deleted.");
  await expect(told).toContainText("Check Client id and Client secret on the page Connect.");
  await expect(told).toContainText("removed by the database administrator");
  await expect(told).toContainText("“Duplicate” makes a replacement");
  await expect(button(dialog, "Save record")).toBeVisible();
  expect(await steps.appsOf(standIn)).toHaveLength(3);

  await button(dialog, "Cancel").click();
  await steps.fillApp(page, { url: "https://typed.example.com" });
  await saveButton(page).click();
  const saving = alert(page, "The app was not saved.");
  await expect(saving).toContainText("does not accept Creatio's own client, or does not know this app");
  await expect(saving).not.toContainText("Duplicate");

  // Registered again, it can be deleted.
  await standIn.remember(APP);
  await confirm(page);
  await expect(result(page)).toHaveText(`“${APP}” is deleted.`);
});

test("the way back from a deleted app does not lead to it", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await page.getByRole("link", { name: APP, exact: true }).click();
  await expect(page, "its own title, for tabs and history").toHaveTitle(`${APP} · Creatio OAuth Admin`);
  await confirm(page);
  await expect(result(page)).toContainText(`“${APP}” is deleted`);
  await page.goBack();
  await expect(steps.heading(page, steps.HEADINGS.apps)).toBeVisible();
  await expect(page.getByText("The app could not be opened")).toHaveCount(0);
});
