// Each job by keyboard alone: no mouse, no filling in of what does not have the focus, and the focus is never lost.

import type { Page } from "@playwright/test";

import { expectFocusKept, press, tabTo, type } from "./support/keys.ts";
import * as steps from "./support/steps.ts";
import {
  DOCUMENTED,
  HEADINGS,
  SETTINGS,
  activeSwitch,
  credentials,
  endedDialog,
  expectCheck,
  heading,
  result,
  saveButton,
  userMenu,
} from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { expectIdle } from "./support/typed-app.ts";

const APP = "Azure Data Factory";

test("signing in", async ({ page, standIn }) => {
  await page.goto(standIn.page);
  const user = page.getByRole("textbox", { name: "User name" });
  await expect(user, "one can type at once").toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Enter your user name")).toBeVisible();
  await expect(user, "the first problem").toBeFocused();
  await type(page, user, "Supervisor");
  await type(page, password(page), "wrong");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Signing in did not work.");
  await expect(password(page), "one types it again").toBeFocused();
  await type(page, password(page), "Supervisor");
  await press(page, page.getByRole("button", { name: "Sign in", exact: true }), "Space");
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
});

test("the first stop leads over the navigation to the content", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await expect(activeSwitch(page, APP)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "New", exact: true })).toBeFocused();
  await expect(heading(page, HEADINGS.apps), "it is still the same page").toBeVisible();
});

test("connecting", async ({ page, standIn }) => {
  await standIn.reset({ profile: "framework-8.0", start: "new-site" });
  await steps.open(page, standIn);
  await press(page, page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Connect" }));
  await expect(heading(page, HEADINGS.connect)).toBeVisible();
  await expect(page.getByRole("main"), "reading begins at the new page").toBeFocused();

  const enable = page.getByRole("button", { name: "Enable OAuth20Integration" });
  await press(page, enable, "Space");
  await expectCheck(page, "Feature OAuth20Integration", "OK");
  await expect(enable).toBeFocused();

  await type(page, page.getByRole("textbox", { name: SETTINGS.url }), DOCUMENTED.url);
  await type(page, page.getByRole("textbox", { name: SETTINGS.clientId }), DOCUMENTED.clientId);
  await type(page, page.getByRole("textbox", { name: SETTINGS.clientSecret }), DOCUMENTED.clientSecret);
  const save = page.getByRole("button", { name: "Save settings" });
  await press(page, save);
  await expect(result(page)).toHaveText("The settings are saved.");
  await expect(save).toBeFocused();

  const create = page.getByRole("button", { name: "Create default resource" });
  await tabTo(page, create, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Connected. Apps can be integrated.")).toBeVisible();
  await expect(create).toBeFocused();

  // While anything is still asked, the button takes no press.
  await expectIdle(page);
  const again = page.getByRole("button", { name: "Check again" });
  await tabTo(page, again, "Shift+Tab");
  await standIn.clearJournal();
  await page.keyboard.press("Enter");
  await expect.poll(() => steps.asked(standIn, "GetFeatureState")).toHaveLength(1);
  await expect(again).toBeFocused();
});

test("making an app", async ({ page, standIn }) => {
  await standIn.reset({ profile: "framework-8.0", start: "connected-site", apps: 3, users: 12 });
  await steps.open(page, standIn);
  await press(page, page.getByRole("link", { name: "New", exact: true }));
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();

  await press(page, saveButton(page));
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await expect(name, "the first problem").toBeFocused();
  await type(page, name, DOCUMENTED.app.name);
  await type(page, page.getByRole("textbox", { name: "Application URL" }), DOCUMENTED.app.url);
  await type(page, page.getByRole("textbox", { name: "Description" }), "by hand");
  await chooseByArrows(page, "Andrew Baker");
  const active = page.getByRole("switch", { name: "Active", exact: true });
  await press(page, active, "Space");
  await expect(active).not.toBeChecked();
  await expect(active).toBeFocused();
  await press(page, saveButton(page));

  await expect(page.getByRole("heading", { name: "“Postman” is ready" })).toBeFocused();
  expect(await steps.appNamed(standIn, "Postman")).toMatchObject({
    Description: "by hand",
    IsActive: false,
    SystemUser: { displayValue: "Andrew Baker" },
  });
  await press(page, page.getByRole("link", { name: "Open the app" }));
  await expect(heading(page, "Postman")).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
});

test("leaving a new app without making it", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  await type(page, page.getByRole("textbox", { name: "Name", exact: true }), "Postman");
  await press(page, page.getByRole("button", { name: "Cancel" }));
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
  expect(await steps.asked(standIn, "AddClient")).toEqual([]);
});

test("switching off and undoing it", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  const toggle = activeSwitch(page, APP);
  await press(page, toggle, "Space");
  await expect(toggle).not.toBeChecked();
  await expect(toggle).toBeFocused();
  await press(page, page.getByRole("button", { name: "Undo" }));
  await expect(toggle).toBeChecked();
  await expectFocusKept(page);
  expect(await steps.acted(standIn, "UpdateClient")).toBe(2);
});

