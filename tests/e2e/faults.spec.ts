// Every call of every job goes wrong in every way: each failure is understood, nothing typed is lost, and there is a way on.

import type { Watch } from "./support/page.ts";
import type { Fault, StandIn } from "./support/stand-in.ts";
import * as steps from "./support/steps.ts";
import {
  DOCUMENTED,
  SETTINGS,
  SETTING_CHECKS,
  acted,
  activeSwitch,
  check,
  credentials,
  endedDialog,
  expectCheck,
  heading,
  result,
  saveButton,
} from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { TYPED, alert, button, expectIdle, expectMade, expectTyped, typeNewApp } from "./support/typed-app.ts";

const APP = "Azure Data Factory";
const CONNECTED = "Connected. Apps can be integrated.";

/** A way to fail, what the page says of it, and what Chromium itself writes. */
interface Way {
  fault: Fault;
  /** Whether Creatio has done what it was asked. */
  acts: boolean;
  says: RegExp;
  console?: RegExp;
}

const CUT = /The connection to Creatio was cut, or Creatio cannot be reached\./;
const SPOILT = /The answer was cut short or has an unknown form\.|The answer is not from Creatio's services/;
const OWN_ERROR = /Creatio ran into an error of its own\.|Creatio says: /;

const ways: Way[] = [
  { fault: "html", acts: false, says: /a proxy or a firewall may have answered in its place/ },
  { fault: "error-500", acts: false, says: OWN_ERROR, console: /status of 500/ },
  { fault: "error-500-json", acts: false, says: OWN_ERROR, console: /status of 500/ },
  { fault: "not-found", acts: false, says: /There is no such service at this address/, console: /status of 404/ },
  { fault: "cut-before", acts: false, says: CUT, console: /net::ERR_/ },
  { fault: "empty", acts: true, says: SPOILT },
  { fault: "truncated", acts: true, says: SPOILT },
  { fault: "wrong-types", acts: true, says: SPOILT },
  { fault: "cut-after", acts: true, says: CUT, console: /net::ERR_/ },
];

/** What the page Connect asks, and the checks that cannot be made without the answer. */
const asking = [
  {
    call: "GetCanExecuteOperation",
    titles: ["CanManageSolution", "CanManageSysSettings", "CanManageAdministration", "CanUseODataService"].map(
      (right) => `Right ${right}`,
    ),
  },
  { call: "GetFeatureState", titles: ["Feature OAuth20Integration"] },
  { call: "GrantAccess", titles: ["Switch in the config file"] },
  { call: "QuerySysSettings", titles: [SETTING_CHECKS.url, SETTING_CHECKS.clientId] },
  { call: "OAuthHealthCheck", titles: ["Creatio reaches the Identity Service", "The Identity Service accepts Creatio"] },
  { call: "SelectQuery:OAuthResource", titles: ["Default resource"] },
];
/** A service that is not there is none of this version's, which is no failure. */
const LACKING = /This version (of Creatio )?has no /;

