// What stands around the page is not as it should be: the Identity Service, the default resource, rights, the config file.

import type { Page } from "@playwright/test";

import * as steps from "./support/steps.ts";
import { HEADINGS, PROFILES, SETTINGS, check, expectCheck, heading, result, saveButton } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import {
  alert,
  button,
  expectIdle,
  expectLookedAround,
  expectMade,
  expectTyped,
  site,
  typeNewApp,
  typeNewAppBefore,
} from "./support/typed-app.ts";

const CONNECTED = "Connected. Apps can be integrated.";

/** What keeps apps from being made: what Creatio's refusal is told as, and what the page says that knows of it before. */
const inTheWay = [
  {
    condition: "identity-down",
    refused: "The Creatio server cannot reach the Identity Service",
    known: "Creatio reaches the Identity Service: The Creatio server cannot reach http://localhost:8090",
  },
  {
    condition: "identity-wrong-credentials",
    refused: "The Identity Service does not accept Creatio's own client",
    known: "The Identity Service accepts Creatio: The Identity Service gives Creatio no token for its own client.",
  },
  {
    condition: "no-default-resource",
    refused: "Press “Create default resource” on the page Connect",
    known: "Default resource: Apps can be made only after it was created",
  },
  {
    condition: "two-default-resources",
    refused: "Creatio has more than one default resource.",
    known: "Default resource: There are 2, and Creatio wants exactly one.",
  },
  {
    condition: "no-CanManageSolution",
    refused: "(CanManageSolution)",
    known: "Right CanManageSolution: Missing: CanManageSolution.",
  },
  {
    condition: "switch-off",
    refused: "OAuth 2.0 is switched off in Creatio's config file.",
    known: "Switch in the config file: OAuth 2.0 is switched off in Creatio's config file",
  },
];

for (const { condition, known } of inTheWay) {
  test(`${condition}: a page that knows of it makes no app, and goes on once it is gone`, async ({ page, standIn }) => {
    await standIn.reset(site("core-8.1", condition));
    await page.clock.install();
    await typeNewApp(page, standIn);
    await expect(page.getByRole("region", { name: "Connection" })).toContainText(known);
    await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
    await expect(saveButton(page)).toHaveAccessibleDescription("Not before the connection is well");
    await standIn.conditions({ clear: [condition] });
    await page.clock.runFor(10_000);
    await expect(page.getByText("The connection is well now. The app can be made.")).toBeVisible();
    await expectTyped(page);
    await saveButton(page).click();
    await expectMade(page, standIn);
  });
}

test("what a version without a health check cannot tell is left to Creatio", async ({ page, standIn }) => {
  await standIn.reset(site("framework-8.0", "identity-down"));
  await typeNewApp(page, standIn);
  await expectLookedAround(standIn);
  await saveButton(page).click();
  await expect(alert(page, "The app was not made.")).toContainText("The Creatio server cannot reach the Identity Service");
  await expect(page.getByRole("region", { name: "Connection" })).toHaveCount(0);
});

for (const profile of PROFILES) {
  test.describe(profile, () => {
    for (const { condition, refused } of inTheWay) {
      test(`${condition}, since the page looked: Creatio's refusal is told`, async ({ page, standIn }) => {
        await standIn.reset(site(profile));
        await typeNewAppBefore(page, standIn, condition);
        await saveButton(page).click();
        await expect(alert(page, "The app was not made.")).toContainText(refused);
        await expectTyped(page);
        await standIn.conditions({ clear: [condition] });
        await saveButton(page).click();
        await expectMade(page, standIn);
      });
    }

    test("the page Connect finds out about the Identity Service", async ({ page, standIn }) => {
      await standIn.reset(site(profile, "identity-down", "no-default-resource"));
      await steps.open(page, standIn, "?page=connect");
      await button(page, "Create default resource").click();
      await expect(alert(page, "The default resource was not created.")).toContainText("cannot reach the Identity Service");
      await expectCheck(page, "Creatio reaches the Identity Service", "Failed");
      await expect(check(page, "Creatio reaches the Identity Service")).toContainText("http://localhost:8090");
      await standIn.conditions({ clear: ["identity-down"], set: ["identity-wrong-credentials"] });
      await button(page, "Create default resource").click();
      await expectCheck(page, "Creatio reaches the Identity Service", "OK");
      await expectCheck(page, "The Identity Service accepts Creatio", "Failed");
      await expect(check(page, "The Identity Service accepts Creatio")).toContainText("appsettings.json");
      await standIn.conditions({ clear: ["identity-wrong-credentials"] });
      await button(page, "Create default resource").click();
      await expectCheck(page, "Default resource", "OK");
      await expect(page.getByText(CONNECTED)).toBeVisible();
    });

    test("the default resource is missing, then there, then there twice", async ({ page, standIn }) => {
      await standIn.reset(site(profile, "no-default-resource"));
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, "Default resource", "To do");
      await button(page, "Create default resource").click();
      await expect(result(page)).toHaveText("Default resource was created");
      await button(page, "Create default resource").click();
      await expect(result(page)).toHaveText("There is a default resource already. Nothing was changed.");
      expect((await standIn.state())["resources"]).toHaveLength(1);
      await standIn.conditions({ set: ["two-default-resources"] });
      await button(page, "Check again").click();
      await expectCheck(page, "Default resource", "Failed");
      await expect(check(page, "Default resource")).toContainText("There are 2, and Creatio wants exactly one.");
    });

    test("creating the default resource may take long, and pressing again starts no second", async ({ page, standIn }) => {
      await standIn.reset(site(profile, "no-default-resource"));
      await page.clock.install();
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, "Default resource", "To do");
      await standIn.fault("AddDefaultResource", "hold");
      await button(page, "Create default resource").click();
      await expect(button(page, "Create default resource")).toHaveAttribute("aria-busy", "true");
      await steps.expectHeld(standIn, "AddDefaultResource");
      await page.clock.runFor(65_000);
      await expect(page.getByText(/Working for \d+ s\. It can take a minute or two\./)).toBeVisible();
      await button(page, "Create default resource").click({ force: true });
      await standIn.release();
      await expect(result(page)).toHaveText("Default resource was created");
      await expectIdle(page);
      expect((await standIn.journal()).filter((entry) => entry.call === "AddDefaultResource")).toHaveLength(1);
    });

    test("whoever lacks CanManageSolution is told so", async ({ page, standIn }) => {
      await standIn.reset(site(profile, "no-CanManageSolution"));
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, "Right CanManageSolution", "Failed");
      await expect(check(page, "Right CanManageSolution")).toContainText("Missing: CanManageSolution.");
    });

    test("whoever lacks CanManageSysSettings is told so as long as there are settings to fill in", async ({ page, standIn }) => {
      const right = "Right CanManageSysSettings";
      await standIn.reset({ profile, start: "new-site", conditions: ["no-CanManageSysSettings"] });
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, right, "Failed");
      await expect(check(page, right)).toContainText("Missing: CanManageSysSettings.");
      await standIn.reset(site(profile, "no-CanManageSysSettings"));
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, right, "OK");
      await expect(check(page, right)).toContainText("The signed-in user lacks it, and does not need it now");
      await steps.saveSettings(page, { url: "http://other:8090/" });
      await expect(alert(page, "Not all settings were saved.")).toContainText("(CanManageSysSettings)");
      await expect(page.getByRole("textbox", { name: SETTINGS.url })).toHaveValue("http://other:8090/");
      await expectIdle(page);
    });
  });
}

