// A new app that begins with the values of another one.

import type { Page } from "@playwright/test";

import { BACK, expectKept, expectNothingKept, reloadAnyway } from "./support/drafts.ts";
import * as steps from "./support/steps.ts";
import { HEADINGS, acted, appNamed, credentials, heading, saveButton } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { TYPED, alert, button, expectTyped, typeNewApp } from "./support/typed-app.ts";

const APP = "Azure Data Factory";
const COPY = `${APP} (copy)`;
const FROM = `Filled with the values of “${APP}”.`;

const duplicate = (page: Page) => page.getByRole("link", { name: "Duplicate", exact: true });
const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

test("a duplicate has the values of its app, a name of its own, and credentials of its own", async ({ page, standIn }) => {
  await standIn.changeApp(APP, { RedirectUrl: "https://adf.example.com/back", IsActive: false });
  const app = await steps.openApp(page, standIn, APP);
  await duplicate(page).click();
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
  await expect(page.getByText(FROM)).toContainText("Its Redirect URL is not taken over");
  await expect(field(page, "Name")).toHaveValue(COPY);
  await expect(field(page, "Application URL")).toHaveValue(app.ApplicationUrl);
  await expect(field(page, "Description")).toHaveValue(app.Description);
  await expect(page.getByRole("combobox", { name: "System user" })).toHaveValue(app.SystemUser?.displayValue ?? "");
  await expect(page.getByRole("switch", { name: "Active" })).not.toBeChecked();
  await expect(field(page, "Redirect URL")).toHaveCount(0);
  await expectNothingKept(page);
  await page.reload();
  await expect(field(page, "Name"), "as the address says").toHaveValue(COPY);

  await saveButton(page).click();
  await expect(credentials(page).region).toBeVisible();
  const made = await appNamed(standIn, COPY);
  const { ApplicationUrl, Description, SystemUser } = app;
  expect(made).toMatchObject({ ApplicationUrl, Description, SystemUser, IsActive: false });
  expect(made.ClientId).not.toBe(app.ClientId);
  expect(await appNamed(standIn, APP), "the one that was copied stays as it was").toEqual(app);
  expect(JSON.stringify((await steps.asked(standIn, "AddClient"))[0]?.request)).not.toContain("redirectUrl");
  expect(await steps.asked(standIn, "GetClientSecret")).toEqual([]);
  await button(page, "New").click();
  await expect(field(page, "Name"), "one more is no copy").toHaveValue("");
  await expect(page.getByText(FROM)).toHaveCount(0);
});

test("what is changed in a duplicate is found again after a reload", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await duplicate(page).click();
  await field(page, "Name").fill("Another factory");
  await expectKept(page, "Another factory");
  await reloadAnyway(page);
  await expect(page.getByText(BACK)).toBeVisible();
  await expect(page.getByText(FROM), "it is still a copy of that app").toBeVisible();
  await expect(page.getByText("A new app was begun before.")).toHaveCount(0);
  await expect(field(page, "Name")).toHaveValue("Another factory");
  await button(page, "Discard it").click();
  await expect(field(page, "Name")).toHaveValue(COPY);
});

test("a new app that was begun is not lost to a duplicate", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await steps.goTo(page, "Apps");
  await page.getByRole("link", { name: APP, exact: true }).click();
  await duplicate(page).click();
  await expect(page.getByText(BACK)).toBeVisible();
  await expect(page.getByText(`A new app was begun before. Discard it to begin with a copy of “${APP}”.`)).toBeVisible();
  await expect(page.getByText(FROM)).toHaveCount(0);
  await expectTyped(page);
  await button(page, "Discard it").click();
  await expect(page.getByText(FROM)).toBeVisible();
  await expect(field(page, "Name")).toHaveValue(COPY);
  await expectNothingKept(page);
});

test("the name of a duplicate is cut to what Creatio keeps", async ({ page, standIn }) => {
  const long = "A name as long as Creatio takes it ".repeat(8).slice(0, 250);
  await standIn.changeApp(APP, { Name: long });
  await steps.openApp(page, standIn, long);
  await duplicate(page).click();
  await expect(field(page, "Name")).toHaveValue(`${long.slice(0, 243)} (copy)`);
  await saveButton(page).click();
  await expect(credentials(page).region).toBeVisible();
  expect(await acted(standIn, "AddClient")).toBe(1);
});

test("an app that cannot be read is not copied, and a draft is not lost to it", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await steps.goTo(page, "Apps");
  await page.goto(`${standIn.page}?page=new&from=00000000-0000-4000-8000-000000000001`);
  await expect(alert(page, "The app to copy could not be read.")).toContainText("There is no such app any more.");
  await page.getByRole("link", { name: "Begin with an empty form" }).click();
  await expect(page.getByText(BACK)).toBeVisible();
  await expect(field(page, "Name")).toHaveValue(TYPED.name);
});
