// The browser's translator rewrites the page while it is used: updates still become visible, and nothing stays behind.

import { type Page } from "@playwright/test";

import { activeSwitch, columnHead, openList, searchField, table } from "../support/list.ts";
import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, button, field, requestsTo, result } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_FORM, APP_PAGE, BULK, LIST, SESSION } from "../support/texts.ts";
import { showOriginal, translatePage, translated } from "../support/translator.ts";

const SITE = { profile: "framework-8.0", start: "connected-site", apps: 12, users: 5 } as const;

async function openTranslatedList(page: Page, standIn: StandIn, careless = false): Promise<void> {
  await standIn.reset(SITE);
  await openList(page, standIn, SITE.apps);
  await translatePage(page, careless);
  await expect(page.getByText(translated(LIST.count(SITE.apps)), { exact: true })).toBeVisible();
}

/** The names in the rows, each as its link and as its switch has it. */
async function pairs(page: Page): Promise<[string, string][]> {
  return table(page)
    .getByRole("row")
    .evaluateAll((rows) =>
      rows.slice(1).map((row): [string, string] => {
        const link = row.querySelector("a")?.textContent.replace(/[«»]/g, "") ?? "";
        const name = row.querySelector("[role=switch]")?.getAttribute("aria-label") ?? "";
        return [link, name.replace("Active: ", "")];
      }),
    );
}

async function expectNamesBesideTheirSwitches(page: Page): Promise<void> {
  for (const [link, name] of await pairs(page)) {
    expect(link).toBe(name);
  }
}

for (const careless of [false, true]) {
  test(`search, sorting and switches work on (${careless ? "every text" : "what may be"} translated)`, async ({ page, standIn }) => {
    await openTranslatedList(page, standIn, careless);
    await expectNamesBesideTheirSwitches(page);
    await searchField(page).fill("azure");
    await expect.poll(async () => (await pairs(page)).length).toBe(1);
    await expectNamesBesideTheirSwitches(page);
    await expect(page.getByText(translated(LIST.filteredCount(1, SITE.apps)), { exact: true })).toBeVisible();
    await expect(page.getByText(LIST.count(SITE.apps), { exact: false }), "the text before is gone").toHaveCount(1);
    await searchField(page).fill("no such app");
    await expect(page.getByRole("heading", { name: LIST.noMatch("no such app") })).toBeVisible();
    await searchField(page).fill("");
    await expect(page.getByText(translated(LIST.count(SITE.apps)), { exact: true })).toBeVisible();

    await columnHead(page, "Name").getByRole("button").first().click();
    await columnHead(page, "Name").getByRole("button").first().click();
    await expectNamesBesideTheirSwitches(page);
    const before = (await requestsTo(standIn, "UpdateClient")).length;
    await activeSwitch(page, APP).click();
    await expect(result(page)).toContainText(LIST.switchedOff(APP));
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(result(page)).toContainText(LIST.switchedOn(APP));
    await expect(result(page), "only the latest message").not.toContainText("turned off");
    expect(await requestsTo(standIn, "UpdateClient")).toHaveLength(before + 2);
    expect((await steps.appNamed(standIn, APP)).IsActive).toBe(true);
    await expectNamesBesideTheirSwitches(page);
  });
}

test("the count follows while apps are selected, and the dialog of a bulk action says what it did", async ({ page, standIn }) => {
  await openTranslatedList(page, standIn);
  await page.getByRole("checkbox", { name: LIST.selectAll }).check();
  const bar = page.getByRole("region", { name: "Selection" });
  await expect(bar).toContainText(translated(LIST.selected(12)));
  await page.getByRole("checkbox", { name: LIST.select(APP), exact: true }).uncheck();
  await expect(bar).toContainText(translated(LIST.selected(11)));
  await expect(bar).not.toContainText(LIST.selected(12));
  await bar.getByRole("button", { name: "Turn off" }).click();
  const dialog = page.getByRole("dialog");
  // Three of them are off already.
  await expect(dialog.getByRole("heading")).toHaveText(translated(BULK.confirmSwitchOff(8)));
  await dialog.getByRole("button", { name: "Turn off" }).click();
  await expect(dialog.getByRole("heading")).toContainText(BULK.switchedOffSome(9).slice(0, 10));
  await expect(dialog.getByRole("heading")).not.toContainText("?");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
  expect((await steps.appsOf(standIn)).filter((app) => app.IsActive).map((app) => app.Name)).toEqual([APP]);
});

test("problems of a form come and go, and a message follows the one before it", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await translatePage(page);
  await field(page, translated("Name")).fill("");
  await button(page, translated("Save")).click();
  await expect(page.getByText(translated(APP_FORM.enterName))).toBeVisible();
  await field(page, translated("Name")).fill("Renamed");
  await expect(page.getByText(APP_FORM.enterName)).toHaveCount(0);
  await button(page, translated("Save")).click();
  await expect(result(page)).toContainText(APP_PAGE.saved("Renamed"));
  await expect(steps.heading(page, "Renamed")).toHaveText("Renamed");
  await expect(page.getByRole("heading", { name: APP })).toHaveCount(0);
});

test("the dialog of an ended session appears over a translated page and goes", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await translatePage(page);
  await standIn.endSessions();
  await field(page, translated("Description")).fill("Typed");
  await button(page, translated("Save")).click();
  const dialog = steps.endedDialog(page);
  await expect(dialog).toBeVisible();
  await dialog.getByRole("textbox", { name: "User name" }).fill("Supervisor");
  await dialog.locator("[type=password]").fill("wrong");
  await button(dialog, translated("Sign in")).click();
  await expect(dialog.getByRole("alert")).toContainText(SESSION.signInFailed);
  await dialog.locator("[type=password]").fill("Supervisor");
  await button(dialog, translated("Sign in")).click();
  await expect(dialog).toBeHidden();
  await expect(result(page)).toContainText(APP_PAGE.saved(APP));
  expect((await steps.appNamed(standIn, APP)).Description).toBe("Typed");
});

test("a translation that is taken back shows the text as it is now", async ({ page, standIn }) => {
  await openTranslatedList(page, standIn);
  await searchField(page).fill("azure");
  await expect(page.getByText(translated(LIST.filteredCount(1, 12)), { exact: true })).toBeVisible();
  await showOriginal(page);
  await expect(page.getByText(LIST.filteredCount(1, 12), { exact: true })).toBeVisible();
  await searchField(page).fill("");
  await expect(page.getByText(LIST.count(12), { exact: true })).toBeVisible();
});

test("names, identifiers, addresses, code and states are not translated", async ({ page, standIn }) => {
  await openTranslatedList(page, standIn);
  const app = await steps.appNamed(standIn, APP);
  const row = table(page).getByRole("row").filter({ has: page.getByRole("link", { name: APP, exact: true }) });
  for (const text of [APP, app.ClientId, app.ApplicationUrl, app.SystemUser?.displayValue ?? ""]) {
    await expect(row.getByText(text, { exact: true }).first()).toBeVisible();
  }
  await expect(steps.userMenu(page)).toHaveText("Supervisor");
  await row.getByRole("link", { name: APP, exact: true }).click();
  await expect(steps.heading(page, APP)).toHaveText(APP);
  await expect(steps.credentials(page).clientId).toHaveText(app.ClientId);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Connect" }).click();
  await page.getByRole("button", { name: /checks/ }).click();
  await expect(page.getByRole("listitem").getByText("OK", { exact: true }).first()).toBeVisible();
});
