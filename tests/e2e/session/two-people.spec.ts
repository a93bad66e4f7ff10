// Two tabs of one browser: another user signs in in one of them, or one is a copy of the other.

import type { Page } from "@playwright/test";

import { expectConnectionQueried, permissions } from "../support/connection.ts";
import { activeSwitch, expectCount } from "../support/list.ts";
import { TYPED, expectCreated, typeNewApp } from "../support/new-app.ts";
import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, alert, appNamed, button, changesBy, credentials, expectFields, expectIdle, field, requestsTo, result, saveButton, site, userMenu } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { LIST, NEW_APP, SESSION } from "../support/texts.ts";

const OTHER = "Mary King";

const dialog = (page: Page) => page.getByRole("dialog", { name: SESSION.nowSignedInAs(OTHER) });

/** Signs out and in as another user in a second tab. A query that is on its way would be refused. */
async function signInElsewhere(page: Page, standIn: StandIn, user = OTHER): Promise<void> {
  await standIn.signIn(page.context(), user);
}

for (const conditions of [[], ["csrf-off"]]) {
  test(`a switch is not pressed in the name of another user (${conditions[0] ?? "csrf"})`, async ({ page, standIn }) => {
    await standIn.reset(site("framework-8.0", ...conditions));
    await steps.open(page, standIn);
    await expectCount(page, 3);
    await expectConnectionQueried(standIn);
    const { IsActive } = await appNamed(standIn, APP);
    await signInElsewhere(page, standIn);
    await activeSwitch(page, APP).click();
    await expect(dialog(page)).toBeVisible();
    await expect(dialog(page)).toContainText("Supervisor");
    expect(await requestsTo(standIn, "UpdateClient"), "nothing was sent").toHaveLength(0);
    // Dismissed, it asks again.
    await button(dialog(page), SESSION.notNow).click();
    await expect(activeSwitch(page, APP)).toBeChecked({ checked: IsActive });
    await activeSwitch(page, APP).click();
    await button(dialog(page), SESSION.goOnAs(OTHER)).click();
    await expect(userMenu(page, OTHER)).toBeVisible();
    await expect(dialog(page)).toHaveCount(0);
    expect(await requestsTo(standIn, "UpdateClient")).toHaveLength(0);
  });
}

test("what another user may not do is not taken for a missing permission", async ({ page, standIn }) => {
  await standIn.reset(site("framework-8.0", "csrf-off"));
  let signedIn: Promise<void> | undefined;
  await page.route("**/GetCanExecuteOperation", async (route) => {
    signedIn ??= signInElsewhere(page, standIn);
    await signedIn;
    await route.continue();
  });
  await steps.open(page, standIn);
  await expect(dialog(page)).toBeVisible();
  await button(dialog(page), SESSION.notNow).click();
  await expect(activeSwitch(page, APP)).toBeEnabled();
  await expect(permissions(page)).toHaveCount(0);
});

test("coming back to the tab is enough to notice another user", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await expectCount(page, 3);
  await expectConnectionQueried(standIn);
  await signInElsewhere(page, standIn);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(dialog(page)).toBeVisible();
  await expect(userMenu(page, OTHER)).toBeAttached();
});

test("a new session of the same user is no reason to ask", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await expectCount(page, 3);
  await expectConnectionQueried(standIn);
  await signInElsewhere(page, standIn, "Supervisor");
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  const { IsActive } = await appNamed(standIn, APP);
  await activeSwitch(page, APP).click();
  await expect(result(page)).toContainText(IsActive ? LIST.switchedOff(APP) : LIST.switchedOn(APP));
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a draft stays with the user who typed it", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await signInElsewhere(page, standIn);
  await saveButton(page).click();
  await button(dialog(page), SESSION.goOnAs(OTHER)).click();
  await expect(userMenu(page, OTHER)).toBeVisible();
  await expect(field(page, "Name")).toHaveValue("");
  expect(await changesBy(standIn, "AddClient")).toBe(0);
  await signInElsewhere(page, standIn, "Supervisor");
  await page.reload();
  await expectFields(page, TYPED);
});

test("the secret of a new app is not shown to another user", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await saveButton(page).click();
  await expectCreated(page, standIn);
  const { ClientSecret } = await appNamed(standIn, TYPED.name);
  await signInElsewhere(page, standIn);
  // The first press hides the secret again.
  await button(page, "Hide Client secret").click();
  await credentials(page).show.click();
  await expect(dialog(page)).toBeVisible();
  await expect(page.getByText(ClientSecret)).toHaveCount(0);
  await button(dialog(page), SESSION.goOnAs(OTHER)).click();
  await expect(userMenu(page, OTHER)).toBeVisible();
  await expect(page.getByText(ClientSecret)).toHaveCount(0);
});

test("a copy of the tab does not create the same app a second time without asking", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  const copy = await page.context().newPage();
  await copy.goto(page.url());
  await steps.fillApp(copy, TYPED);
  await saveButton(page).click();
  await expectCreated(page, standIn);
  await saveButton(copy).click();
  await expect(alert(copy, NEW_APP.notCreated)).toContainText(NEW_APP.sameApp(TYPED.name));
  expect(await requestsTo(standIn, "AddClient"), "asked first").toHaveLength(1);
  await expectFields(copy, TYPED);
  await saveButton(copy).click();
  await expect(steps.heading(copy, TYPED.name)).toBeVisible();
  await expectIdle(copy);
  expect(await changesBy(standIn, "AddClient"), "on demand").toBe(2);
});
