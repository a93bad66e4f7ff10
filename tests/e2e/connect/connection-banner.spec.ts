// What the list of apps and the page for a new app say about a connection that does not work.

import { CHECKS, banner, expectConnectionQueried, expectQueried } from "../support/connection.ts";
import { expectReload, openList } from "../support/list.ts";
import { TYPED, expectCreated, typeNewApp } from "../support/new-app.ts";
import * as steps from "../support/steps.ts";
import { HEADINGS, button, field, heading, requestsTo, saveButton, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { BANNER, CONNECT, FINDING } from "../support/texts.ts";

const RESOURCE = "SelectQuery:OAuthResource";
/** How long the page waits before it checks a broken connection again. */
const LOOK_AGAIN = 10_000;

test("the list says that the connection does not work, and links to where it is fixed", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", "identity-down"));
  await steps.open(page, standIn);
  await expect(banner(page)).toContainText(FINDING.unreachable("http://localhost:8090"));
  await standIn.conditions({ clear: ["identity-down"] });
  await banner(page).getByRole("link", { name: BANNER.fix }).click();
  await expect(heading(page, HEADINGS.connect)).toBeVisible();
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await steps.goTo(page, "Apps");
  await expectReload(page, standIn);
  await expect(banner(page)).toHaveCount(0);
});

test("the list says nothing about a connection that works, and opens no dialog", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1"));
  await standIn.fault(RESOURCE, "hold");
  await openList(page, standIn);
  await steps.expectHeld(standIn, RESOURCE);
  await standIn.release();
  await expectConnectionQueried(standIn);
  await expectReload(page, standIn);
  await expect(banner(page)).toHaveCount(0);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("an ended session opens no dialog while only these queries need it", async ({ page, standIn, watch }) => {
  watch.expect(/status of 401/);
  await standIn.reset(site("core-8.1"));
  await standIn.fault("GetFeatureState", "unauthorized");
  await standIn.fault("OAuthHealthCheck", "login-page");
  await standIn.fault(RESOURCE, "hold");
  await openList(page, standIn);
  await steps.expectHeld(standIn, RESOURCE);
  await standIn.release();
  await expectConnectionQueried(standIn);
  await expectReload(page, standIn);
  await expect(steps.endedDialog(page)).toHaveCount(0);
});

test("a new app waits until the connection works", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", "no-default-resource"));
  await page.clock.install();
  await steps.open(page, standIn, "?page=new");
  await expect(banner(page)).toContainText(`${CHECKS.resource}: ${FINDING.createResourceFirst}`);
  await steps.fillApp(page, TYPED);
  await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
  await expect(saveButton(page)).toHaveAccessibleDescription(BANNER.cannotCreateReason);
  await field(page, "Name").press("Enter");
  await standIn.conditions({ clear: ["no-default-resource"] });
  await page.clock.runFor(LOOK_AGAIN);
  await expect(page.getByText(BANNER.fixed)).toBeVisible();
  await saveButton(page).click();
  await expectCreated(page, standIn);
  expect(await requestsTo(standIn, "AddClient"), "nothing was sent before").toHaveLength(1);
});

test("a missing response does not unlock a new app", async ({ page, standIn, watch }) => {
  watch.expect(/status of 500/);
  await standIn.reset(site("core-8.1", "no-default-resource"));
  await page.clock.install();
  await steps.open(page, standIn, "?page=new");
  await expect(banner(page)).toContainText(BANNER.cannotCreate);
  await expectConnectionQueried(standIn);
  await standIn.clearJournal();
  await standIn.fault(RESOURCE, "error-500");
  await standIn.fault(RESOURCE, "hold");
  await page.clock.runFor(LOOK_AGAIN);
  await expectQueried(standIn, RESOURCE);
  // The page checks again only after it has evaluated every response, so the next query shows that it has evaluated this one.
  await expect(async () => {
    await page.clock.runFor(LOOK_AGAIN);
    expect((await requestsTo(standIn, RESOURCE)).length).toBeGreaterThan(1);
  }).toPass({ timeout: 20_000 });
  await steps.expectHeld(standIn, RESOURCE);
  await expect(banner(page)).toContainText(BANNER.cannotCreate);
  await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
  await standIn.conditions({ clear: ["no-default-resource"] });
  await standIn.release();
  await expect(async () => {
    await page.clock.runFor(LOOK_AGAIN);
    await expect(banner(page)).toContainText(BANNER.fixed, { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
});

test("what is typed for a new app stays while the connection is fixed in another tab", async ({ page, context, standIn }) => {
  await standIn.reset(site("core-8.1", "no-default-resource"));
  await page.clock.install();
  await typeNewApp(page, standIn);
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: BANNER.fixInNewTab }).click();
  const tab = await opened;
  await button(tab, "Create default resource").click();
  await expect(tab.getByText(CONNECT.connected)).toBeVisible();
  await tab.close();
  await page.clock.runFor(LOOK_AGAIN);
  await expect(page.getByText(BANNER.fixed)).toBeVisible();
  await saveButton(page).click();
  await expectCreated(page, standIn);
});
