// Unsaved changes to an app survive going to another page and coming back.

import type { Page } from "@playwright/test";

import { appLink } from "../support/list.ts";
import { expectCreated, expectTyped, typeNewApp } from "../support/new-app.ts";
import * as steps from "../support/steps.ts";
import { APP, HEADINGS, appNamed, button, field, heading, result, saveButton, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_FORM, APP_PAGE } from "../support/texts.ts";

const openNewApp = (page: Page) => page.getByRole("link", { name: "New", exact: true }).click();

test.beforeEach(({ standIn }) => standIn.reset(site("core-8.1")));

test("a changed app is restored as it was left, and the change can be discarded", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed and left" });
  await steps.goTo(page, "Apps");
  await appLink(page, APP).click();
  await expect(page.getByText(APP_FORM.draftRestored)).toBeVisible();
  await expect(field(page, "Description")).toHaveValue("Typed and left");
  await button(page, APP_FORM.discardDraft).click();
  await expect(page.getByText(APP_FORM.draftRestored)).toHaveCount(0);
  await expect(field(page, "Description")).toHaveValue(app.Description);
  await steps.goTo(page, "Apps");
  await appLink(page, APP).click();
  await expect(field(page, "Description")).toHaveValue(app.Description);
  await expect(page.getByText(APP_FORM.draftRestored), "what was discarded does not come back").toHaveCount(0);
});

test("what another administrator has changed since is reported when the page is opened again", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Mine" });
  await steps.goTo(page, "Apps");
  await standIn.changeApp(APP, { Description: "Theirs", ApplicationUrl: "https://theirs.example.com" });
  await appLink(page, APP).click();
  await expect(page.getByText(APP_PAGE.conflict)).toBeVisible();
  await expect(field(page, "Application URL")).toHaveValue("https://theirs.example.com");
  // Leaving does not resolve the conflict.
  await steps.goTo(page, "Apps");
  await appLink(page, APP).click();
  await expect(page.getByText(APP_PAGE.conflict)).toBeVisible();
  await button(page, APP_PAGE.keepMine).click();
  await saveButton(page).click();
  await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
  await expect(page.getByText(APP_FORM.draftRestored)).toHaveCount(0);
  expect(await appNamed(standIn, APP)).toMatchObject({ Description: "Mine", ApplicationUrl: "https://theirs.example.com" });
});

test("the draft of a new app is restored, Cancel keeps it like every other way out, and it can be discarded", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await steps.goTo(page, "Connect");
  await steps.goTo(page, "Apps");
  await openNewApp(page);
  await expect(page.getByText(APP_FORM.draftRestored)).toBeVisible();
  await expectTyped(page);
  await button(page, "Cancel").click();
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await openNewApp(page);
  await expectTyped(page);
  await button(page, "Cancel").click();
  await button(page, APP_FORM.discardKept).click();
  await openNewApp(page);
  await expect(field(page, "Name")).toHaveValue("");
  await expect(page.getByText(APP_FORM.draftRestored)).toHaveCount(0);
});

test("a new app that is left, restored and saved is created once, and leaves no draft", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await steps.goTo(page, "Connect");
  await page.goBack();
  await expectTyped(page);
  await saveButton(page).click();
  await expectCreated(page, standIn);
  await expect(page.getByText(APP_FORM.draftRestored)).toHaveCount(0);
  await steps.goTo(page, "Apps");
  await openNewApp(page);
  await expect(field(page, "Name")).toHaveValue("");
});

test("another user who signs in does not see what was typed", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await steps.goTo(page, "Apps");
  await steps.signOut(page);
  await steps.signIn(page, "Mary King");
  await expect(steps.userMenu(page, "Mary King")).toBeVisible();
  // She may not change apps, so the list does not lead there.
  await page.goto(`${standIn.page}?page=new`);
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
  await expect(field(page, "Name")).toHaveValue("");
  await expect(page.getByText(APP_FORM.draftRestored)).toHaveCount(0);
});
