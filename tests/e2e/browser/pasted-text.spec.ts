// Text that is not what it looks like: what was pasted along is cleaned, and what looks the same is the same.

import { openList, startBulkAction } from "../support/list.ts";
import { CHECKS, SETTINGS, expectCheck, saveSettings } from "../support/connection.ts";
import * as steps from "../support/steps.ts";
import { APP, DOCUMENTED, alert, appNamed, appsOf, button, field, requestsTo, result, saveButton, settingsOf, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_FORM, APP_PAGE, CONNECT } from "../support/texts.ts";

/** What a copied value has at its ends, as editors, chats and PDF readers add it. */
const ENDS = { "a blank": " ", "U+00A0": "\u00A0", "U+200B": "\u200B", "U+FEFF": "\uFEFF", "a soft hyphen": "\u00AD", "a line break": "\r\n" } as const;

for (const [name, end] of Object.entries(ENDS)) {
  test(`${name} at the ends of what is pasted for a new app is not sent`, async ({ page, standIn }) => {
    await steps.open(page, standIn, "?page=new");
    await field(page, "Name").fill(`${end}Postman${end}`);
    await field(page, "Application URL").fill(`${end}${DOCUMENTED.app.url}${end}`);
    await steps.chooseUser(page, "Supervisor");
    await expect(field(page, "Name"), "the field shows what is sent").toHaveValue("Postman");
    await saveButton(page).click();
    await expect(steps.credentials(page).clientId).toBeVisible();
    expect(await appNamed(standIn, "Postman")).toMatchObject({ ApplicationUrl: DOCUMENTED.app.url });
  });

  test(`${name} at the ends of the three settings is not saved, and the page says so of the secret`, async ({ page, standIn }) => {
    await standIn.reset({ profile: "framework-8.0", start: "new-site" });
    await steps.open(page, standIn, "?page=connect");
    await saveSettings(page, {
      url: `${end}${DOCUMENTED.url}${end}`,
      clientId: `${end}${DOCUMENTED.clientId}${end}`,
      clientSecret: `${end}${DOCUMENTED.clientSecret}${end}`,
    });
    await expect(result(page)).toHaveText(CONNECT.settingsSaved);
    expect(Object.values(await settingsOf(standIn))).toEqual(
      expect.arrayContaining([DOCUMENTED.url, DOCUMENTED.clientId, DOCUMENTED.clientSecret]),
    );
    if (name !== "a line break") {
      // The browser itself leaves line breaks out.
      await expect(page.getByText("Blanks or invisible characters at the ends of the secret were removed.")).toBeVisible();
    }
  });

  test(`${name} at the ends of a user name does not matter, and the password is sent as typed`, async ({ page, standIn }) => {
    await page.goto(standIn.page);
    await field(page, "User name").fill(`${end}Supervisor${end}`);
    await field(page, "Password").fill("Supervisor ");
    await button(page, "Sign in").click();
    await expect(page.getByRole("alert")).toBeVisible();
    await field(page, "Password").fill("Supervisor");
    await button(page, "Sign in").click();
    await expect(steps.userMenu(page)).toBeVisible();
    const sent = (await requestsTo(standIn, "Login")).map((entry) => entry.request as { UserName: string; UserPassword: string });
    expect(sent.map((login) => login.UserName)).toEqual(["Supervisor", "Supervisor"]);
  });
}

test("what is inside a secret is never changed, but pointed out", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=connect");
  await expectCheck(page, CHECKS.url, "OK");
  const odd = "Iden\u200Btity Service";
  await saveSettings(page, { clientSecret: odd });
  await expect(result(page)).toHaveText(CONNECT.settingsSaved);
  await expect(page.getByText("The secret has invisible characters inside.")).toBeVisible();
  expect(Object.values(await settingsOf(standIn))).toContain(odd);
});

