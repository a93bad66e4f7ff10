// A site without apps: what to do first depends on the connection and on what the user may do.

import type { Page } from "@playwright/test";

import { banner, expectConnectionQueried, permissions } from "../support/connection.ts";
import * as steps from "../support/steps.ts";
import { HEADINGS, heading } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { BANNER, CONNECT, LIST } from "../support/texts.ts";

const WITHOUT_APPS = { profile: "core-8.1", start: "connected-site", apps: 0 } as const;

const noApps = (page: Page) => page.getByRole("heading", { name: LIST.empty });
const addFirst = (page: Page) => page.getByRole("link", { name: LIST.addFirst });
/** The links with this name: the one in the banner, and the one where the table would be. */
const links = (page: Page, name: string) => page.getByRole("main").getByRole("link", { name, exact: true });

test("once the site is connected, the first step is a new app", async ({ page, standIn }) => {
  await standIn.reset(WITHOUT_APPS);
  await steps.open(page, standIn);
  await expect(noApps(page)).toBeVisible();
  await expectConnectionQueried(standIn);
  await addFirst(page).click();
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
});

test("on a new site, the first step is the setup, and the banner counts what is left", async ({ page, standIn }) => {
  await standIn.reset({ profile: "core-8.1", start: "new-site" });
  await steps.open(page, standIn);
  await expect(noApps(page)).toBeVisible();
  await expect(page.getByText(LIST.setupFirst)).toBeVisible();
  await expect(addFirst(page)).toHaveCount(0);
  await expect(banner(page)).toContainText(BANNER.stepsLeft(3));
  await expect(links(page, CONNECT.runRemaining)).toHaveCount(2);
  await links(page, CONNECT.runRemaining).last().click();
  await expect(heading(page, HEADINGS.connect)).toBeVisible();
});

test("a user who may not add apps is offered nothing that would fail", async ({ page, standIn }) => {
  await standIn.reset({ ...WITHOUT_APPS, conditions: ["no-CanManageSolution"] });
  await steps.open(page, standIn);
  await expect(permissions(page)).toBeVisible();
  await expect(noApps(page)).toBeVisible();
  await expect(addFirst(page)).toHaveCount(0);
});