for (const way of ways) {
  test.describe(way.fault, () => {
    test("reading the list", async ({ page, standIn, watch }) => {
      // A browser asks anew by itself when a connection of its own making is cut; the order of the fault closes those.
      await steps.open(page, standIn, "?page=connect");
      await expect(page.getByText(CONNECTED)).toBeVisible();
      await spoilReading(standIn, watch, "OAuthClientApp", way);
      await steps.goTo(page, "Apps");
      await expect(alert(page, "The apps could not be read.")).toContainText(way.says);
      await button(alert(page, "The apps could not be read."), "Try again").click();
      await expect(page.getByText("3 apps", { exact: true })).toBeVisible();
      await expect(page.getByRole("alert")).toHaveCount(0);
      await expectIdle(page);
    });

    test("opening an app", async ({ page, standIn, watch }) => {
      await steps.open(page, standIn);
      await expect(page.getByText("3 apps", { exact: true })).toBeVisible();
      await spoilReading(standIn, watch, "OAuthClientApp", way);
      await page.getByRole("link", { name: APP, exact: true }).click();
      await expect(alert(page, "The app could not be opened.")).toContainText(way.says);
      await button(page, "Try again").click();
      await expect(heading(page, APP)).toBeVisible();
      await expectIdle(page);
    });

    test("showing a secret", async ({ page, standIn, watch }) => {
      const app = await steps.openApp(page, standIn, APP);
      await spoil(standIn, watch, "GetClientSecret", way);
      await credentials(page).show.click();
      await expect(alert(page, "The Client secret could not be read.")).toContainText(way.says);
      await expect(page.getByText(app.ClientSecret)).toHaveCount(0);
      await credentials(page).show.click();
      await expect(credentials(page).secret).toHaveText(app.ClientSecret);
    });

    test("looking for users", async ({ page, standIn, watch }) => {
      await steps.open(page, standIn, "?page=new");
      await spoilReading(standIn, watch, "SysAdminUnit", way);
      await page.getByRole("combobox", { name: "System user" }).click();
      await expect(alert(page, "The users could not be read.")).toContainText(way.says);
      await steps.fillApp(page, TYPED);
      await saveButton(page).click();
      await expectMade(page, standIn);
    });

    test("switching an app", async ({ page, standIn, watch }) => {
      await steps.open(page, standIn);
      await expect(activeSwitch(page, APP)).toBeChecked();
      await spoil(standIn, watch, "UpdateClient", way);
      await activeSwitch(page, APP).click();
      if (!way.acts) {
        await expect(alert(page, `“${APP}” could not be switched off.`)).toContainText(way.says);
        await expect(activeSwitch(page, APP), "it says what Creatio holds").toBeChecked();
        expect((await steps.appNamed(standIn, APP)).IsActive).toBe(true);
        await activeSwitch(page, APP).click();
      }
      await expect(result(page)).toContainText(`“${APP}” is switched off.`);
      await expect(activeSwitch(page, APP)).not.toBeChecked();
      await expectIdle(page);
      expect((await steps.appNamed(standIn, APP)).IsActive).toBe(false);
      expect(await acted(standIn, "UpdateClient"), "switched once").toBe(1);
    });

    test("making an app", async ({ page, standIn, watch }) => {
      await typeNewApp(page, standIn);
      await spoil(standIn, watch, "AddClient", way);
      await saveButton(page).click();
      if (way.acts) {
        await expect(page.getByText("It was not made a second time.")).toBeVisible();
      } else {
        await expect(alert(page, "The app was not made.")).toContainText(way.says);
        await expectTyped(page);
        await expectIdle(page);
        expect(await acted(standIn, "AddClient")).toBe(0);
        await saveButton(page).click();
      }
      await expectMade(page, standIn);
    });

    test("saving an app", async ({ page, standIn, watch }) => {
      await steps.openApp(page, standIn, APP);
      await steps.fillApp(page, TYPED);
      await spoil(standIn, watch, "UpdateClient", way);
      await saveButton(page).click();
      await expect(alert(page, "The app was not saved.")).toContainText(way.says);
      await expectTyped(page);
      await expectIdle(page);
      await saveButton(page).click();
      await expect(result(page)).toHaveText(`“${TYPED.name}” is saved.`);
      await expect(alert(page, "The app was not saved.")).toHaveCount(0);
      await expect(heading(page, TYPED.name)).toBeVisible();
      const app = await steps.appNamed(standIn, TYPED.name);
      expect(app).toMatchObject({ ApplicationUrl: TYPED.url, Description: TYPED.description });
      expect(app.SystemUser?.displayValue).toBe(TYPED.user);
    });

    test("saving the settings", async ({ page, standIn, watch }) => {
      await standIn.reset({ start: "new-site" });
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, SETTING_CHECKS.url, "To do");
      await spoil(standIn, watch, "PostSysSettingsValues", way);
      const { url, clientId, clientSecret } = DOCUMENTED;
      await steps.saveSettings(page, { url, clientId, clientSecret });
      await expect(alert(page, "Not all settings were saved.")).toContainText(way.says);
      await expectIdle(page);
      await expect(page.getByRole("textbox", { name: SETTINGS.url })).toHaveValue(url);
      await expect(page.getByRole("textbox", { name: SETTINGS.clientId })).toHaveValue(clientId);
      await expect(page.getByRole("textbox", { name: SETTINGS.clientSecret })).toHaveValue(clientSecret);
      await button(page, "Save settings").click();
      await expect(result(page)).toHaveText("The settings are saved.");
      await expect(alert(page, "Not all settings were saved.")).toHaveCount(0);
      expect((await standIn.state())["settings"]).toEqual({
        OAuth20IdentityServerUrl: url,
        OAuth20IdentityServerClientId: clientId,
        OAuth20IdentityServerClientSecret: clientSecret,
      });
    });

    test("enabling the feature", async ({ page, standIn, watch }) => {
      await standIn.reset({ start: "new-site" });
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, "Feature OAuth20Integration", "To do");
      await spoil(standIn, watch, "SetFeatureStateForAllUsers", way);
      await button(page, "Enable OAuth20Integration").click();
      // Its answer holds nothing that is needed: one that is empty or cut short is as good as a whole one.
      if (way.fault !== "empty" && way.fault !== "truncated") {
        await expect(alert(page, "OAuth20Integration was not enabled.")).toContainText(way.says);
        await expectIdle(page);
        // Creatio answers from its cache, which only the whole job empties: until then the feature is still to be enabled.
        await expectCheck(page, "Feature OAuth20Integration", "To do");
        await button(page, "Enable OAuth20Integration").click();
      }
      await expect(result(page)).toContainText("OAuth20Integration is on for all users.");
      await expectCheck(page, "Feature OAuth20Integration", "OK");
      await expectIdle(page);
      expect((await standIn.state())["feature"]).toBe(1);
    });

    test("creating the default resource", async ({ page, standIn, watch }) => {
      await standIn.reset({ start: "connected-site", apps: 0, conditions: ["no-default-resource"] });
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, "Default resource", "To do");
      await spoil(standIn, watch, "AddDefaultResource", way);
      await button(page, "Create default resource").click();
      await expect(alert(page, "The default resource was not created.")).toContainText(way.says);
      await expectIdle(page);
      await expectCheck(page, "Default resource", way.acts ? "OK" : "To do");
      await button(page, "Create default resource").click();
      await expect(result(page)).toHaveText(
        way.acts ? "There is a default resource already. Nothing was changed." : "Default resource was created",
      );
      await expect(alert(page, "The default resource was not created.")).toHaveCount(0);
      await expectCheck(page, "Default resource", "OK");
      expect((await standIn.state())["resources"], "there is exactly one").toHaveLength(1);
    });

    test("checking the connection", async ({ page, standIn, watch }) => {
      await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 0 });
      if (way.console) {
        watch.expect(way.console);
      }
      await steps.open(page, standIn, "?page=connect");
      await expect(page.getByText(CONNECTED)).toBeVisible();
      for (const { call, titles } of asking) {
        await test.step(call, async () => {
          await standIn.fault(call, way.fault, { times: 0 });
          await button(page, "Check again").click();
          for (const title of titles) {
            await expectCheck(page, title, "Unknown");
            await expect(check(page, title)).toContainText(way.fault === "not-found" ? LACKING : way.says);
          }
          await expectIdle(page);
          await standIn.clearFaults();
          await button(page, "Check again").click();
          for (const title of titles) {
            await expectCheck(page, title, "OK");
          }
          await expect(page.getByText(CONNECTED)).toBeVisible();
          // An answer still under way would take the next fault upon itself.
          await expectIdle(page);
        });
      }
    });
  });
}

