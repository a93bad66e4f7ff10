// Invalid input in the form of an app, and users that Creatio refuses: each is explained, and nothing typed is lost.

import type { Page } from "@playwright/test";

import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import {
  APP,
  DOCUMENTED,
  EVERY_PROFILE,
  alert,
  changesBy,
  credentials,
  expectFields,
  field,
  requestsTo,
  saveButton,
  site,
  userField,
} from "../support/steps.ts";
import { INVALID_URLS, expectProblem } from "../support/validation.ts";
import { expect, test } from "../support/test.ts";
import { APP_FORM, APP_PAGE, NEW_APP } from "../support/texts.ts";

for (const profile of EVERY_PROFILE) {
  test.describe(profile, () => {
    test.beforeEach(({ standIn }) => standIn.reset(site(profile)));

    test("Creatio refuses a system user who is no longer valid", async ({ page, standIn }) => {
      await sendExternalUser(page, standIn, "AddClient", "addClientRequest");
      await steps.open(page, standIn, "?page=new");
      const typed = { ...DOCUMENTED.app, description: "Typed" };
      await steps.fillApp(page, typed);
      await saveButton(page).click();
      await expect(alert(page, NEW_APP.notCreated)).toContainText(APP_FORM.userRefused);
      await expect(alert(page, NEW_APP.notCreated)).toContainText(APP_FORM.userRefusedNext);
      await expectFields(page, typed);
      await page.unrouteAll();
      await steps.chooseUser(page, "Mary King");
      await saveButton(page).click();
      await expect(credentials(page).clientId).toBeVisible();
      expect((await steps.appNamed(standIn, "Postman")).SystemUser?.displayValue).toBe("Mary King");
      expect(await changesBy(standIn, "AddClient")).toBe(1);
    });

    test("an app cannot be given a user who is no longer valid", async ({ page, standIn }) => {
      await sendExternalUser(page, standIn, "UpdateClient", "updateClientRequest");
      const app = await steps.openApp(page, standIn, APP);
      const typed = { url: "https://new.example.com", user: "Mary King" };
      await steps.fillApp(page, typed);
      await saveButton(page).click();
      await expect(alert(page, APP_PAGE.notSaved)).toContainText(APP_FORM.userRefused);
      await expectFields(page, typed);
      expect(await steps.appNamed(standIn, app.Name), "nothing was saved").toEqual(app);
    });
  });
}

test("a new app needs a name, a URL and a system user", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  await saveButton(page).click();
  await expect(field(page, "Name")).toBeFocused();
  await expectProblem(page, "Name", APP_FORM.enterName);
  await expectProblem(page, "Application URL", APP_FORM.enterUrl);
  await expect(userField(page)).toHaveAccessibleDescription(new RegExp(APP_FORM.chooseUser));

  await field(page, "Name").fill("   ");
  await saveButton(page).click();
  await expectProblem(page, "Name", APP_FORM.enterName);
  await field(page, "Name").fill("Postman");
  await saveButton(page).click();
  await expect(field(page, "Application URL")).toBeFocused();
  await expect(field(page, "Name")).not.toHaveAttribute("aria-invalid", "true");
  await field(page, "Application URL").fill("http://www.creatio.com");
  await saveButton(page).click();
  await expect(userField(page)).toBeFocused();

  await steps.chooseUser(page, "Supervisor");
  await saveButton(page).click();
  await expect(credentials(page).clientId).toBeVisible();
  expect(await requestsTo(standIn, "AddClient"), "only the complete app was sent").toHaveLength(1);
});

test("typing a name without choosing an option does not set a system user", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  await steps.fillApp(page, { name: "Postman", url: "http://www.creatio.com" });
  await userField(page).fill("Superv");
  await expect(page.getByRole("option", { name: "Supervisor" })).toBeVisible();
  await page.keyboard.press("Escape");
  await saveButton(page).click();
  await expect(userField(page)).toHaveAccessibleDescription(new RegExp(APP_FORM.chooseUser));
  expect(await requestsTo(standIn, "AddClient")).toEqual([]);
});

for (const url of INVALID_URLS) {
  test(`“${url}” is not accepted as Application URL`, async ({ page, standIn }) => {
    await steps.open(page, standIn, "?page=new");
    await steps.fillApp(page, { name: "Postman", url, user: "Supervisor" });
    await saveButton(page).click();
    await expect(field(page, "Application URL")).toBeFocused();
    await expectProblem(page, "Application URL", APP_FORM.invalidUrl);
    await expectFields(page, { name: "Postman", url, user: "Supervisor" });
    expect(await requestsTo(standIn, "AddClient"), "nothing was sent").toEqual([]);
  });
}

test("an app cannot lose its name or its URL", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { name: "", url: "nowhere", description: "Typed" });
  await saveButton(page).click();
  await expect(field(page, "Name")).toBeFocused();
  await expectProblem(page, "Name", APP_FORM.enterName);
  await expectProblem(page, "Application URL", APP_FORM.invalidUrl);
  await expect(field(page, "Description")).toHaveValue("Typed");
  expect(await steps.appNamed(standIn, app.Name)).toEqual(app);
});

/**
 * Replaces the chosen user with an external one, as if the user had become external before the call arrives. The stand-in
 * has no command for that, so the call is rewritten in transit; the refusal is the stand-in's own.
 */
async function sendExternalUser(page: Page, standIn: StandIn, call: string, member: string): Promise<void> {
  const users = (await standIn.state())["users"] as { Id: string; ConnectionType: number }[];
  const external = users.find((user) => user.ConnectionType === 1);
  if (!external) {
    throw new Error("the world has no external user");
  }
  await page.route(`**/${call}`, async (route) => {
    const body = route.request().postDataJSON() as Record<string, Record<string, unknown>>;
    await route.continue({ postData: JSON.stringify({ [member]: { ...body[member], systemUserId: external.Id } }) });
  });
}
