// Two administrators change the same app: no work is lost, and no conflict is resolved silently.

import type { Page } from "@playwright/test";

import * as steps from "../support/steps.ts";
import { APP, activeField, alert, appNamed, button, changesBy, field, heading, result, saveButton } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE } from "../support/texts.ts";

const conflict = (page: Page) => alert(page, APP_PAGE.conflict);
const conflictOf = (page: Page, field: string) =>
  conflict(page)
    .getByRole("listitem")
    .filter({ has: page.getByText(field, { exact: true }) });

test("what the other administrator changed in other fields is preserved", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { url: "https://mine.example.com" });
  await standIn.changeApp(APP, { Description: "Theirs", IsActive: false });
  await saveButton(page).click();
  await expect(result(page)).toHaveText(APP_PAGE.alsoUpdated("Supervisor", "Description, Active"));
  const both = { ApplicationUrl: "https://mine.example.com", Description: "Theirs", IsActive: false };
  expect(await appNamed(standIn, APP)).toMatchObject(both);
  await expect(field(page, "Description")).toHaveValue("Theirs");
  await expect(activeField(page)).not.toBeChecked();
});

test("what both have changed is resolved field by field before anything is saved", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { url: "https://mine.example.com", description: "Mine" });
  await standIn.changeApp(APP, { ApplicationUrl: "https://theirs.example.com", Description: "Theirs" });
  await saveButton(page).click();
  for (const [name, mine, theirs] of [
    ["Application URL", "https://mine.example.com", "https://theirs.example.com"],
    ["Description", "Mine", "Theirs"],
  ] as const) {
    await expect(conflictOf(page, name).getByRole("definition")).toHaveText([mine, theirs]);
  }
  expect(await changesBy(standIn, "UpdateClient"), "nothing is saved before the decision").toBe(0);
  await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
  expect(await appNamed(standIn, APP)).toMatchObject({ ApplicationUrl: "https://theirs.example.com", Description: "Theirs" });

  await button(conflictOf(page, "Application URL"), APP_PAGE.keepMine).click();
  await expect(saveButton(page), "one decision remains").toHaveAttribute("aria-disabled", "true");
  await button(conflictOf(page, "Description"), APP_PAGE.takeTheirs).click();
  await saveButton(page).click();
  await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
  expect(await appNamed(standIn, APP)).toMatchObject({ ApplicationUrl: "https://mine.example.com", Description: "Theirs" });
});

test("an app that the other administrator has deleted is not created again", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed" });
  // The other administrator works in another tab of the same browser.
  const other = await page.context().newPage();
  await steps.openApp(other, standIn, APP);
  await steps.deleteApp(other, APP);
  await expect(result(other)).toHaveText(APP_PAGE.deleted(APP));

  await saveButton(page).click();
  await expect(alert(page, APP_PAGE.notSaved)).toContainText(APP_PAGE.gone);
  await expect(field(page, "Description")).toHaveValue("Typed");
  expect(await steps.appsOf(standIn)).toHaveLength(2);
});

test("when two administrators save in two browsers, no value is lost without having been displayed", async ({
  page,
  browser,
  standIn,
}) => {
  await steps.openApp(page, standIn, APP);
  const other = await steps.openAppInAnotherBrowser(browser, standIn, APP);
  await steps.fillApp(page, { url: "https://mine.example.com", description: "Mine" });
  await field(page, "Redirect URL").fill("https://mine.example.com/back");
  await steps.fillApp(other, { name: "Their factory", description: "Theirs" });
  await field(other, "Redirect URL").fill("https://theirs.example.com/back");
  await saveButton(other).click();
  await expect(result(other)).toHaveText(APP_PAGE.saved("Their factory"));

  await saveButton(page).click();
  await expect(conflict(page).getByRole("listitem")).toHaveCount(2);
  await expect(conflict(page)).toContainText(/Changed by Supervisor at .+ while you were editing/);
  await expect(conflict(page)).toContainText("Also updated: Name.");
  const urls = ["https://mine.example.com/back", "https://theirs.example.com/back"];
  await expect(conflictOf(page, "Redirect URL").getByRole("definition")).toHaveText(urls);
  await expect(conflictOf(page, "Description").getByRole("definition")).toHaveText(["Mine", "Theirs"]);
  await expect(heading(page, "Their factory"), "what only the other one has changed").toBeVisible();
  expect(await appNamed(standIn, "Their factory"), "nothing is saved yet").toMatchObject({ Description: "Theirs" });

  await button(conflictOf(page, "Redirect URL"), APP_PAGE.takeTheirs).click();
  await button(conflictOf(page, "Description"), APP_PAGE.keepMine).click();
  await saveButton(page).click();
  await expect(result(page)).toHaveText(APP_PAGE.saved("Their factory"));
  const both = { ApplicationUrl: "https://mine.example.com", Description: "Mine", RedirectUrl: "https://theirs.example.com/back" };
  expect(await appNamed(standIn, "Their factory")).toMatchObject(both);

  // Now the other administrator is late.
  await steps.fillApp(other, { description: "Theirs again" });
  await saveButton(other).click();
  await expect(conflict(other).getByRole("definition")).toHaveText(["Theirs again", "Mine"]);
  await other.context().close();
});
