// What Creatio holds decides, whatever it answered: every change is read back.

import { CHECKS, SETTINGS, createResource, expectCheck, saveSettings } from "../support/connection.ts";
import { activeSwitch, expectCount } from "../support/list.ts";
import { expectCreated, typeNewApp } from "../support/new-app.ts";
import * as steps from "../support/steps.ts";
import { APP, alert, appNamed, changesBy, expectIdle, field, requestsTo, result, saveButton, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE, CONNECT, FAILURE, LIST, NEW_APP } from "../support/texts.ts";

test("a new app that was created and then refused in Spanish is found, and not created again", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await standIn.fault("AddClient", "refused-after");
  await saveButton(page).click();
  await expect(page.getByText(NEW_APP.createdOnce)).toBeVisible();
  expect(await changesBy(standIn, "AddClient")).toBe(1);
});

test("a new app that was refused in Spanish is looked for before it is sent again", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await standIn.fault("AddClient", "refused");
  await saveButton(page).click();
  await expect(alert(page, NEW_APP.notCreated)).toContainText(NEW_APP.notCreatedAfterCut);
  await saveButton(page).click();
  await expectCreated(page, standIn);
  expect(await requestsTo(standIn, "AddClient")).toHaveLength(2);
});

for (const { fault, holds } of [
  { fault: "reverted", holds: false },
  { fault: "refused", holds: false },
  { fault: "refused-after", holds: true },
] as const) {
  test(`a switch shows what Creatio holds: ${fault}`, async ({ page, standIn }) => {
    await steps.open(page, standIn);
    await expectCount(page, 3);
    const app = await appNamed(standIn, APP);
    await standIn.fault("UpdateClient", fault);
    await activeSwitch(page, app.Name).click();
    if (holds) {
      await expect(result(page)).toContainText(LIST.switchedOff(app.Name));
    } else {
      const reason = fault === "reverted" ? FAILURE.stillHolds("IsActive", "true") : "Se ha producido un error";
      await expect(alert(page, LIST.switchOffFailed(app.Name))).toContainText(reason);
    }
    await expect(activeSwitch(page, app.Name)).toBeChecked({ checked: !holds });
    expect((await appNamed(standIn, app.Name)).IsActive).toBe(!holds);
  });

  test(`saving an app tells what Creatio holds: ${fault}`, async ({ page, standIn }) => {
    const app = await appNamed(standIn, APP);
    await steps.openApp(page, standIn, app.Name);
    await field(page, "Application URL").fill("https://new.example/");
    await standIn.fault("UpdateClient", fault);
    await saveButton(page).click();
    if (holds) {
      await expect(result(page)).toContainText(APP_PAGE.isSaved);
    } else {
      const reason = fault === "reverted" ? FAILURE.stillHolds("ApplicationUrl", app.ApplicationUrl) : "Se ha producido un error";
      await expect(alert(page, APP_PAGE.notSaved)).toContainText(reason);
      await expect(field(page, "Application URL")).toHaveValue("https://new.example/");
    }
    await expectIdle(page);
  });
}

test("settings that Creatio reports as saved are compared with what it holds", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=connect");
  await expectCheck(page, CHECKS.url, "OK");
  await expectIdle(page);
  await standIn.fault("PostSysSettingsValues", "reverted");
  await saveSettings(page, { url: "http://other:8090/" });
  await expect(alert(page, CONNECT.settingsNotSaved)).toContainText(/still holds: OAuth20IdentityServerUrl = /);
  await expect(field(page, SETTINGS.url), "what was typed stays").toHaveValue("http://other:8090/");
});

test("settings whose response was lost are saved if Creatio holds them", async ({ page, standIn, watch }) => {
  await steps.open(page, standIn, "?page=connect");
  await expectCheck(page, CHECKS.url, "OK");
  await expectIdle(page);
  watch.expect(/net::ERR_/);
  await standIn.fault("PostSysSettingsValues", "cut-after");
  await saveSettings(page, { url: "http://other:8090/" });
  await expect(result(page)).toHaveText(CONNECT.settingsSaved);
});

test("a default resource that Creatio reports as created and does not hold is not reported as created", async ({ page, standIn }) => {
  await standIn.reset(site("framework-8.0", "no-default-resource"));
  await steps.open(page, standIn, "?page=connect");
  await expectCheck(page, CHECKS.resource, "To do");
  await expectIdle(page);
  await standIn.fault("AddDefaultResource", "reverted");
  await createResource(page);
  await expect(alert(page, CONNECT.resourceNotCreated)).toContainText("still holds: OAuthResource");
});
