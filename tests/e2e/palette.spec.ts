// The palette: whatever is known by name is a few keys away, from every page; and the list of what the keys do.

import type { Locator, Page } from "@playwright/test";

import { OPEN, button, expectActive, field, find, option, options, palette } from "./support/palette.ts";
import { checkStates } from "./support/states.ts";
import * as steps from "./support/steps.ts";
import { HEADINGS, activeSwitch, credentials, endedDialog, heading, row } from "./support/steps.ts";
import { expect, test, traces } from "./support/test.ts";

const APP = "Azure Data Factory";
/** Few enough that all rows are drawn at once, and more than one word of each kind. */
const SOME = { start: "connected-site", apps: 23, users: 12 } as const;

const search = (page: Page) => page.getByRole("searchbox", { name: "Search apps" });
const shortcuts = (page: Page) => page.getByRole("dialog", { name: "Shortcuts" });

const pages: { query: string; stands: (page: Page) => Locator }[] = [
  { query: "", stands: (page) => heading(page, HEADINGS.apps) },
  { query: "?page=new", stands: (page) => heading(page, HEADINGS.newApp) },
  { query: "?page=connect", stands: (page) => heading(page, HEADINGS.connect) },
  { query: "?page=elsewhere", stands: (page) => heading(page, "There is no such page") },
];

for (const { query, stands } of pages) {
  test(`an app is found by name and opened from ${query || "the list"}`, async ({ page, standIn }) => {
    await steps.open(page, standIn, query);
    await expect(stands(page)).toBeVisible();
    await find(page, "azure d");
    await expectActive(page, new RegExp(APP));
    await page.keyboard.press("Enter");
    await expect(heading(page, APP)).toBeVisible();
    await expect(palette(page)).toBeHidden();
    await expect(page.getByRole("main"), "reading begins at the new page").toBeFocused();
  });
}

test("an app is found by its client id and by its URL", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  const app = await steps.openApp(page, standIn, APP);
  const other = (await steps.appsOf(standIn)).find((one) => one.ApplicationUrl === "https://zapier.com");
  await find(page, other?.ClientId.toLowerCase() ?? "");
  await expectActive(page, `${other?.Name}${other?.ClientId}`);
  await field(page).fill("zapier.com");
  await expect(options(page).filter({ hasText: "https://zapier.com" })).not.toHaveCount(0);
  await field(page).fill(app.ClientId);
  await page.keyboard.press("Enter");
  await expect(heading(page, APP)).toBeVisible();
});

test("what stands first can be left by arrows, Home and End", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await find(page, "");
  await expect(field(page)).toHaveAttribute("aria-expanded", "true");
  const names = await options(page).allInnerTexts();
  await expectActive(page, names[0] ?? "");
  await page.keyboard.press("ArrowDown");
  await expectActive(page, names[1] ?? "");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expectActive(page, names.at(-1) ?? "");
  await expect(option(page, names.at(-1) ?? "")).toBeInViewport();
  await page.keyboard.press("ArrowDown");
  await expectActive(page, names[0] ?? "");
  await page.keyboard.press("End");
  await expectActive(page, names.at(-1) ?? "");
  await page.keyboard.press("Home");
  await expectActive(page, names[0] ?? "");
});

for (const key of ["Escape", OPEN]) {
  test(`${key} closes it and gives the focus back`, async ({ page, standIn }) => {
    await steps.openApp(page, standIn, APP);
    const name = page.getByRole("textbox", { name: "Name", exact: true });
    await name.focus();
    await find(page, "nothing that matters");
    await page.keyboard.press(key);
    await expect(palette(page)).toBeHidden();
    await expect(name).toBeFocused();
    await find(page, "");
    await expect(field(page), "nothing of it is left").toHaveValue("");
  });
}

test("a person with a mouse finds it in the bar, and closes it by a press beside it", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await button(page).click();
  await expect(field(page)).toBeFocused();
  await page.mouse.click(5, 5);
  await expect(palette(page)).toBeHidden();
  await button(page).click();
  await option(page, "Connect").click();
  await expect(heading(page, HEADINGS.connect)).toBeVisible();
});

