// Fields that were filled in without keys, as password managers and scripts do, count when the form is sent.

import type { Locator, Page } from "@playwright/test";

import { SETTINGS, SETTING_CODES, STEPS, openStep } from "./support/connection.ts";
import * as steps from "./support/steps.ts";
import { APP, HEADINGS, appNamed, button, chooseUser, field, heading, saveButton, settingsOf } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { CONNECT } from "./support/texts.ts";

/** Sets what stands in a field, and sends it these events only. */
async function fillIn(target: Locator, text: string, events: readonly string[]): Promise<void> {
  await target.evaluate(
    (field: HTMLInputElement, { text, events }) => {
      field.value = text;
      events.forEach((event) => field.dispatchEvent(new Event(event, { bubbles: true })));
    },
    { text, events },
  );
}

/** Presses the button that sends a form, without a click, which would give the focus to a field. */
const send = (page: Page, name: string): Promise<void> => button(page, name).evaluate((button: HTMLButtonElement) => button.form?.requestSubmit());

for (const events of [[], ["change"], ["focus", "change", "blur"]]) {
  const title = events.join(", ") || "no event";

  test(`signing in (${title})`, async ({ page, standIn }) => {
    await page.goto(standIn.page);
    await fillIn(field(page, "User name"), "Supervisor", events);
    await fillIn(field(page, "Password"), "Supervisor", events);
    await send(page, "Sign in");
    await expect(heading(page, HEADINGS.apps)).toBeVisible();
  });

  test(`changing an app (${title})`, async ({ page, standIn }) => {
    await steps.openApp(page, standIn, APP);
    await fillIn(field(page, "Description"), "Filled in", events);
    await saveButton(page).evaluate((button: HTMLButtonElement) => button.form?.requestSubmit());
    await expect.poll(async () => (await appNamed(standIn, APP)).Description).toBe("Filled in");
  });

  test(`a new app (${title})`, async ({ page, standIn }) => {
    await steps.open(page, standIn, "?page=new");
    await chooseUser(page, "Supervisor");
    await fillIn(field(page, "Name"), "Filled in", events);
    await fillIn(field(page, "Application URL"), "https://filled-in.example.com", events);
    await saveButton(page).click();
    await expect(steps.credentials(page).region).toBeVisible();
    expect((await appNamed(standIn, "Filled in")).ApplicationUrl).toBe("https://filled-in.example.com");
  });

  test(`the settings (${title})`, async ({ page, standIn }) => {
    await steps.open(page, standIn, "?page=connect");
    await openStep(page, STEPS.settings);
    await expect(field(page, SETTINGS.clientId)).not.toHaveValue("");
    await fillIn(field(page, SETTINGS.clientId), "FilledIn", events);
    await send(page, CONNECT.saveSettings);
    await expect.poll(async () => (await settingsOf(standIn))[SETTING_CODES.clientId]).toBe("FilledIn");
  });
}
