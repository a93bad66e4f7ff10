// Leaving unsaved work: the browser prompts before the tab closes, and the page offers a way back after navigation.

import type { Page } from "@playwright/test";

import { appLink, expectCount } from "../support/list.ts";
import { TYPED, expectTyped, typeNewApp } from "../support/new-app.ts";
import * as steps from "../support/steps.ts";
import { APP, HEADINGS, appNamed, button, field, heading, result, saveButton } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_FORM, APP_PAGE } from "../support/texts.ts";

/** Tries to close the tab, and stays when the browser prompts. */
async function expectPromptOnClose(page: Page): Promise<void> {
  const question = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await question;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
}

/** Closes the tab, and fails if the browser prompts. */
async function expectNoPromptOnClose(page: Page): Promise<void> {
  const questions: string[] = [];
  page.on("dialog", (dialog) => {
    questions.push(dialog.type());
    void dialog.accept();
  });
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
  expect(questions, "questions of the browser").toEqual([]);
}

/** The number of drafts that the tab stores. */
const storedDrafts = (page: Page) => page.evaluate(() => sessionStorage.length);

test("the browser prompts before a tab with a changed app is closed", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await field(page, "Description").click();
  await steps.fillApp(page, { description: "Typed" });
  await expectPromptOnClose(page);
  await expect(field(page, "Description")).toHaveValue("Typed");
  await saveButton(page).click();
  await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
  await expectNoPromptOnClose(page);
});

test("the browser does not prompt for an app without changes", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await field(page, "Description").click();
  const saved = await field(page, "Description").inputValue();
  await field(page, "Description").fill("Typed");
  await field(page, "Description").fill(saved);
  await expectNoPromptOnClose(page);
});

test("the browser prompts for a new app until it is created", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await expectPromptOnClose(page);
  await saveButton(page).click();
  await expect(page.getByRole("region", { name: "Credentials" })).toBeVisible();
  await expectNoPromptOnClose(page);
});

test("the browser does not prompt on another page while the draft is stored", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await steps.goTo(page, "Apps");
  await expectNoPromptOnClose(page);
});

test("leaving a form with changes shows a message that leads back", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed and left" });
  await steps.goTo(page, "Apps");
  await expect(result(page)).toHaveText(APP_FORM.leftUnsaved(APP));
  await button(page, APP_FORM.goBack).click();
  await expect(heading(page, APP)).toBeVisible();
  await expect(page.getByText(APP_FORM.draftRestored)).toBeVisible();
  await expect(field(page, "Description")).toHaveValue("Typed and left");
  await expect(result(page)).toHaveCount(0);
});

test("the way back is offered on the next page only", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed and left" });
  await steps.goTo(page, "Connect");
  await expect(result(page)).toHaveText(APP_FORM.leftUnsaved(APP));
  await steps.goTo(page, "Apps");
  await expectCount(page, 3);
  await expect(result(page)).toHaveCount(0);
  await appLink(page, APP).click();
  await expect(page.getByText(APP_FORM.draftRestored)).toBeVisible();
  await button(page, APP_FORM.discardDraft).click();
  await steps.goTo(page, "Apps");
  await expectCount(page, 3);
  await expect(result(page), "nothing is unsaved any more").toHaveCount(0);
});

test("leaving a new app shows a message that leads back to its form", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await steps.goTo(page, "Apps");
  await expect(result(page)).toHaveText(APP_FORM.leftUnsaved(TYPED.name));
  await button(page, APP_FORM.goBack).click();
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
  await expectTyped(page);
});

test("a new app without a name also has a way back, also after Cancel, until it is discarded", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  await steps.fillApp(page, { description: "Typed" });
  await steps.goTo(page, "Connect");
  await expect(result(page)).toHaveText(APP_FORM.leftUnsavedUnnamed);
  await button(page, APP_FORM.goBack).click();
  await button(page, "Cancel").click();
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await expectCount(page, 3);
  await button(page, APP_FORM.discardKept).click();
  await expect(result(page)).toHaveCount(0);
  expect(await storedDrafts(page)).toBe(0);
});

test("no way back is offered to an app that was deleted", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed" });
  await steps.deleteApp(page, APP);
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await expectCount(page, 2);
  await expect(result(page)).toHaveText(APP_PAGE.deleted(APP));
  expect(await storedDrafts(page)).toBe(0);
});

test("the way back disappears when a save completes after the form was left", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed, saved and left" });
  await standIn.fault("UpdateQuery:OAuthClientApp", "hold");
  await saveButton(page).click();
  await steps.expectHeld(standIn, "UpdateQuery:OAuthClientApp");
  await steps.goTo(page, "Apps");
  await expect(result(page)).toHaveText(APP_FORM.leftUnsaved(APP));
  await standIn.release();
  await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
  expect((await appNamed(standIn, APP)).Description).toBe("Typed, saved and left");
  expect(await storedDrafts(page), "what is saved needs no draft").toBe(0);
});
