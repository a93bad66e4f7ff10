// What the list of apps displays, where the data comes from, and how many requests it needs.

import type { Page, Request, Response } from "@playwright/test";

import { BUDGETS } from "../support/budgets.ts";
import { expectConnectionQueried } from "../support/connection.ts";
import {
  activeSwitch,
  appLink,
  checkbox,
  columnHead,
  expectCount,
  expectFilteredCount,
  expectNames,
  names,
  openList,
  row,
  rowAt,
  searchField,
} from "../support/list.ts";
import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, PROFILES, button, heading, requestsTo } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { LIST } from "../support/texts.ts";

/** Few enough that all rows are in the document, and with several values in each column. */
const SOME = { start: "connected-site", apps: 23, users: 12 } as const;

test("the list shows what Creatio stores for each app", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn);
  await expectCount(page, 23);
  const apps = await steps.appsOf(standIn);
  await expectNames(
    page,
    apps.map((app) => app.Name),
  );
  for (const app of apps.slice(0, 5)) {
    const cells = row(page, app.Name).getByRole("cell");
    await expect(cells.nth(0)).toContainText(app.Description);
    await expect(cells.nth(1).getByRole("switch")).toBeChecked({ checked: app.IsActive });
    await expect(cells.nth(2)).toHaveText(app.SystemUser?.displayValue ?? "");
    await expect(cells.nth(3)).toHaveText(app.ApplicationUrl);
    await expect(cells.nth(4)).toHaveText(app.ClientId);
    await expect(cells.nth(5).getByRole("time"), "the last change").toHaveAttribute("title", new RegExp(app.ModifiedOn.slice(0, 4)));
  }
});

test("search and order survive a reload, and opening an app and going back", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn);
  await searchField(page).fill("e & ?=%");
  await expect(page).toHaveURL(/\?search=e%20%26%20%3F%3D%25$/);
  await searchField(page).fill("sap");
  const sort = columnHead(page, "Client Id").getByRole("button");
  await sort.click();
  await sort.click();
  await expect(page).toHaveURL(/\?search=sap&sort=client-id&order=descending$/);
  const found = (await steps.appsOf(standIn)).filter((app) => app.Name.startsWith("SAP"));
  expect(found.length, "apps in some order").toBeGreaterThan(1);
  const sorted = found.sort((one, other) => other.ClientId.localeCompare(one.ClientId)).map((app) => app.Name);

  const expectSame = async () => {
    await expect(searchField(page)).toHaveValue("sap");
    await expect(columnHead(page, "Client Id")).toHaveAttribute("aria-sort", "descending");
    await expect.poll(() => names(page)).toEqual(sorted);
  };
  await expectSame();
  await page.reload();
  await expectSame();
  const first = sorted[0] ?? "";
  await appLink(page, first).click();
  await expect(heading(page, first)).toBeVisible();
  await page.reload();
  await expect(heading(page, first)).toBeVisible();
  await page.goBack();
  await expectSame();
  await page.goForward();
  await expect(heading(page, first)).toBeVisible();
});

test("the navigation and Back to apps lead to the same search, order, selection and place", async ({ page, standIn }) => {
  await standIn.reset({ start: "connected-site", apps: 120, users: 12 });
  await openList(page, standIn, 120, "?sort=modified&order=descending&search=a");
  await expect.poll(async () => (await names(page)).length).toBeGreaterThan(20);
  await page.evaluate(() => scrollTo(0, 1_000));
  await expect(rowAt(page, 22)).toBeInViewport();
  const top = () => page.evaluate(() => Math.round(scrollY));
  const name = await rowAt(page, 26).getByRole("link").innerText();
  await checkbox(page, name).check();
  for (const way of ["Apps", "Back to apps"]) {
    await appLink(page, name).click();
    await expect(heading(page, name)).toBeVisible();
    await page.getByRole("link", { name: way, exact: true }).click();
    await expect(columnHead(page, "Modified")).toHaveAttribute("aria-sort", "descending");
    await expect(searchField(page)).toHaveValue("a");
    await expect.poll(top, way).toBe(1_000);
    await expect(checkbox(page, name)).toBeChecked();
  }
  await page.getByRole("link", { name: "New", exact: true }).click();
  await button(page, "Cancel").click();
  await expect(searchField(page), "Cancel").toHaveValue("a");
  await searchField(page).fill("");
  await expect(page).not.toHaveURL(/search/);
  await steps.goTo(page, "Connect");
  await steps.goTo(page, "Apps");
  await expectCount(page, 120);
});