test("dismissing a message", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await press(page, activeSwitch(page, APP));
  await press(page, page.getByRole("button", { name: "Dismiss" }));
  await expect(page.getByRole("button", { name: "Dismiss" })).toHaveCount(0);
  await expectFocusKept(page);
});

test("searching and sorting", async ({ page, standIn }) => {
  await standIn.reset({ profile: "framework-8.0", start: "connected-site", apps: 20, users: 5 });
  await steps.open(page, standIn);
  const search = page.getByRole("searchbox", { name: "Search apps" });
  await type(page, search, "zapier");
  await expect(page.getByText("2 of 20 apps")).toBeVisible();
  await expect(page).toHaveURL(/search=zapier/);
  await expect(search, "typing goes on").toBeFocused();
  await type(page, search, "nowhere");
  await press(page, page.getByRole("button", { name: "Clear search" }));
  await expect(page.getByText("20 apps", { exact: true })).toBeVisible();
  await expectFocusKept(page);

  const header = page.getByRole("columnheader", { name: "Modified" });
  const sort = header.getByRole("button");
  await press(page, sort);
  await expect(header).toHaveAttribute("aria-sort", "ascending");
  await expect(sort).toBeFocused();
  await press(page, sort, "Space");
  await expect(header).toHaveAttribute("aria-sort", "descending");
  await expect(sort).toBeFocused();
  const reload = page.getByRole("button", { name: "Reload" });
  await tabTo(page, reload, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(reload).not.toHaveAttribute("aria-busy");
  await expect(reload).toBeFocused();
});

test("opening and changing an app", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await press(page, page.getByRole("link", { name: APP }));
  await expect(heading(page, APP)).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
  await type(page, page.getByRole("textbox", { name: "Description" }), "changed by hand");
  await chooseByArrows(page, "Mary King");
  await press(page, saveButton(page));
  await expect(result(page)).toHaveText(`“${APP}” is saved.`);
  await expect(saveButton(page)).toBeFocused();
  expect(await steps.appNamed(standIn, APP)).toMatchObject({
    Description: "changed by hand",
    SystemUser: { displayValue: "Mary King" },
  });
});

