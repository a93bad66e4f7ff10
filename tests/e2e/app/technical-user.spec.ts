// A technical user that is created for an app, where the version has such users.

import type { Locator, Page } from "@playwright/test";

import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, appNamed, button, field, heading, requestsTo, result, site, userField } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_FORM } from "../support/texts.ts";

const METHOD = "UpdateOrCreateTechnicalUser";
const ROBOT = { name: "Robot", url: "https://robot.example.com" };

/** Opens the dialog from the list of users. */
async function openDialog(page: Page): Promise<Locator> {
  await userField(page).click();
  await page.getByRole("option").filter({ hasText: APP_FORM.createUser }).click();
  const dialog = page.getByRole("dialog", { name: APP_FORM.createTechnicalUser });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** How many users have this name. */
async function usersNamed(standIn: StandIn, name: string): Promise<number> {
  const users = (await standIn.state())["users"] as { Name: string }[];
  return users.filter(({ Name }) => Name === name).length;
}

for (const profile of ["framework-8.2", "core-8.3", "framework-10"] as const) {
  test(`a new app acts as a user that was created for it (${profile})`, async ({ page, standIn }) => {
    await standIn.reset(site(profile));
    await steps.open(page, standIn, "?page=new");
    await steps.fillApp(page, ROBOT);
    const dialog = await openDialog(page);
    await expect(field(dialog, APP_FORM.technicalUserName), "the name of the app").toHaveValue(ROBOT.name);
    await expect(field(dialog, APP_FORM.technicalUserName)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(userField(page)).toHaveValue(ROBOT.name);
    await expect(result(page)).toContainText(APP_FORM.technicalUserCreated(ROBOT.name));
    expect(await requestsTo(standIn, "AddClient"), "Enter did not save the app").toHaveLength(0);

    await steps.saveButton(page).click();
    await expect(heading(page, ROBOT.name)).toBeVisible();
    expect((await appNamed(standIn, ROBOT.name)).SystemUser?.displayValue).toBe(ROBOT.name);
  });
}

test("an app that acts as Supervisor gets a user of its own", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.3"));
  await standIn.changeApp(APP, { SystemUser: "Supervisor" });
  await steps.openApp(page, standIn, APP);
  await button(page, APP_FORM.createUser).click();
  const dialog = page.getByRole("dialog", { name: APP_FORM.createTechnicalUser });
  await field(dialog, APP_FORM.technicalUserName).fill("Reports robot\u200b ");
  await button(dialog, APP_FORM.createNow).click();
  await expect(userField(page)).toHaveValue("Reports robot");
  await expect(button(page, APP_FORM.createUser), "no Supervisor, no offer").toHaveCount(0);
  await steps.saveButton(page).click();
  await expect.poll(async () => (await appNamed(standIn, APP)).SystemUser?.displayValue).toBe("Reports robot");
});

for (const { title, fault, found } of [
  { title: "a user whose answer was lost is found", fault: "cut-after", found: true },
  { title: "a user that Creatio reports as created and does not hold is not reported as created", fault: "reverted", found: false },
] as const) {
  test(title, async ({ page, standIn, watch }) => {
    watch.expect(/ERR_EMPTY_RESPONSE/, found ? 1 : 0);
    await standIn.reset(site("framework-10"));
    await steps.open(page, standIn, "?page=new");
    await steps.fillApp(page, ROBOT);
    const dialog = await openDialog(page);
    await standIn.fault(METHOD, fault);
    await button(dialog, APP_FORM.createNow).click();
    if (!found) {
      await expect(dialog.getByRole("alert")).toContainText(APP_FORM.technicalUserFailed);
      await button(dialog, APP_FORM.createNow).click();
    }
    await expect(userField(page)).toHaveValue(ROBOT.name);
    expect(await usersNamed(standIn, ROBOT.name)).toBe(1);
  });
}

test("a user of whom nothing is known is not created a second time", async ({ page, standIn, watch }) => {
  watch.expect(/ERR_EMPTY_RESPONSE/, 2);
  await standIn.reset(site("framework-10"));
  await steps.open(page, standIn, "?page=new");
  await steps.fillApp(page, ROBOT);
  const dialog = await openDialog(page);
  await standIn.fault(METHOD, "cut-after");
  await standIn.fault("SelectQuery:SysAdminUnit", "cut-before");
  await button(dialog, APP_FORM.createNow).click();
  await expect(dialog.getByRole("alert")).toContainText(APP_FORM.technicalUserUnknown);
  await button(dialog, APP_FORM.createNow).click();
  await expect(userField(page)).toHaveValue(ROBOT.name);
  expect(await usersNamed(standIn, ROBOT.name)).toBe(1);
});

test("an older version says that it cannot, and what was typed stays", async ({ page, standIn, watch }) => {
  watch.expect(/status of 404/, 1);
  await standIn.reset(site("core-8.1"));
  await steps.open(page, standIn, "?page=new");
  const dialog = await openDialog(page);
  await button(dialog, APP_FORM.createNow).click();
  await expect(dialog.getByText("Enter a user name")).toBeVisible();
  expect(await requestsTo(standIn, METHOD), "nothing is sent without a name").toHaveLength(0);
  await field(dialog, APP_FORM.technicalUserName).fill(ROBOT.name);
  await button(dialog, APP_FORM.createNow).click();
  await expect(dialog.getByRole("alert")).toContainText(APP_FORM.technicalUserFailed);
  await expect(field(dialog, APP_FORM.technicalUserName)).toHaveValue(ROBOT.name);
  await expect(dialog.getByRole("link", { name: APP_FORM.openCreatio })).toBeVisible();
});