test("Reload shows what another administrator has changed", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await expect(row(page, APP)).toBeVisible();
  await standIn.changeApp(APP, { Name: "Renamed elsewhere", IsActive: false });
  await button(page, LIST.reload).click();
  await expect(row(page, "Renamed elsewhere")).toBeVisible();
  await expect(page.getByText(LIST.upToDate), "the result is announced").toBeVisible();
  await expect(activeSwitch(page, "Renamed elsewhere")).not.toBeChecked();
  await expect(row(page, APP)).toHaveCount(0);
});

test("an incomplete list says so, and so does a search in it", async ({ page, standIn }) => {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 120, users: 12 });
  const requests = async () => (await requestsTo(standIn, "SelectQuery:OAuthClientApp")).length;
  await standIn.fault("SelectQuery:OAuthClientApp", "hold");
  await steps.open(page, standIn, "?search=matches-no-app");
  await expect.poll(requests).toBe(1);
  // The first page of apps arrives, and the rest is held back.
  await standIn.fault("SelectQuery:OAuthClientApp", "hold");
  await standIn.release();
  await expect(page.getByText(LIST.incomplete)).toBeVisible();
  await expect(page.getByRole("progressbar", { name: LIST.loadingMore })).toBeVisible();
  await expect(page.getByText(LIST.soFar(LIST.filteredCount(0, 50)))).toBeVisible();
  await expect.poll(requests).toBe(2);
  await standIn.release();
  await expectFilteredCount(page, 0, 120);
  await expect(page.getByText(LIST.incomplete)).toHaveCount(0);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
});

for (const profile of PROFILES) {
  test(`few requests to Creatio precede the first rows (${profile})`, async ({ page, standIn }) => {
    await standIn.reset({ ...SOME, profile });
    for (const visit of ["first visit", "later visit"]) {
      const calls = callsUntilTheList(page, standIn);
      await steps.open(page, standIn);
      await expectCount(page, 23);
      expect(calls.length, `${visit}: ${calls.join(", ")}`).toBeLessThanOrEqual(BUDGETS.requestsBeforeFirstRows);
      expect(calls.length, visit).toBeGreaterThan(1);
      // The next visit would abort these queries.
      await expectConnectionQueried(standIn);
    }
  });
}

/**
 * Collects the page's requests to Creatio from the next navigation on until the query of the list is answered. The
 * queries about the connection that follow delay nothing.
 */
function callsUntilTheList(page: Page, standIn: StandIn): string[] {
  const calls: string[] = [];
  // Playwright may still report requests and responses of the previous visit.
  const ofThisVisit = new Set<Request>();
  const collect = (request: Request) => {
    if (ofThisVisit.size > 0 || request.isNavigationRequest()) {
      ofThisVisit.add(request);
    }
    if (ofThisVisit.has(request) && request.url().startsWith(standIn.creatio) && !request.url().startsWith(standIn.page)) {
      calls.push(new URL(request.url()).pathname);
    }
  };
  const stop = (response: Response) => {
    if (ofThisVisit.has(response.request()) && response.request().postData()?.includes('"OAuthClientApp"')) {
      page.off("request", collect);
      page.off("response", stop);
    }
  };
  page.on("request", collect);
  page.on("response", stop);
  return calls;
}
