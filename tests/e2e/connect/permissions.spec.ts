// A user who may not change apps: that says nothing about the connection, and apps work all the same.

import { banner, expectConnectionQueried, permissions } from "../support/connection.ts";
import { openList } from "../support/list.ts";
import { TYPED, expectCreated } from "../support/new-app.ts";
import { APP, field, fillApp, open, openApp, saveButton, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { READ_ONLY } from "../support/texts.ts";

const CONDITION = "no-CanManageSolution";

test("the list names the missing permission, and says nothing about the connection", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", CONDITION));
  await openList(page, standIn);
  await expect(permissions(page)).toContainText(READ_ONLY.line);
  await expect(permissions(page)).toContainText(READ_ONLY.permission);
  await expectConnectionQueried(standIn);
  await expect(banner(page)).toHaveCount(0);
});

test("the list tells a missing permission and a broken connection apart", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", CONDITION, "identity-down"));
  await openList(page, standIn);
  await expect(permissions(page)).toContainText(READ_ONLY.permission);
  await expect(banner(page)).toBeVisible();
});

test("the page of one app names the missing permission", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", CONDITION));
  await openApp(page, standIn, APP);
  await expect(permissions(page)).toContainText(READ_ONLY.permission);
});

test("a new app waits until its user may create it", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", CONDITION));
  await page.clock.install();
  await open(page, standIn, "?page=new");
  await expect(permissions(page)).toContainText(READ_ONLY.permission);
  await expect(banner(page)).toHaveCount(0);
  await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
  await expect(saveButton(page)).toHaveAccessibleDescription(READ_ONLY.reason);
  await expect(field(page, "Name")).toHaveAttribute("readonly", "");
  await standIn.conditions({ clear: [CONDITION] });
  await page.clock.runFor(10_000);
  await expect(permissions(page)).toHaveCount(0);
  await fillApp(page, TYPED);
  await saveButton(page).click();
  await expectCreated(page, standIn);
});