test("deciding a conflict", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await type(page, page.getByRole("textbox", { name: "Name", exact: true }), "Mine");
  await type(page, page.getByRole("textbox", { name: "Description" }), "mine");
  await standIn.changeApp(APP, { Description: "theirs", Name: "Theirs" });
  await press(page, saveButton(page));
  await expect(page.getByRole("alert")).toContainText("Somebody else has changed this app meanwhile.");
  await expectFocusKept(page);
  const decisions = page.getByRole("alert").getByRole("listitem");
  const name = decisions.filter({ has: page.getByText("Name", { exact: true }) });
  const description = decisions.filter({ has: page.getByText("Description", { exact: true }) });
  await tabTo(page, name.getByRole("button", { name: "Keep mine" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(name).toHaveCount(0);
  await expectFocusKept(page);
  await press(page, description.getByRole("button", { name: "Take theirs" }));
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expectFocusKept(page);
  await press(page, saveButton(page));
  await expect(heading(page, "Mine")).toBeVisible();
  expect((await steps.appNamed(standIn, "Mine")).Description).toBe("theirs");
});

test("showing, hiding and copying the secret", async ({ page, standIn, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const app = await steps.openApp(page, standIn, APP);
  const { show, hide, secret, copySecret } = credentials(page);
  await press(page, show, "Space");
  await expect(secret).toHaveText(app.ClientSecret);
  await expect(hide).toBeFocused();
  await press(page, hide);
  await expect(secret).toHaveCount(0);
  await expect(show).toBeFocused();
  await press(page, copySecret);
  await expect(result(page)).toHaveText("Client secret copied");
  await expect(copySecret).toBeFocused();
});

test("deleting", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  const opener = page.getByRole("main").getByRole("button", { name: "Delete" });
  const dialog = page.getByRole("dialog", { name: `Delete ${APP}?` });
  const confirm = dialog.getByRole("textbox", { name: "Type the name to confirm" });
  await press(page, opener);
  await expect(confirm).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener, "back where it began").toBeFocused();

  await press(page, opener, "Space");
  await press(page, dialog.getByRole("button", { name: "Cancel" }));
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();

  await press(page, opener);
  await type(page, confirm, "Azure");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: "Delete" })).toHaveAttribute("aria-disabled", "true");
  await type(page, confirm, APP);
  await page.keyboard.press("Enter");
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await expect(result(page)).toHaveText(`“${APP}” is deleted.`);
  await expect(page.getByRole("main")).toBeFocused();
  expect((await steps.appsOf(standIn)).map((app) => app.Name)).not.toContain(APP);
  expect(await steps.asked(standIn, "DeleteClient")).toHaveLength(1);
});

test("signing out by the menu", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await expect(activeSwitch(page, APP)).toBeVisible();
  const menu = userMenu(page);
  const item = page.getByRole("menuitem", { name: "Sign out" });
  await press(page, menu);
  await expect(item).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(item, "the only entry").toBeFocused();
  await page.keyboard.press("Escape");
  await expect(item).toBeHidden();
  await expect(menu).toBeFocused();
  await page.keyboard.press("Space");
  await expect(item).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "User name" })).toBeFocused();
});

test("signing in again over a page whose session has ended", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await type(page, page.getByRole("textbox", { name: "Description" }), "typed before");
  await standIn.endSessions();
  await press(page, saveButton(page));
  const dialog = endedDialog(page);
  const user = dialog.getByRole("textbox", { name: "User name" });
  await expect(user, "one can type at once").toBeFocused();
  await type(page, user, "Supervisor");
  await type(page, dialog.getByRole("textbox", { name: "Password", exact: true }), "Supervisor");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(result(page)).toHaveText(`“${APP}” is saved.`);
  await expect(saveButton(page), "back where it began").toBeFocused();
  expect((await steps.appNamed(standIn, APP)).Description).toBe("typed before");
});

test("putting signing in again off", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await type(page, page.getByRole("textbox", { name: "Description" }), "typed before");
  await standIn.endSessions();
  await press(page, saveButton(page));
  await expect(endedDialog(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(endedDialog(page)).toBeHidden();
  await expect(page.getByRole("textbox", { name: "Description" })).toHaveValue("typed before");
  await expect(saveButton(page)).toBeFocused();
});

/** Chooses a system user as somebody does who does not know the names: opens the list and goes down until it is there. */
async function chooseByArrows(page: Page, name: string): Promise<void> {
  const field = page.getByRole("combobox", { name: "System user" });
  await tabTo(page, field);
  await page.keyboard.press("ArrowDown");
  const names = page.getByRole("listbox", { name: "System user" }).getByRole("option");
  await expect(names.filter({ hasText: name })).toBeVisible();
  const all = await names.allInnerTexts();
  const place = all.findIndex((text) => text.startsWith(name));
  for (let at = 0; at < place; at++) {
    await page.keyboard.press("ArrowDown");
  }
  const current = await field.getAttribute("aria-activedescendant");
  await expect(page.locator(`[id="${current}"]`), "what a screen reader says").toContainText(name);
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue(name);
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute("aria-expanded", "false");
}

function password(page: Page) {
  return page.getByRole("textbox", { name: "Password", exact: true });
}
