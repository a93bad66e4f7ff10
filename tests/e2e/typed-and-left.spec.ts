// What was typed about an app is not lost by leaving its page, and what an administrator should know stands beside it.

import type { Page } from "@playwright/test";

import { BACK } from "./support/drafts.ts";
import * as steps from "./support/steps.ts";
import { HEADINGS, appNamed, credentials, heading, result, saveButton } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { TYPED, button, expectMade, expectTyped, site, typeNewApp } from "./support/typed-app.ts";

const APP = "Azure Data Factory";


const description = (page: Page) => page.getByRole("textbox", { name: "Description" });
const openFromList = (page: Page) => page.getByRole("link", { name: APP, exact: true }).click();

test("a changed app is found as it was left, and the change can be let go", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1"));
  await steps.openApp(page, standIn, APP);
  await description(page).fill("Typed and left");
  await steps.goTo(page, "Apps");
  await openFromList(page);
  await expect(page.getByText(BACK)).toBeVisible();
  await expect(description(page)).toHaveValue("Typed and left");
  await button(page, "Discard it").click();
  await expect(page.getByText(BACK)).toHaveCount(0);
  await expect(description(page)).toHaveValue("Nightly load into the data warehouse");
  await steps.goTo(page, "Apps");
  await openFromList(page);
  await expect(heading(page, APP)).toBeVisible();
  await expect(page.getByText(BACK), "what was let go does not come back").toHaveCount(0);
});

test("what somebody else has changed meanwhile is told when the page is opened again", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1"));
  await steps.openApp(page, standIn, APP);
  await description(page).fill("Mine");
  await steps.goTo(page, "Apps");
  await standIn.changeApp(APP, { Description: "Theirs", ApplicationUrl: "https://theirs.example.com" });
  await openFromList(page);
  await expect(page.getByText("Somebody else has changed this app meanwhile.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Application URL" })).toHaveValue("https://theirs.example.com");
  // Left without deciding, it is still to be decided.
  await steps.goTo(page, "Apps");
  await openFromList(page);
  await expect(page.getByText("Somebody else has changed this app meanwhile.")).toBeVisible();
  await button(page, "Keep mine").click();
  await saveButton(page).click();
  await expect(result(page)).toHaveText(`“${APP}” is saved.`);
  await expect(page.getByText(BACK)).toHaveCount(0);
  expect(await appNamed(standIn, APP)).toMatchObject({ Description: "Mine", ApplicationUrl: "https://theirs.example.com" });
});

test("a new app that was begun is found again, and Cancel lets it go", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1"));
  await typeNewApp(page, standIn);
  await steps.goTo(page, "Connect");
  await steps.goTo(page, "Apps");
  await page.getByRole("link", { name: "New", exact: true }).click();
  await expect(page.getByText(BACK)).toBeVisible();
  await expectTyped(page);
  await button(page, "Cancel").click();
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await page.getByRole("link", { name: "New", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("");
  await expect(page.getByText(BACK)).toHaveCount(0);
});

test("a new app that was begun, left and saved is made once, and is not begun again", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1"));
  await typeNewApp(page, standIn);
  await steps.goTo(page, "Connect");
  await page.goBack();
  await expectTyped(page);
  await saveButton(page).click();
  await expectMade(page, standIn);
  await expect(page.getByText(BACK)).toHaveCount(0);
  await steps.goTo(page, "Apps");
  await page.getByRole("link", { name: "New", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("");
});

test("nobody else who signs in finds what was typed", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1"));
  await typeNewApp(page, standIn);
  await steps.goTo(page, "Apps");
  await steps.userMenu(page).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await steps.signIn(page, "Mary King");
  await expect(steps.userMenu(page, "Mary King")).toBeVisible();
  await page.getByRole("link", { name: "New", exact: true }).click();
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
  await expect(page.getByText(BACK)).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("");
});

test("a system user who may do everything, and one whom others act as, carry a warning", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1"));
  await steps.open(page, standIn);
  await expect(page.getByText("3 apps", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "New", exact: true }).click();
  await steps.chooseUser(page, TYPED.user);
  await expect(page.getByText("The Supervisor may do everything")).toBeVisible();
  await expect(page.getByText(`Also acts for “${APP}”`)).toBeVisible();
  await steps.goTo(page, "Apps");
  await openFromList(page);
  await expect(page.getByText("The Supervisor may do everything")).toBeVisible();
  await expect(page.getByText("Also acts for"), "the app itself is not another").toHaveCount(0);
});

test("the record of an app holds everything but the secret, also before the app is deleted", async ({ page, context, standIn }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await standIn.reset(site("core-8.1"));
  const app = await steps.openApp(page, standIn, APP);
  await credentials(page).show.click();
  await expect(credentials(page).secret).toHaveText(app.ClientSecret);
  await button(page, "Copy as").click();
  await page.getByRole("menuitem", { name: "JSON" }).click();
  await expect(result(page)).toHaveText("Record copied");
  const copied = async () => page.evaluate(() => navigator.clipboard.readText());
  const record = await copied();
  expect(JSON.parse(record)).toMatchObject({ Id: app.Id, Name: APP, ClientId: app.ClientId, IsActive: true });
  expect(record).not.toContain(app.ClientSecret);
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await button(page, "Delete").click();
  const dialog = page.getByRole("dialog", { name: `Delete ${APP}?` });
  await expect(dialog.getByRole("textbox", { name: "Type the name to confirm" })).toBeFocused();
  await button(dialog, "Copy record").click();
  await expect.poll(copied).toBe(record);
  expect(await steps.asked(standIn, "GetClientSecret"), "asked for by “Show” alone").toHaveLength(1);
});
