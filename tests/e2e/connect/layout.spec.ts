// How the Connect page uses its space: what failed is first, what is done takes a line, and nothing moves while it is checked.

import type { Page } from "@playwright/test";

import { CHECKS, SETTINGS, STEPS, check, expectQueried, openChecks, openStep, step, stepLine } from "../support/connection.ts";
import * as steps from "../support/steps.ts";
import { DOCUMENTED, button, expectIdle, field, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { CONNECT } from "../support/texts.ts";

const top = async (page: Page, title: string) => (await step(page, title).boundingBox())?.y ?? Number.NaN;

test("on a phone, the step that failed is the first one", async ({ page, standIn }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await standIn.reset(site("core-8.1", "identity-wrong-credentials"));
  await steps.open(page, standIn, "?page=connect");
  await expect(page.getByText(CONNECT.broken)).toBeVisible();
  await expect(button(page, CONNECT.saveSettings)).toBeVisible();
  await expect.poll(async () => (await top(page, STEPS.settings)) < (await top(page, STEPS.feature))).toBe(true);
  expect(await top(page, STEPS.settings), "on the first screen").toBeLessThan(480);
});

test("only the current step is open, and the next one opens when it is done", async ({ page, standIn }) => {
  await standIn.reset({ profile: "framework-8.0", start: "new-site" });
  await steps.open(page, standIn, "?page=connect");
  const open = page.getByRole("list", { name: "Steps" }).locator("details[open]");
  await expect(button(page, "Enable OAuth20Integration")).toBeVisible();
  await expect(open).toHaveCount(1);
  await expect(step(page, STEPS.resource)).toContainText("Waits for step 2");
  await button(page, "Enable OAuth20Integration").click();
  await expect(button(page, CONNECT.saveSettings)).toBeVisible();
  await expect(open).toHaveCount(1);
  await expect(stepLine(page, STEPS.feature)).toContainText("Done");
  await expect(step(page, STEPS.feature), "the result stays beside the step").toContainText(CONNECT.featureEnabled);
});

test("what was opened and typed stays while the current step changes", async ({ page, standIn }) => {
  await standIn.reset({ profile: "framework-8.0", start: "new-site" });
  await steps.open(page, standIn, "?page=connect");
  await openStep(page, STEPS.settings);
  await field(page, SETTINGS.url).fill(DOCUMENTED.url);
  await expect(button(page, "Enable OAuth20Integration")).toBeVisible();
  await button(page, "Enable OAuth20Integration").click();
  await expect(stepLine(page, STEPS.feature)).toContainText("Done");
  await expect(field(page, SETTINGS.url)).toHaveValue(DOCUMENTED.url);
});

test("nothing moves while the checks are repeated", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1"));
  await steps.open(page, standIn, "?page=connect");
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await openChecks(page);
  await expectIdle(page);
  const places = async () => {
    const parts = [check(page, CHECKS.reach), button(page, CONNECT.repeat(CHECKS.reach)), button(page, "Check again"), stepLine(page, STEPS.app)];
    return Promise.all(parts.map((part) => part.boundingBox()));
  };
  const before = await places();
  await standIn.fault("OAuthHealthCheck", "hold");
  await button(page, "Check again").click();
  await expect(button(page, CONNECT.repeat(CHECKS.reach))).toHaveAttribute("aria-busy", "true");
  await steps.expectHeld(standIn, "OAuthHealthCheck");
  expect(await places()).toEqual(before);
  await standIn.release();
  await expectQueried(standIn, "OAuthHealthCheck", 2);
  await expectIdle(page);
  expect(await places()).toEqual(before);
});