test.describe("config.json", () => {
  const serve = (page: Page, body: string) => page.route("**/config.json", (route) => route.fulfill({ body, contentType: "application/json" }));

  for (const broken of ["{ creatio: /", "[]", '{ "creatio": 1 }', '{ "workspace": "/1" }', "<!DOCTYPE html><title>Not here</title>"]) {
    test(`is broken: ${broken}`, async ({ page, standIn }) => {
      await serve(page, broken);
      await page.goto(standIn.page);
      await expect(alert(page, "The file config.json beside this page cannot be used.")).toContainText("Mend or remove it, then reload.");
      expect(await standIn.journal(), "Creatio is not asked").toEqual([]);
      await page.unrouteAll();
      await page.reload();
      await expect(heading(page, HEADINGS.signIn)).toBeVisible();
    });
  }

  test("names a Creatio on another origin", async ({ page, standIn }) => {
    await serve(page, JSON.stringify({ creatio: "https://creatio.example.com/" }));
    await page.goto(standIn.page);
    const trouble = alert(page, "This page and Creatio do not share an origin.");
    await expect(trouble).toContainText("Serve this page from Creatio's own address");
    expect(await standIn.journal()).toEqual([]);
  });

  test("names a place without Creatio", async ({ page, standIn, watch }) => {
    watch.expect(/status of 404/);
    await standIn.signIn(page.context());
    await serve(page, JSON.stringify({ creatio: "/nothing/here/" }));
    await page.goto(standIn.page);
    const trouble = alert(page, "Creatio does not answer as expected.");
    await expect(trouble).toContainText('Check the address of the site, and "creatio" and "workspace" in config.json.');
    await expect(button(trouble, "Try again")).toBeVisible();
  });

  test("names a place without Creatio, where somebody signs in", async ({ page, standIn }) => {
    await serve(page, JSON.stringify({ creatio: "/nothing/here/" }));
    await page.goto(standIn.page);
    await steps.signIn(page);
    // Creatio leads whoever is not signed in from any address to its login page, so this looks like a lasting session end.
    await expect(alert(page, "Signing in did not work.")).toBeVisible();
    await expect(button(page, "Sign in")).toBeEnabled();
  });

  test("names a wrong workspace, and the page finds the right one", async ({ page, standIn }) => {
    await standIn.reset(site("core-8.1"));
    await standIn.signIn(page.context());
    await serve(page, JSON.stringify({ workspace: "/0" }));
    await page.goto(standIn.page);
    await expect(page.getByText("3 apps", { exact: true })).toBeVisible();
  });
});

test("no Creatio at all stands behind the page", async ({ page, standIn, watch }) => {
  watch.expect(/net::ERR_/);
  await standIn.signIn(page.context());
  await standIn.fault("GetCurrentUserInfo", "cut-before", { times: 0 });
  await page.goto(standIn.page);
  const trouble = alert(page, "Creatio does not answer as expected.");
  await expect(trouble).toContainText("The connection to Creatio was cut, or Creatio cannot be reached.");
  await standIn.clearFaults();
  await button(trouble, "Try again").click();
  await expect(page.getByText("3 apps", { exact: true })).toBeVisible();
});