test("the button moves nothing when it comes", async ({ page, standIn }) => {
  for (const width of [320, 360, 700, 1_440]) {
    await page.setViewportSize({ width, height: 800 });
    await standIn.clearJournal();
    await standIn.fault("SelectQuery:OAuthClientApp", "hold");
    await steps.open(page, standIn);
    await steps.expectHeld(standIn, "SelectQuery:OAuthClientApp");
    const bar = page.getByRole("banner");
    const parts = bar.getByRole("link").or(steps.userMenu(page)).or(bar.getByText("Creatio OAuth Admin"));
    const places = () => parts.evaluateAll((all) => all.map((part) => part.getBoundingClientRect().toJSON() as unknown));
    await expect(page.getByText("Reading the apps from Creatio…")).toBeAttached();
    await expect(button(page)).toHaveCount(0);
    const before = await places();
    await standIn.release();
    await standIn.clearFaults();
    await expect(button(page)).toBeVisible();
    expect(await places(), `${width} px`).toEqual(before);
  }
});

test("the list is filtered, selected and switched off by keyboard alone", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn);
  const active = (await steps.appsOf(standIn)).filter((app) => app.IsActive).length;
  await find(page, "switched on");
  await page.keyboard.press("Enter");
  await expect(page.getByText(`${active} of 23 apps`, { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/active=yes/);

  await find(page, "off the");
  await expect(options(page), "nothing is selected that could be switched").toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await find(page, "select all");
  await page.keyboard.press("Enter");
  await expect(page.getByText(`${active} selected`)).toBeVisible();

  await find(page, "deactivate");
  await expectActive(page, new RegExp(`Switch off the selected.*${active} selected`));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: `Switch off ${active} apps?` });
  await expect(dialog).toBeVisible();
  expect(await steps.acted(standIn, "UpdateClient"), "it asks before it does").toBe(0);
  await dialog.getByRole("button", { name: "Switch off" }).click();
  const results = page.getByRole("dialog", { name: `Switched off ${active} of ${active} apps` });
  await results.getByRole("button", { name: "Close" }).click();
  await expect(results, "while it is open, keys are its own").toBeHidden();
  expect((await steps.appsOf(standIn)).filter((app) => app.IsActive)).toEqual([]);

  await find(page, "clear search");
  await page.keyboard.press("Enter");
  await expect(page.getByText("23 apps", { exact: true })).toBeVisible();
});

test("exporting says how much it saves", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  const saved = page.waitForEvent("download");
  await find(page, "export json");
  await expectActive(page, /Export as JSON.*all shown/);
  await page.keyboard.press("Enter");
  expect((await saved).suggestedFilename()).toMatch(/\.json$/);
});

test("the list offers its commands only while it is there", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await find(page, "export csv");
  await expectActive(page, /^Export as CSV/);
  await page.keyboard.press("Escape");
  await steps.goTo(page, "Connect");
  await find(page, "export csv");
  await expectActive(page, "Search the list for “export csv”");
});

test("what no app fits can be looked for in the list", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=connect");
  await find(page, "system user 7");
  await expectActive(page, "Search the list for “system user 7”");
  await page.keyboard.press("Enter");
  await expect(search(page)).toHaveValue("system user 7");
});

test("of a pasted credential only the client id is taken, and nothing is kept", async ({ page, standIn }) => {
  const app = await steps.appNamed(standIn, APP);
  await steps.open(page, standIn, "?page=connect");
  const secret = "s3cr3t-that-nobody-may-see";
  await find(page, "");
  await field(page).fill(`Authorization: Basic ${btoa(`${app.ClientId}:${secret}`)}`);
  await expect(field(page)).toHaveValue(app.ClientId);
  await expect(palette(page).getByRole("status")).toContainText("That was a Basic header: read here, sent nowhere and not kept.");
  await expectActive(page, new RegExp(APP));
  await field(page).fill(`client_secret=${secret}`);
  await expect(field(page)).toHaveValue("");
  await expect(palette(page).getByRole("status")).toContainText("It names no Client Id");
  const kept = await traces(page);
  expect(kept).not.toContain(secret);
  expect(kept).not.toContain(btoa(`${app.ClientId}:${secret}`));
  expect(JSON.stringify(await standIn.journal())).not.toContain(secret);
});

test("it stays closed while the session has ended", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await expect(button(page)).toBeVisible();
  await standIn.endSessions();
  await credentials(page).show.click();
  await expect(endedDialog(page)).toBeVisible();
  await page.keyboard.press(OPEN);
  await page.keyboard.type("?");
  await expect(endedDialog(page)).toBeVisible();
  await expect(palette(page)).toBeHidden();
  await expect(shortcuts(page)).toBeHidden();
});

test("signing out is one of the commands", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  await find(page, "log off");
  await page.keyboard.press("Enter");
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
  await page.keyboard.press(OPEN);
  await expect(palette(page)).toHaveCount(0);
});