test("what cannot be seen inside a name, a URL or a client ID is left out", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { name: "Pay\u00AD\u200Broll", url: "https://pay\u00ADroll.exa\u200Bmple/" });
  await saveButton(page).click();
  await expect(result(page)).toHaveText(APP_PAGE.saved("Payroll"));
  expect(await appNamed(standIn, "Payroll")).toMatchObject({ ApplicationUrl: "https://payroll.example/" });
  await steps.goTo(page, "Connect");
  await expectCheck(page, CHECKS.url, "OK");
  await saveSettings(page, { clientId: "Id\u200BService\u2060User" });
  await expect(field(page, SETTINGS.clientId)).toHaveValue("IdServiceUser");
});

test("a name of nothing that can be seen is no name", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { name: "\u200B\u00A0\uFEFF" });
  await saveButton(page).click();
  await expect(field(page, "Name")).toHaveAccessibleDescription(new RegExp(APP_FORM.enterName));
});

/** Names, and what a person types who sees them. */
const SEEN = [
  { held: "Azure\u00A0Data  Factory ", typed: "Azure Data Factory" },
  { held: "Cafe\u0301 billing", typed: "Caf\u00E9 billing" },
  { held: "Pay\u200Broll\u00AD", typed: " Payroll" },
  { held: "\uFF30ayroll \uFB01nance", typed: "Payroll finance" },
] as const;

for (const { held, typed } of SEEN) {
  test(`“${typed}” confirms deleting an app that looks like that`, async ({ page, standIn }) => {
    await standIn.changeApp(APP, { Name: held });
    const app = (await appsOf(standIn)).find((app) => app.Name === held);
    await steps.open(page, standIn, `?app=${app?.Id}`);
    await button(page, "Delete").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill(`${typed}x`);
    await expect(button(dialog, "Delete")).toHaveAttribute("aria-disabled", "true");
    await dialog.getByRole("textbox").fill(typed);
    await expect(button(dialog, "Delete")).not.toHaveAttribute("aria-disabled");
    await button(dialog, "Cancel").click();

    await openList(page, standIn);
    await page.getByRole("row").filter({ has: page.locator(`a[href*="${app?.Id}"]`) }).getByRole("checkbox").check();
    const bulk = await startBulkAction(page, "Delete");
    await bulk.getByRole("textbox").fill(typed);
    await button(bulk, "Delete").click();
    await expect(bulk.getByRole("heading")).toHaveText("Deleted 1 of 1 app");
    expect(await appsOf(standIn)).toHaveLength(2);
  });
}

test("two names that look the same are pointed out", async ({ page, standIn }) => {
  await standIn.reset({ ...site("framework-8.0"), apps: 5 });
  const [one, other] = await appsOf(standIn);
  await standIn.changeApp(one?.Name ?? "", { Name: "Caf\u00E9 billing" });
  await standIn.changeApp(other?.Name ?? "", { Name: "Cafe\u0301\u00A0billing\u200B" });
  await openList(page, standIn, 5);
  await expect(page.getByRole("row").filter({ hasText: "Another app has the same name." })).toHaveCount(2);
});

/** Addresses that Creatio accepts. */
const ADDRESSES = [
  "https://m\u00FCller.example/",
  "https://\u0939\u093F\u0928\u094D\u0926\u0940.\u092D\u093E\u0930\u0924/",
  "http://[2001:db8::1]:8080/",
  "http://intranet",
  "http://crm_test.local:8080",
] as const;

for (const url of ADDRESSES) {
  test(`${url} is accepted as an address`, async ({ page, standIn }) => {
    await steps.openApp(page, standIn, APP);
    await steps.fillApp(page, { url });
    await saveButton(page).click();
    await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
    expect(await appNamed(standIn, APP)).toMatchObject({ ApplicationUrl: url });
  });
}

for (const url of ["test.com", "myapp://home", "two words "]) {
  test(`“${url}”, which was there before, does not keep an app from being saved`, async ({ page, standIn }) => {
    await standIn.changeApp(APP, { ApplicationUrl: url });
    await steps.openApp(page, standIn, APP);
    await steps.fillApp(page, { description: "Changed" });
    await saveButton(page).click();
    await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
    expect(await appNamed(standIn, APP)).toMatchObject({ ApplicationUrl: url, Description: "Changed" });
    await expect(alert(page, APP_PAGE.notSaved)).toHaveCount(0);
  });
}
