// The command palette: opening and closing it, and finding apps from every page.

import {
  OPEN_KEYS,
  expectActiveOption,
  field,
  option,
  options,
  palette,
  paletteButton,
  searchPalette,
  shortcuts,
} from "../support/command-palette.ts";
import { expectCount, hits, searchField } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { APP, HEADINGS, credentials, endedDialog, heading } from "../support/steps.ts";
import { expect, test, traces } from "../support/test.ts";
import { FAILURE, LIST, PALETTE, PASTED } from "../support/texts.ts";

const PAGES = [
  { query: "", name: HEADINGS.apps },
  { query: "?page=new", name: HEADINGS.newApp },
  { query: "?page=connect", name: HEADINGS.connect },
  { query: "?page=elsewhere", name: FAILURE.noSuchPage },
];

for (const { query, name } of PAGES) {
  test(`an app is found by name and opened from ${query || "the list"}`, async ({ page, standIn }) => {
    await steps.open(page, standIn, query);
    await expect(heading(page, name)).toBeVisible();
    await searchPalette(page, "azure d");
    await expectActiveOption(page, new RegExp(APP));
    await page.keyboard.press("Enter");
    await expect(heading(page, APP)).toBeVisible();
    await expect(palette(page)).toBeHidden();
    await expect(page.getByRole("main"), "reading starts at the new page").toBeFocused();
  });
}

test("an app is found by its client id and by its URL", async ({ page, standIn }) => {
  await standIn.reset({ start: "connected-site", apps: 23, users: 12 });
  const app = await steps.openApp(page, standIn, APP);
  const other = (await steps.appsOf(standIn)).find((one) => one.ApplicationUrl === "https://zapier.com");
  await searchPalette(page, other?.ClientId.toLowerCase() ?? "");
  await expectActiveOption(page, `${other?.Name}${other?.ClientId}`);
  await field(page).fill("zapier.com");
  await expect(options(page).filter({ hasText: "https://zapier.com" })).not.toHaveCount(0);
  await field(page).fill(app.ClientId);
  await page.keyboard.press("Enter");
  await expect(heading(page, APP)).toBeVisible();
});

test("pages and recent apps come first, and an app is found by its user in any word order", async ({ page, standIn }) => {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 23, users: 12 });
  const users = (await steps.appsOf(standIn)).filter((app) => app.SystemUser?.displayValue === "Ana Sánchez");
  const [app] = users as [steps.AppState];
  await steps.openApp(page, standIn, app.Name);
  await expect(paletteButton(page)).toBeVisible();
  await steps.goTo(page, "Apps");
  await searchPalette(page, "");
  const groups = palette(page).getByRole("group");
  await expect(groups.nth(0)).toHaveAccessibleName("Pages");
  await expect(groups.nth(1)).toHaveAccessibleName("Recent apps");
  await expect(groups.nth(1).getByRole("option")).toHaveText([new RegExp(app.Name)]);
  await expect(groups.nth(2)).toHaveAccessibleName("Commands");
  await page.keyboard.type("sanchez ana");
  await expect(options(page)).toHaveCount(users.length + 1);
  for (const { Name } of users) {
    await expect(option(page, new RegExp(`${Name}.*Ana Sánchez`))).toBeVisible();
  }
  await expect.poll(() => hits(page, "palette-hits")).toContain("Sánchez");
});

test("arrow keys, Home and End move between the options", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await searchPalette(page, "");
  await expect(field(page)).toHaveAttribute("aria-expanded", "true");
  const names = await options(page).allInnerTexts();
  const [first = "", second = ""] = names;
  const last = names.at(-1) ?? "";
  await expectActiveOption(page, first);
  await page.keyboard.press("ArrowDown");
  await expectActiveOption(page, second);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expectActiveOption(page, last);
  await expect(option(page, last)).toBeInViewport();
  await page.keyboard.press("ArrowDown");
  await expectActiveOption(page, first);
  await page.keyboard.press("End");
  await expectActiveOption(page, last);
  await page.keyboard.press("Home");
  await expectActiveOption(page, first);
});

for (const key of ["Escape", OPEN_KEYS]) {
  test(`${key} closes it and returns the focus`, async ({ page, standIn }) => {
    await steps.openApp(page, standIn, APP);
    const name = steps.field(page, "Name");
    await name.focus();
    await searchPalette(page, "nothing that matters");
    await page.keyboard.press(key);
    await expect(palette(page)).toBeHidden();
    await expect(name).toBeFocused();
    await searchPalette(page, "");
    await expect(field(page), "the old text is gone").toHaveValue("");
  });
}