test("10,000 apps: at most twenty are shown, the best first", async ({ page, standIn }) => {
  await standIn.reset({ ...SOME, profile: "core-8.1", apps: 10_000 });
  await steps.open(page, standIn);
  await expect(page.getByText("10000 apps", { exact: true })).toBeVisible();
  await find(page, "tool");
  await expect(palette(page).getByRole("status")).toContainText("The first 20 that fit best");
  await expect(palette(page).getByRole("group", { name: "Apps" }).getByRole("option")).toHaveCount(21);
  await field(page).fill("survey tool 124");
  await expectActive(page, /^Survey tool 124/);
  await page.keyboard.press("Enter");
  await expect(heading(page, "Survey tool 124")).toBeVisible();
});

test("apps that are still read are found as they come", async ({ page, standIn }) => {
  await standIn.fault("SelectQuery:OAuthClientApp", "hold");
  await steps.open(page, standIn, "?page=connect");
  await find(page, "azure");
  await expect(palette(page).getByRole("status")).toHaveText("Not all apps are read yet: more may be found as they come.");
  await steps.expectHeld(standIn, "SelectQuery:OAuthClientApp");
  await standIn.release();
  await expect(option(page, new RegExp(APP))).toBeVisible();
  await expect(palette(page).getByRole("status")).toBeEmpty();
});

test("the list of shortcuts opens by its key and as a command, and single keys can be switched off", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await expect(button(page)).toBeVisible();
  await search(page).focus();
  await page.keyboard.type("?");
  await expect(search(page), "a character is a character in a field").toHaveValue("?");
  await search(page).fill("");
  await row(page, APP).getByRole("link", { name: APP }).focus();
  await page.keyboard.type("?");
  for (const [what, keys] of [
    ["Find an app, a page or a command", "Ctrl+K"],
    ["Go to the search", "/"],
    ["Select the app of this row, or take it out", "x"],
  ]) {
    const entry = shortcuts(page).locator("dl > div").filter({ hasText: what });
    await expect(entry.getByRole("definition")).toHaveText(keys ?? "");
  }
  const toggle = shortcuts(page).getByRole("switch", { name: "Single-key shortcuts" });
  await expect(toggle).toBeChecked();
  await toggle.click();
  await expect(toggle).not.toBeChecked();
  await page.keyboard.press("Escape");
  await expect(shortcuts(page)).toBeHidden();
  await expectSingleKeysDoNothing(page);

  await page.reload();
  await expect(button(page)).toBeVisible();
  await row(page, APP).getByRole("link", { name: APP }).focus();
  await expectSingleKeysDoNothing(page);
  await page.keyboard.press("ArrowDown");
  await expect(row(page, APP).getByRole("link"), "the arrows are no characters").not.toBeFocused();

  await find(page, "keyboard");
  await page.keyboard.press("Enter");
  await toggle.click();
  await shortcuts(page).getByRole("button", { name: "Close" }).click();
  await page.keyboard.type("/");
  await expect(search(page)).toBeFocused();
});

test("the keys work on a keyboard of another script", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await expect(button(page)).toBeVisible();
  await row(page, APP).getByRole("link", { name: APP }).focus();
  await press(page, { key: "ч", code: "KeyX" });
  await expect(page.getByText("1 selected")).toBeVisible();
  await press(page, { key: "л", code: "KeyK", ctrlKey: true });
  await expect(field(page)).toBeFocused();
});

/** Presses a key that the keyboard of this machine has not. */
async function press(page: Page, key: { key: string; code: string; ctrlKey?: boolean }): Promise<void> {
  await page.evaluate((key) => {
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true }));
  }, key);
}

/** The focus is on a row and stays there, whatever is written. */
async function expectSingleKeysDoNothing(page: Page): Promise<void> {
  await page.keyboard.type("/x?.");
  await expect(row(page, APP).getByRole("link", { name: APP })).toBeFocused();
  await expect(shortcuts(page)).toBeHidden();
  await expect(page.getByRole("region", { name: "Selection" })).toHaveCount(0);
}

checkStates([
  {
    title: "the palette, nothing typed, apps selected",
    world: { apps: 30 },
    reach: async (page, standIn) => {
      await steps.open(page, standIn);
      await expect(activeSwitch(page, APP)).toBeVisible();
      await page.getByRole("checkbox", { name: "Select all shown" }).click();
      await find(page, "");
      await expect(option(page, /Switch off the selected/)).toBeVisible();
    },
  },
  {
    title: "the palette, with apps found",
    world: { apps: 30 },
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await find(page, "s");
      await expect(palette(page).getByRole("group", { name: "Apps" })).toBeVisible();
    },
  },
  {
    title: "the shortcuts",
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await find(page, "shortcuts");
      await page.keyboard.press("Enter");
      await expect(shortcuts(page)).toBeVisible();
    },
  },
]);
