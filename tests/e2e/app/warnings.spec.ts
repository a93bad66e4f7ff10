// What a form says before an app is saved. None of it keeps the app from being saved.

import * as steps from "../support/steps.ts";
import { APP, alert, field, heading, requestsTo, saveButton } from "../support/steps.ts";
import { appLink, expectCount } from "../support/list.ts";
import { typeNewAppThenBreak } from "../support/new-app.ts";
import { expect, test } from "../support/test.ts";
import { APP_FORM, NEW_APP } from "../support/texts.ts";

test("a taken name is reported on leaving the field, whether or not the list is loaded", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  await expect(field(page, "Name"), "typing can start immediately").toBeFocused();
  await page.keyboard.type(APP);
  await page.keyboard.press("Tab");
  await expect(field(page, "Name")).toHaveAccessibleDescription(APP_FORM.nameTaken);
  await field(page, "Name").fill("Another name");
  await expect(page.getByText(APP_FORM.nameTaken)).toHaveCount(0);

  await steps.goTo(page, "Apps");
  await expectCount(page, 3);
  await page.getByRole("link", { name: "New", exact: true }).click();
  await field(page, "Name").fill(APP.toUpperCase());
  await expect(field(page, "Name"), "immediately, because the list is loaded").toHaveAccessibleDescription(APP_FORM.nameTaken);
  await steps.fillApp(page, { url: "https://app.example.com", user: "Mary King" });
  await saveButton(page).click();
  await expect(heading(page, APP.toUpperCase()), "a warning, not an obstacle").toBeVisible();
});

test("a warning about the field that a press on Save leaves does not move the button away from it", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  await steps.fillApp(page, { url: "https://app.example.com", user: "Mary King" });
  await field(page, "Name").fill(APP);
  const { x, y } = (await saveButton(page).boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(x + 5, y + 5);
  await page.mouse.down();
  // As long as a person presses, several responses may arrive.
  for (let responses = 0; responses < 5; responses += 1) {
    await page.evaluate(() => fetch("config.json", { cache: "no-store" }).then((response) => response.text()));
  }
  expect((await saveButton(page).boundingBox())?.y).toBe(y);
  await page.mouse.up();
  await expect(heading(page, APP)).toBeVisible();
});

test("an app does not have its own name twice", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await expectCount(page, 3);
  await appLink(page, APP).click();
  await expect(heading(page, APP)).toBeVisible();
  await expect(page.getByText(APP_FORM.nameTaken)).toHaveCount(0);
});

test("a host gets its scheme on leaving the field, and a saved URL is left alone", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  for (const [typed, completed] of [
    ["www.creatio.com/app", "https://www.creatio.com/app"],
    ["localhost:3000", "http://localhost:3000"],
    ["creatio", "creatio"],
    ["http://plain.example.com", "http://plain.example.com"],
  ] as const) {
    await field(page, "Application URL").fill(typed);
    await field(page, "Description").focus();
    await expect(field(page, "Application URL")).toHaveValue(completed);
  }
  await standIn.changeApp(APP, { ApplicationUrl: "saved.example.com" });
  await steps.openApp(page, standIn, APP);
  await field(page, "Application URL").focus();
  await field(page, "Description").focus();
  await expect(field(page, "Application URL")).toHaveValue("saved.example.com");
});

test("an odd URL is reported", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  await field(page, "Application URL").fill("http://localhost:3000");
  await expect(field(page, "Application URL")).toHaveAccessibleDescription(new RegExp(APP_FORM.thisMachine));
  await field(page, "Application URL").fill("https://app.example.com");
  await expect(page.getByText(APP_FORM.thisMachine)).toHaveCount(0);
});

test("a description is counted, and nothing pasted is cut without a word", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  const long = "x".repeat(253);
  await steps.fillApp(page, { name: "Long", url: "https://app.example.com", description: long, user: "Mary King" });
  await expect(field(page, "Description")).toHaveValue(long);
  await expect(page.getByText("253 / 250", { exact: true })).toBeVisible();
  await saveButton(page).click();
  await expect(field(page, "Description")).toBeFocused();
  await expect(field(page, "Description")).toHaveAccessibleDescription(new RegExp(APP_FORM.tooLong(3)));
  expect(await requestsTo(standIn, "AddClient")).toEqual([]);
  await field(page, "Description").fill(long.slice(3));
  await saveButton(page).click();
  await expect(heading(page, "Long")).toBeVisible();
});

test("after a refusal the focus is on what it says, and the fields stay where they are", async ({ page, standIn }) => {
  await typeNewAppThenBreak(page, standIn, "no-default-resource");
  const before = await field(page, "Name").evaluate((name) => name.getBoundingClientRect().top + scrollY);
  await saveButton(page).click();
  await expect(alert(page, NEW_APP.notCreated)).toBeFocused();
  expect(await field(page, "Name").evaluate((name) => name.getBoundingClientRect().top + scrollY)).toBe(before);
});