test("a mouse user opens it with its button, and closes it with a click outside", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await paletteButton(page).click();
  await expect(field(page)).toBeFocused();
  await page.mouse.click(5, 5);
  await expect(palette(page)).toBeHidden();
  await paletteButton(page).click();
  await option(page, "Connect").click();
  await expect(heading(page, HEADINGS.connect)).toBeVisible();
});

test("the button does not shift the layout when it appears", async ({ page, standIn }) => {
  for (const width of [320, 360, 700, 1_440]) {
    await page.setViewportSize({ width, height: 800 });
    await standIn.clearJournal();
    await standIn.fault("SelectQuery:OAuthClientApp", "hold");
    await steps.open(page, standIn);
    await steps.expectHeld(standIn, "SelectQuery:OAuthClientApp");
    const bar = page.getByRole("banner");
    const parts = bar.getByRole("link").or(steps.userMenu(page)).or(bar.getByText("Creatio OAuth Admin"));
    const places = () => parts.evaluateAll((all) => all.map((part) => part.getBoundingClientRect().toJSON() as unknown));
    await expect(page.getByText(LIST.loading)).toBeAttached();
    await expect(paletteButton(page)).toHaveCount(0);
    const before = await places();
    await standIn.release();
    await standIn.clearFaults();
    await expect(paletteButton(page)).toBeVisible();
    expect(await places(), `${width} px`).toEqual(before);
  }
});

test("a text that matches no app can be searched for in the list", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=connect");
  await searchPalette(page, "system user 7");
  await expectActiveOption(page, PALETTE.searchList("system user 7"));
  await page.keyboard.press("Enter");
  await expect(searchField(page)).toHaveValue("system user 7");
});

test("only the client id of a pasted credential is used, and nothing is stored", async ({ page, standIn }) => {
  const app = await steps.appNamed(standIn, APP);
  await steps.open(page, standIn, "?page=connect");
  const secret = "s3cr3t-that-nobody-may-see";
  const status = palette(page).getByRole("status");
  await searchPalette(page, "");
  await field(page).fill(`Authorization: Basic ${btoa(`${app.ClientId}:${secret}`)}`);
  await expect(field(page)).toHaveValue(app.ClientId);
  await expect(status).toContainText(`${PASTED.basic}. ${PASTED.notKept}`);
  await expectActiveOption(page, new RegExp(APP));
  await field(page).fill(`client_secret=${secret}`);
  await expect(field(page)).toHaveValue("");
  await expect(status).toContainText(PASTED.namesNoApp);
  const stored = await traces(page);
  expect(stored).not.toContain(secret);
  expect(stored).not.toContain(btoa(`${app.ClientId}:${secret}`));
  expect(JSON.stringify(await standIn.journal())).not.toContain(secret);
});

test("it stays closed while the dialog prompts for sign-in", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await expect(paletteButton(page)).toBeVisible();
  await standIn.endSessions();
  await credentials(page).show.click();
  await expect(endedDialog(page)).toBeVisible();
  await page.keyboard.press(OPEN_KEYS);
  await page.keyboard.type("?");
  await expect(steps.field(endedDialog(page), "User name"), "the dialog has the keys").toHaveValue("?");
  await expect(palette(page)).toBeHidden();
  await expect(shortcuts(page)).toBeHidden();
});

test("signing out is one of the commands, and removes the palette", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  await searchPalette(page, "log off");
  await page.keyboard.press("Enter");
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
  await page.keyboard.press(OPEN_KEYS);
  await page.keyboard.type("x");
  await expect(steps.field(page, "User name"), "the page has the keys").toHaveValue("x");
  await expect(palette(page)).toHaveCount(0);
});

test("10,000 apps: at most twenty are offered, the best first", async ({ page, standIn }) => {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 10_000, users: 12 });
  await steps.open(page, standIn);
  await expectCount(page, 10_000);
  await searchPalette(page, "tool");
  await expect(palette(page).getByRole("status")).toContainText(PALETTE.limited);
  await expect(palette(page).getByRole("group", { name: "Apps" }).getByRole("option")).toHaveCount(21);
  await field(page).fill("survey tool 124");
  await expectActiveOption(page, /^Survey tool 124/);
  await page.keyboard.press("Enter");
  await expect(heading(page, "Survey tool 124")).toBeVisible();
});

test("apps that are still loading are found as they arrive", async ({ page, standIn }) => {
  // Connect reads the first apps as well.
  await standIn.fault("SelectQuery:OAuthClientApp", "hold", { times: 2 });
  await steps.open(page, standIn, "?page=connect");
  await searchPalette(page, "azure");
  await expect(palette(page).getByRole("status")).toHaveText(PALETTE.incomplete);
  await steps.expectHeld(standIn, "SelectQuery:OAuthClientApp");
  await standIn.release();
  await expect(option(page, new RegExp(APP))).toBeVisible();
  await expect(palette(page).getByRole("status")).toBeEmpty();
});
