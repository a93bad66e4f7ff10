// A new app that starts with the values of another one.

import type { Page } from "@playwright/test";

import { expectDraftStored, expectNoDraftStored, reloadAnyway } from "../support/drafts.ts";
import { appLink } from "../support/list.ts";
import { TYPED, expectTyped, typeNewApp } from "../support/new-app.ts";
import * as steps from "../support/steps.ts";
import {
  APP,
  HEADINGS,
  activeField,
  alert,
  appNamed,
  button,
  changesBy,
  credentials,
  field,
  heading,
  requestsTo,
  saveButton,
} from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_FORM, APP_PAGE, NEW_APP } from "../support/texts.ts";

const COPY = `${APP} (copy)`;

const duplicate = (page: Page) => page.getByRole("link", { name: "Duplicate", exact: true });

test("a duplicate has the values of its app, and a name and credentials of its own", async ({ page, standIn }) => {
  await standIn.changeApp(APP, { RedirectUrl: "https://adf.example.com/back", IsActive: false });
  const app = await steps.openApp(page, standIn, APP);
  await duplicate(page).click();
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
  await expect(page.getByText(NEW_APP.copiedFrom(APP))).toContainText(NEW_APP.redirectUrlNotCopied);
  const user = app.SystemUser?.displayValue ?? "";
  await steps.expectFields(page, { name: COPY, url: app.ApplicationUrl, description: app.Description, user });
  await expect(activeField(page)).not.toBeChecked();
  await expect(field(page, "Redirect URL")).toHaveCount(0);
  await expectNoDraftStored(page);
  await page.reload();
  await expect(field(page, "Name"), "the address says what is copied").toHaveValue(COPY);

  await saveButton(page).click();
  await expect(credentials(page).region).toBeVisible();
  const created = await appNamed(standIn, COPY);
  const { ApplicationUrl, Description, SystemUser } = app;
  expect(created).toMatchObject({ ApplicationUrl, Description, SystemUser, IsActive: false });
  expect(created.ClientId).not.toBe(app.ClientId);
  expect(await appNamed(standIn, APP), "the original is unchanged").toEqual(app);
  expect(JSON.stringify((await requestsTo(standIn, "AddClient"))[0]?.request)).not.toContain("redirectUrl");
  expect(await requestsTo(standIn, "GetClientSecret")).toEqual([]);
  await button(page, NEW_APP.createAnother).click();
  await expect(field(page, "Name"), "another new app is not a copy").toHaveValue("");
  await expect(page.getByText(NEW_APP.copiedFrom(APP))).toHaveCount(0);
});

test("changes in a duplicate are restored after a reload", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await duplicate(page).click();
  await field(page, "Name").fill("Another factory");
  await expectDraftStored(page, "Another factory");
  await reloadAnyway(page);
  await expect(page.getByText(APP_FORM.draftRestored)).toBeVisible();
  await expect(page.getByText(NEW_APP.copiedFrom(APP)), "it is still a copy of that app").toBeVisible();
  await expect(page.getByText(NEW_APP.anotherDraft)).toHaveCount(0);
  await expect(field(page, "Name")).toHaveValue("Another factory");
  await button(page, APP_FORM.discardDraft).click();
  await expect(field(page, "Name")).toHaveValue(COPY);
});

test("a duplicate does not replace the draft of a new app", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await steps.goTo(page, "Apps");
  await appLink(page, APP).click();
  await duplicate(page).click();
  await expect(page.getByText(APP_FORM.draftRestored)).toBeVisible();
  await expect(page.getByText(NEW_APP.draftInsteadOfCopy(APP))).toBeVisible();
  await expectTyped(page);
  await expect(page.getByText(NEW_APP.copiedFrom(APP))).toHaveCount(0);
  await button(page, APP_FORM.discardDraft).click();
  await expect(page.getByText(NEW_APP.copiedFrom(APP))).toBeVisible();
  await expect(field(page, "Name")).toHaveValue(COPY);
  await expectNoDraftStored(page);
});

test("the name of a duplicate is truncated to the length that Creatio stores", async ({ page, standIn }) => {
  const long = "A name as long as Creatio takes it ".repeat(8).slice(0, 250);
  await standIn.changeApp(APP, { Name: long });
  await steps.openApp(page, standIn, long);
  await duplicate(page).click();
  await expect(field(page, "Name")).toHaveValue(`${long.slice(0, 243)} (copy)`);
  await saveButton(page).click();
  await expect(credentials(page).region).toBeVisible();
  expect(await changesBy(standIn, "AddClient")).toBe(1);
});

test("an app that cannot be read is not copied, and a draft survives the attempt", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await steps.goTo(page, "Apps");
  await page.goto(`${standIn.page}?page=new&from=00000000-0000-4000-8000-000000000001`);
  await expect(alert(page, NEW_APP.copySourceFailed)).toContainText(APP_PAGE.gone);
  await page.getByRole("link", { name: NEW_APP.startEmpty }).click();
  await expect(page.getByText(APP_FORM.draftRestored)).toBeVisible();
  await expect(field(page, "Name")).toHaveValue(TYPED.name);
});