for (const { fault, console } of [{ fault: "unauthorized", console: /status of 401/ }, { fault: "login-page", console: null }] as const) {
  test(`a call alone is refused as without a session: ${fault}`, async ({ page, standIn, watch }) => {
    if (console) {
      watch.expect(console);
    }
    await typeNewApp(page, standIn);
    await standIn.fault("AddClient", fault);
    await saveButton(page).click();
    await steps.signIn(endedDialog(page));
    await expectMade(page, standIn);
  });

  test(`the list alone is refused as without a session: ${fault}`, async ({ page, standIn, watch }) => {
    if (console) {
      watch.expect(console);
    }
    await standIn.fault("SelectQuery:OAuthClientApp", fault);
    await steps.open(page, standIn);
    await steps.signIn(endedDialog(page));
    await expect(page.getByText("3 apps", { exact: true })).toBeVisible();
  });
}

test("a call alone is refused as forbidden, and the session turns out to live", async ({ page, standIn, watch }) => {
  watch.expect(/status of 403/);
  await typeNewApp(page, standIn);
  await standIn.fault("AddClient", "stale-csrf");
  await saveButton(page).click();
  await expect(alert(page, "The app was not made.")).toBeVisible();
  await expect(endedDialog(page)).toBeHidden();
  await expectTyped(page);
  await saveButton(page).click();
  await expectMade(page, standIn);
});

/** What the client takes for a table that is closed to the DataService, so that it asks OData as well. */
const CLOSED: Fault[] = ["error-500", "error-500-json", "not-found"];

/** Has the next read of a table go wrong, on whichever road. */
async function spoilReading(standIn: StandIn, watch: Watch, table: string, way: Way): Promise<void> {
  await spoil(standIn, watch, `SelectQuery:${table}`, way);
  if (CLOSED.includes(way.fault)) {
    await standIn.fault(table, way.fault);
  }
}

/** Has the next call go wrong, and says so to the watch. */
async function spoil(standIn: StandIn, watch: Watch, on: string, way: Way, times = 1): Promise<void> {
  await standIn.fault(on, way.fault, { times });
  if (way.console) {
    watch.expect(way.console);
  }
}
