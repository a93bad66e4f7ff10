// The pages for a new app and for one app by keyboard alone: nothing is filled in without the focus, which is never lost.

import type { Page } from "@playwright/test";

import { allowClipboard } from "../support/clipboard.ts";
import { expectFocusOnPage, press, tabTo, type } from "../support/keyboard.ts";
import { appLink } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import {
  APP,
  DOCUMENTED,
  HEADINGS,
  activeField,
  alert,
  appNamed,
  button,
  credentials,
  field,
  heading,
  requestsTo,
  result,
  saveButton,
  userField,
} from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_FORM, APP_PAGE, NEW_APP } from "../support/texts.ts";

test("creating an app", async ({ page, standIn }) => {
  await standIn.reset({ profile: "framework-8.0", start: "connected-site", apps: 3, users: 12 });
  await steps.open(page, standIn);
  await press(page, page.getByRole("link", { name: "New", exact: true }));
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
  await expect(field(page, "Name"), "typing can start immediately").toBeFocused();

  await press(page, saveButton(page));
  await expect(field(page, "Name"), "the first problem").toBeFocused();
  await type(page, field(page, "Name"), DOCUMENTED.app.name);
  await type(page, field(page, "Application URL"), DOCUMENTED.app.url);
  await type(page, field(page, "Description"), "by hand");
  await chooseByArrows(page, "Andrew Baker");
  await press(page, activeField(page), "Space");
  await expect(activeField(page)).not.toBeChecked();
  await expect(activeField(page)).toBeFocused();
  await press(page, saveButton(page));

  await expect(heading(page, "Postman")).toBeFocused();
  expect(await appNamed(standIn, "Postman")).toMatchObject({
    Description: "by hand",
    IsActive: false,
    SystemUser: { displayValue: "Andrew Baker" },
  });
  await press(page, page.getByRole("link", { name: NEW_APP.openApp }));
  await expect(heading(page, "Postman")).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
});

test("canceling a new app", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  await type(page, field(page, "Name"), "Postman");
  await press(page, button(page, "Cancel"));
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
  await press(page, button(page, APP_FORM.goBack));
  await expect(field(page, "Name")).toHaveValue("Postman");
  expect(await requestsTo(standIn, "AddClient")).toEqual([]);
});

test("opening and changing an app", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await press(page, appLink(page, APP));
  await expect(heading(page, APP)).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
  await type(page, field(page, "Description"), "changed by hand");
  await chooseByArrows(page, "Mary King");
  await press(page, saveButton(page));
  await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
  await expect(saveButton(page)).toBeFocused();
  expect(await appNamed(standIn, APP)).toMatchObject({
    Description: "changed by hand",
    SystemUser: { displayValue: "Mary King" },
  });
});

test("resolving a conflict", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await type(page, field(page, "Name"), "Mine");
  await type(page, field(page, "Description"), "mine");
  await standIn.changeApp(APP, { Description: "theirs", Name: "Theirs" });
  await press(page, saveButton(page));
  const conflict = alert(page, APP_PAGE.conflict);
  await expect(conflict, "what needs a decision").toBeFocused();
  const decisions = conflict.getByRole("listitem");
  const name = decisions.filter({ has: page.getByText("Name", { exact: true }) });
  const description = decisions.filter({ has: page.getByText("Description", { exact: true }) });
  await tabTo(page, button(name, APP_PAGE.keepMine));
  await page.keyboard.press("Enter");
  await expect(name).toHaveCount(0);
  await expectFocusOnPage(page);
  await press(page, button(description, APP_PAGE.takeTheirs));
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expectFocusOnPage(page);
  await press(page, saveButton(page));
  await expect(heading(page, "Mine")).toBeVisible();
  expect((await appNamed(standIn, "Mine")).Description).toBe("theirs");
});

test("showing, hiding and copying the secret", async ({ page, standIn, context }) => {
  await allowClipboard(context);
  const app = await steps.openApp(page, standIn, APP);
  const { show, hide, secret, copySecret } = credentials(page);
  await press(page, show, "Space");
  await expect(secret).toHaveText(app.ClientSecret);
  await expect(hide).toBeFocused();
  await press(page, hide);
  await expect(secret).toHaveCount(0);
  await expect(show).toBeFocused();
  await press(page, copySecret);
  await expect(result(page)).toHaveText(APP_PAGE.secretCopied);
  await expect(copySecret).toBeFocused();
});

test("deleting an app", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  const opener = button(page.getByRole("main"), "Delete");
  const dialog = page.getByRole("dialog", { name: `Delete ${APP}?` });
  const confirmation = field(dialog, "Type the name to confirm");
  await press(page, opener);
  await expect(confirmation).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener, "the focus is back where it was").toBeFocused();

  await press(page, opener, "Space");
  await press(page, button(dialog, "Cancel"));
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();

  await press(page, opener);
  await type(page, confirmation, "Azure");
  await page.keyboard.press("Enter");
  await expect(button(dialog, "Delete")).toHaveAttribute("aria-disabled", "true");
  await type(page, confirmation, APP);
  await page.keyboard.press("Enter");
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await expect(result(page)).toHaveText(APP_PAGE.deleted(APP));
  await expect(page.getByRole("main")).toBeFocused();
  expect((await steps.appsOf(standIn)).map((app) => app.Name)).not.toContain(APP);
  expect(await requestsTo(standIn, "DeleteClient")).toHaveLength(1);
});

/** Chooses a system user without knowing the names: opens the list and moves down to the name. */
async function chooseByArrows(page: Page, name: string): Promise<void> {
  const combobox = userField(page);
  await tabTo(page, combobox);
  await page.keyboard.press("ArrowDown");
  const options = page.getByRole("listbox", { name: "System user" }).getByRole("option");
  await expect(options.filter({ hasText: name })).toBeVisible();
  const texts = await options.allInnerTexts();
  const place = texts.findIndex((text) => text.startsWith(name));
  for (let step = 0; step < place; step++) {
    await page.keyboard.press("ArrowDown");
  }
  // A screen reader reads the option that the field refers to.
  const id = await options.nth(place).getAttribute("id");
  await expect(combobox).toHaveAttribute("aria-activedescendant", id ?? "an option without an id");
  await page.keyboard.press("Enter");
  await expect(combobox).toHaveValue(name);
  await expect(combobox).toBeFocused();
  await expect(combobox).toHaveAttribute("aria-expanded", "false");
}
