// From a site that does not work to one that does, by following only what the Connect page says.

import { CHECKS, SETTINGS, SETTING_CODES } from "../support/connection.ts";
import { Administrator } from "../support/repair.ts";
import * as steps from "../support/steps.ts";
import { DOCUMENTED, PROFILES, alert, button, changesBy, expectIdle, field, requestsTo, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { CONNECT, FINDING } from "../support/texts.ts";

const { url, clientId, clientSecret } = DOCUMENTED;

/** What keeps a site from working, and what an administrator who knows only the page does about it. */
interface Problem {
  name: string;
  conditions: string[];
  fix(administrator: Administrator): Promise<void>;
}

const PROBLEMS: readonly Problem[] = [
  {
    name: "the feature is off",
    conditions: ["feature-off"],
    async fix(administrator) {
      await administrator.reads(CHECKS.feature, "To do", FINDING.featureOff);
      await administrator.presses("Enable OAuth20Integration");
    },
  },
  {
    name: "the settings are empty",
    conditions: ["settings-empty"],
    async fix(administrator) {
      await administrator.reads(CHECKS.url, "To do", CONNECT.saveSettings);
      await administrator.reads(CHECKS.secret, "To do", "appsettings.json");
      await administrator.types("url", url);
      await administrator.types("clientId", clientId);
      await administrator.types("clientSecret", clientSecret);
      await administrator.presses(CONNECT.saveSettings);
    },
  },
  {
    name: "the default resource is missing",
    conditions: ["no-default-resource"],
    async fix(administrator) {
      await administrator.reads(CHECKS.resource, "To do", FINDING.resourceMissing);
      await administrator.presses("Create default resource");
    },
  },
  {
    name: "the address lacks its scheme",
    conditions: [`setting:${SETTING_CODES.url}=localhost:8090`],
    async fix(administrator) {
      await administrator.reads(CHECKS.url, "Failed", FINDING.noScheme);
      await administrator.presses(CONNECT.use("http://localhost:8090"));
    },
  },
  {
    name: "the address is the one for tokens",
    conditions: [`setting:${SETTING_CODES.url}=http://localhost:8090/connect/token`],
    async fix(administrator) {
      await administrator.reads(CHECKS.url, "Failed", FINDING.saveInstead("http://localhost:8090"));
      await administrator.presses(CONNECT.use("http://localhost:8090"));
    },
  },
  {
    name: "the address has the wrong port",
    conditions: [`setting:${SETTING_CODES.url}=http://localhost:9999`],
    async fix(administrator) {
      await administrator.reads(CHECKS.reach, "Failed", FINDING.unreachable("http://localhost:9999"), "port");
      await administrator.types("url", url);
      await administrator.presses(CONNECT.saveSettings);
    },
  },
  {
    name: "the client id has blanks around it",
    conditions: [`setting:${SETTING_CODES.clientId}= IdServiceUser `],
    async fix(administrator) {
      await administrator.reads(CHECKS.clientId, "Failed", FINDING.blanks);
      await administrator.presses(CONNECT.use("IdServiceUser"));
    },
  },
  {
    name: "the secret is wrong",
    conditions: [`setting:${SETTING_CODES.clientSecret}=AnotherSecret`],
    async fix(administrator) {
      await administrator.reads(CHECKS.ownClient, "Failed", FINDING.secretMustEqual, CONNECT.saveSettings);
      await administrator.types("clientSecret", clientSecret);
      await administrator.presses(CONNECT.saveSettings);
    },
  },
  {
    name: "the config file switches OAuth 2.0 off",
    conditions: ["switch-off"],
    async fix(administrator) {
      await administrator.reads(CHECKS.configSwitch, "Failed", '<add key="Feature-EnableOAuth20Integration" value="true" />');
      await administrator.fixesOutside("switch-off");
      await administrator.presses("Check again");
    },
  },
  {
    name: "there are two default resources",
    conditions: ["two-default-resources"],
    async fix(administrator) {
      await administrator.reads(CHECKS.resource, "Failed", CONNECT.twoResources, 'UPDATE "OAuthResource"');
      await administrator.fixesOutside("two-default-resources");
      await administrator.presses("Check again");
    },
  },
  {
    name: "the Identity Service is down",
    conditions: ["identity-down"],
    async fix(administrator) {
      await administrator.reads(CHECKS.reach, "Failed", FINDING.checkPort, "curl -i");
      await administrator.fixesOutside("identity-down");
      await administrator.presses("Check again");
    },
  },
];

test.describe("a broken connection is repaired", () => {
  for (const { name, conditions, fix } of PROBLEMS) {
    test(name, async ({ page, standIn }) => {
      await standIn.reset(site("core-8.1", ...conditions));
      await steps.open(page, standIn, "?page=connect");
      await expect(page.getByText(CONNECT.notConnected).or(page.getByText(CONNECT.broken))).toBeVisible();
      const administrator = new Administrator(page, standIn);
      await fix(administrator);
      await administrator.isConnected();
    });
  }
});

for (const profile of PROFILES) {
  test(`a new site is connected in a few actions (${profile})`, async ({ page, standIn }) => {
    await standIn.reset({ profile, start: "new-site" });
    await steps.open(page, standIn, "?page=connect");
    const administrator = new Administrator(page, standIn);
    await administrator.presses(CONNECT.runRemaining);
    await expect(field(page, SETTINGS.url), "the fields that it needs").toBeFocused();
    await administrator.types("url", url);
    await administrator.types("clientId", clientId);
    await administrator.types("clientSecret", clientSecret);
    await administrator.presses(CONNECT.runRemaining);
    await administrator.isConnected();
    await expectIdle(page);
    await expect(button(page, CONNECT.runRemaining)).toHaveCount(0);
    await expect(page.getByRole("link", { name: CONNECT.newApp }), "the focus is at what comes next").toBeFocused();
    const state = await standIn.state();
    expect(state["feature"]).toBe(1);
    expect(state["resources"], "there is exactly one").toHaveLength(1);
  });
}

test("running the remaining steps stops at invalid input, and at what Creatio refuses", async ({ page, standIn }) => {
  const conditions = [`setting-refused:${SETTING_CODES.clientSecret}`];
  await standIn.reset({ profile: "core-8.1", start: "new-site", conditions });
  await steps.open(page, standIn, "?page=connect");
  const administrator = new Administrator(page, standIn);
  await administrator.presses(CONNECT.runRemaining);
  await expect(field(page, SETTINGS.url)).toBeFocused();
  expect(await changesBy(standIn, "SetFeatureStateForAllUsers"), "no step is done with invalid input").toBe(0);
  await administrator.types("url", url);
  await administrator.types("clientId", clientId);
  await administrator.presses(CONNECT.runRemaining);
  await expect(field(page, SETTINGS.clientSecret)).toBeFocused();
  await expect(page.getByText(CONNECT.noSecretYet)).toBeVisible();
  await administrator.types("clientSecret", clientSecret);
  await administrator.presses(CONNECT.runRemaining);
  await expect(alert(page, CONNECT.settingsNotSaved)).toContainText(SETTING_CODES.clientSecret);
  await expectIdle(page);
  expect(await requestsTo(standIn, "AddDefaultResource"), "no step after the failed one").toEqual([]);
  await expect(field(page, SETTINGS.clientSecret)).toHaveValue(clientSecret);
});
