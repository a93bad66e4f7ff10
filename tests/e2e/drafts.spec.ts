// What was typed outlives a reload and Creatio's login in the same tab, for whoever typed it and for nobody else.

import type { Page } from "@playwright/test";

import { BACK, expectKept, expectNothingKept, kept, reloadAnyway } from "./support/drafts.ts";
import * as steps from "./support/steps.ts";
import { HEADINGS, credentials, endedDialog, heading, result, saveButton } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { TYPED, alert, button, expectMade, expectTyped, typeNewApp } from "./support/typed-app.ts";

const APP = "Azure Data Factory";
const CONFLICT = "Somebody else has changed this app meanwhile.";

const description = (page: Page) => page.getByRole("textbox", { name: "Description" });

async function signOut(page: Page): Promise<void> {
  await steps.userMenu(page).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
}

test("a changed app is there again after a reload, and gone from the tab once it is saved", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await expectNothingKept(page);
  await steps.fillApp(page, { description: "Typed and reloaded" });
  await expectKept(page, "Typed and reloaded");
  await reloadAnyway(page);
  await expect(page.getByText(BACK)).toBeVisible();
  await expect(description(page)).toHaveValue("Typed and reloaded");
  await saveButton(page).click();
  await expect(result(page)).toHaveText(`“${APP}” is saved.`);
  await expectNothingKept(page);
  expect((await steps.appNamed(standIn, APP)).Description).toBe("Typed and reloaded");
});

test("what is let go is gone from the tab as well", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed and let go" });
  await expectKept(page, "Typed and let go");
  await reloadAnyway(page);
  await button(page, "Discard it").click();
  await expectNothingKept(page);
  // Typed back by hand to what is saved, there is nothing to keep either.
  const saved = await description(page).inputValue();
  await description(page).fill("Once more");
  await expectKept(page, "Once more");
  await description(page).fill(saved);
  await expectNothingKept(page);
});

test("a new app outlives the end of the session, a reload and signing in, and is made once", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await standIn.endSessions();
  await saveButton(page).click();
  await expect(endedDialog(page)).toBeVisible();
  // As when Creatio's own login page is used in this very tab.
  await reloadAnyway(page);
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
  await steps.signIn(page);
  await expect(page.getByText(BACK)).toBeVisible();
  await expectTyped(page);
  await saveButton(page).click();
  await expectMade(page, standIn);
  await expectNothingKept(page);
});

test("what both sides have changed is still to be decided after a reload", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Mine" });
  await standIn.changeApp(APP, { Description: "Theirs" });
  await saveButton(page).click();
  await expect(alert(page, CONFLICT)).toBeVisible();
  await expectKept(page, "Theirs");
  await reloadAnyway(page);
  await expect(alert(page, CONFLICT).getByRole("definition")).toHaveText(["Mine", "Theirs"]);
  await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
  await button(page, "Keep mine").click();
  await saveButton(page).click();
  await expect(result(page)).toHaveText(`“${APP}” is saved.`);
  expect((await steps.appNamed(standIn, APP)).Description).toBe("Mine");
});

test("whoever signs out leaves nothing of it behind", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed and signed out" });
  await expectKept(page, "Typed and signed out");
  await signOut(page);
  await expectNothingKept(page);
  await steps.signIn(page);
  await expect(heading(page, APP)).toBeVisible();
  await expect(page.getByText(BACK)).toHaveCount(0);
});

test("somebody else who signs in in this tab does not find it, and its owner does", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await expectKept(page, TYPED.description);
  await standIn.endSessions();
  await reloadAnyway(page);
  await steps.signIn(page, "Mary King");
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("");
  await expect(page.getByText(BACK)).toHaveCount(0);
  await steps.fillApp(page, { name: "Mary's own" });
  await expectKept(page, "Mary's own");
  await standIn.endSessions();
  await reloadAnyway(page);
  await steps.signIn(page);
  await expect(page.getByText(BACK)).toBeVisible();
  await expectTyped(page);
});

test("the tab's storage never holds a secret", async ({ page, context, standIn }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const app = await steps.openApp(page, standIn, APP);
  await credentials(page).show.click();
  await expect(credentials(page).secret).toHaveText(app.ClientSecret);
  await credentials(page).copySecret.click();
  await expect(result(page)).toHaveText("Client secret copied");
  await steps.fillApp(page, { description: "Typed beside the secret" });
  await expectKept(page, "Typed beside the secret");
  expect(await kept(page)).not.toContain(app.ClientSecret);
});

test("an app of which it is not known whether it was made is not begun again", async ({ page, standIn, watch }) => {
  watch.expect(/net::ERR_/);
  watch.expect(/status of 500/);
  await typeNewApp(page, standIn);
  await expectKept(page, TYPED.description);
  await standIn.fault("AddClient", "cut-after");
  // The look before making is let through unharmed; those after it fail, by either road.
  await standIn.fault("SelectQuery:OAuthClientApp", "slow", { delayMs: 0 });
  await standIn.fault("SelectQuery:OAuthClientApp", "error-500-json", { times: 0 });
  await standIn.fault("OAuthClientApp", "error-500-json", { times: 0 });
  await saveButton(page).click();
  await expect(alert(page, "It is not known whether the app was made.")).toBeVisible();
  await expectNothingKept(page);
  await standIn.clearFaults();
  await reloadAnyway(page);
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("");
});

test("what an older page or somebody's hand has left in the storage does no harm", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed" });
  await expectKept(page, "Typed");
  await page.evaluate(() => Object.keys(sessionStorage).forEach((key) => sessionStorage.setItem(key, '[{"base":7},{')));
  await page.evaluate(() => (window.onbeforeunload = null));
  await page.reload();
  await expect(heading(page, APP)).toBeVisible();
  await expect(page.getByText(BACK)).toHaveCount(0);
  await steps.fillApp(page, { description: "Typed anew" });
  await expectKept(page, "Typed anew");
});

test("without storage a form that is left is still found again", async ({ page, standIn }) => {
  await page.addInitScript(() => {
    // As when storage is full.
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed and left" });
  await steps.goTo(page, "Apps");
  await page.getByRole("link", { name: APP, exact: true }).click();
  await expect(page.getByText(BACK)).toBeVisible();
  await expect(description(page)).toHaveValue("Typed and left");
});
