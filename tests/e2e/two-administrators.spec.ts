// Two administrators change the same app: nobody's work is lost, and nothing is decided silently.

import * as steps from "./support/steps.ts";
import { acted, result, saveButton } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { alert, button } from "./support/typed-app.ts";

const APP = "Azure Data Factory";

test("what somebody else changed in other fields is kept", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { url: "https://mine.example.com" });
  await standIn.changeApp(APP, { Description: "Theirs", IsActive: false });
  await saveButton(page).click();
  await expect(result(page)).toHaveText(`“${APP}” is saved.`);
  const both = { ApplicationUrl: "https://mine.example.com", Description: "Theirs", IsActive: false };
  expect(await steps.appNamed(standIn, APP)).toMatchObject(both);
  await expect(page.getByRole("textbox", { name: "Description" })).toHaveValue("Theirs");
  await expect(page.getByRole("switch", { name: "Active" })).not.toBeChecked();
});

test("what both changed is decided field by field before anything is saved", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { url: "https://mine.example.com", description: "Mine" });
  await standIn.changeApp(APP, { ApplicationUrl: "https://theirs.example.com", Description: "Theirs" });
  await saveButton(page).click();
  const conflict = alert(page, "Somebody else has changed this app meanwhile.");
  const of = (name: string) => conflict.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
  for (const [name, mine, theirs] of [
    ["Application URL", "https://mine.example.com", "https://theirs.example.com"],
    ["Description", "Mine", "Theirs"],
  ] as const) {
    await expect(of(name).getByRole("definition")).toHaveText([mine, theirs]);
  }
  expect(await acted(standIn, "UpdateClient"), "nothing is saved before the decision").toBe(0);
  await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
  expect(await steps.appNamed(standIn, APP)).toMatchObject({ ApplicationUrl: "https://theirs.example.com", Description: "Theirs" });

  await button(of("Application URL"), "Keep mine").click();
  await expect(saveButton(page), "one is left").toHaveAttribute("aria-disabled", "true");
  await button(of("Description"), "Take theirs").click();
  await saveButton(page).click();
  await expect(result(page)).toHaveText(`“${APP}” is saved.`);
  expect(await steps.appNamed(standIn, APP)).toMatchObject({ ApplicationUrl: "https://mine.example.com", Description: "Theirs" });
});

test("an app that somebody else has deleted is not made anew", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed" });
  // Whoever deletes it does so in another tab of the same browser.
  const other = await page.context().newPage();
  await steps.openApp(other, standIn, APP);
  await button(other, "Delete").click();
  const dialog = other.getByRole("dialog", { name: `Delete ${APP}?` });
  await dialog.getByRole("textbox", { name: "Type the name to confirm" }).fill(APP);
  await button(dialog, "Delete").click();
  await expect(result(other)).toHaveText(`“${APP}” is deleted.`);

  await saveButton(page).click();
  await expect(alert(page, "The app was not saved.")).toContainText("There is no such app any more.");
  await expect(page.getByRole("textbox", { name: "Description" })).toHaveValue("Typed");
  expect(await steps.appsOf(standIn)).toHaveLength(2);
});
