// Whoever leaves with unsaved work is asked by the browser, or told the way back by the page.

import type { Page } from "@playwright/test";

import { BACK } from "./support/drafts.ts";
import * as steps from "./support/steps.ts";
import { HEADINGS, appNamed, heading, result, saveButton } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { button, expectTyped, typeNewApp } from "./support/typed-app.ts";

const APP = "Azure Data Factory";
const LEFT = `“${APP}” is not saved. What you typed is kept.`;

/** Tries to close the tab, and stays if the browser asks. */
async function staysWhenAsked(page: Page): Promise<void> {
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
}

/** The tab closes without a question. */
async function closesAtOnce(page: Page): Promise<void> {
  const questions: string[] = [];
  page.on("dialog", (dialog) => {
    questions.push(dialog.type());
    void dialog.accept();
  });
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
  expect(questions, "what the browser asked").toEqual([]);
}

test("the browser asks before a changed app is closed with its tab", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await page.getByRole("textbox", { name: "Description" }).click();
  await steps.fillApp(page, { description: "Typed" });
  await staysWhenAsked(page);
  await expect(page.getByRole("textbox", { name: "Description" })).toHaveValue("Typed");
  await saveButton(page).click();
  await expect(result(page)).toHaveText(`“${APP}” is saved.`);
  await closesAtOnce(page);
});

test("the browser does not ask about an app that was only looked at", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  const description = page.getByRole("textbox", { name: "Description" });
  await description.click();
  const saved = await description.inputValue();
  await description.fill("Typed");
  await description.fill(saved);
  await closesAtOnce(page);
});

test("the browser asks about a new app that was begun, and not once it is made", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await staysWhenAsked(page);
  await saveButton(page).click();
  await expect(page.getByRole("region", { name: "Credentials" })).toBeVisible();
  await closesAtOnce(page);
});

test("the browser does not ask on another page, where the draft is kept", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await steps.goTo(page, "Apps");
  await closesAtOnce(page);
});

test("a form that is left says so and leads back", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed and left" });
  await steps.goTo(page, "Apps");
  await expect(result(page)).toHaveText(LEFT);
  await button(page, "Go back").click();
  await expect(heading(page, APP)).toBeVisible();
  await expect(page.getByText(BACK)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Description" })).toHaveValue("Typed and left");
  await expect(result(page)).toHaveCount(0);
});

test("the way back is offered on the next page alone", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed and left" });
  await steps.goTo(page, "Connect");
  await expect(result(page)).toHaveText(LEFT);
  await steps.goTo(page, "Apps");
  await expect(result(page)).toHaveCount(0);
  await page.getByRole("link", { name: APP, exact: true }).click();
  await expect(page.getByText(BACK)).toBeVisible();
  await button(page, "Discard it").click();
  await steps.goTo(page, "Apps");
  await expect(result(page), "nothing is unsaved any more").toHaveCount(0);
});

test("a new app that is left leads back to its form", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await steps.goTo(page, "Apps");
  await expect(result(page)).toHaveText("“Postman” is not saved. What you typed is kept.");
  await button(page, "Go back").click();
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
  await expectTyped(page);
});

test("a new app without a name is left, and Cancel leaves nothing to go back to", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  await steps.fillApp(page, { description: "Typed" });
  await steps.goTo(page, "Connect");
  await expect(result(page)).toHaveText("The new app is not saved. What you typed is kept.");
  await button(page, "Go back").click();
  await button(page, "Cancel").click();
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await expect(result(page)).toHaveCount(0);
});

test("of an app that is deleted nothing is offered to go back to", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed" });
  await button(page, "Delete").click();
  const dialog = page.getByRole("dialog", { name: `Delete ${APP}?` });
  await dialog.getByRole("textbox", { name: "Type the name to confirm" }).fill(APP);
  await button(dialog, "Delete").click();
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await expect(result(page)).toHaveText(`“${APP}” is deleted.`);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test("what is saved after the form was left takes the way back away", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed, saved and left" });
  await standIn.fault("UpdateQuery:OAuthClientApp", "hold");
  await saveButton(page).click();
  await steps.expectHeld(standIn, "UpdateQuery:OAuthClientApp");
  await steps.goTo(page, "Apps");
  await expect(result(page)).toHaveText(LEFT);
  await standIn.release();
  await expect(result(page)).toHaveText(`“${APP}” is saved.`);
  expect((await appNamed(standIn, APP)).Description).toBe("Typed, saved and left");
  expect(await page.evaluate(() => sessionStorage.length), "what is saved is not kept").toBe(0);
});
