// From a site that does not work to one that does, by following only what the page Connect says.

import { Person, TITLES } from "./support/person.ts";
import * as steps from "./support/steps.ts";
import { DOCUMENTED, PROFILES } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { alert, button, expectIdle, site } from "./support/typed-app.ts";

const URL_SETTING = "OAuth20IdentityServerUrl";
const { url, clientId, clientSecret } = DOCUMENTED;

/** What stands between a site and working, and what a person does about it who knows only the page. */
interface Broken {
  name: string;
  conditions: string[];
  mend(person: Person): Promise<void>;
}

const BROKEN: readonly Broken[] = [
  {
    name: "the feature is off",
    conditions: ["feature-off"],
    async mend(person) {
      await person.reads(TITLES.feature, "To do", "Enable it for all users with the button below");
      await person.presses("Enable OAuth20Integration");
    },
  },
  {
    name: "the settings are empty",
    conditions: ["settings-empty"],
    async mend(person) {
      await person.reads(TITLES.url, "To do", "Save settings");
      await person.reads(TITLES.secret, "To do", "appsettings.json");
      await person.types("url", url);
      await person.types("clientId", clientId);
      await person.types("clientSecret", clientSecret);
      await person.presses("Save settings");
    },
  },
  {
    name: "the default resource is missing",
    conditions: ["no-default-resource"],
    async mend(person) {
      await person.reads(TITLES.resource, "To do", "Create it with the button below");
      await person.presses("Create default resource");
    },
  },
  {
    name: "the address lacks its scheme",
    conditions: [`setting:${URL_SETTING}=localhost:8090`],
    async mend(person) {
      await person.reads(TITLES.url, "Failed", "begins without http://", "with the button below");
      await person.presses("Use http://localhost:8090");
    },
  },
  {
    name: "the address is the one for tokens",
    conditions: [`setting:${URL_SETTING}=http://localhost:8090/connect/token`],
    async mend(person) {
      await person.reads(TITLES.url, "Failed", "Save http://localhost:8090 instead");
      await person.presses("Use http://localhost:8090");
    },
  },
  {
    name: "the address has another port",
    conditions: [`setting:${URL_SETTING}=http://localhost:9999`],
    async mend(person) {
      await person.reads(TITLES.reach, "Failed", "cannot reach http://localhost:9999", "port");
      await person.types("url", url);
      await person.presses("Save settings");
    },
  },
  {
    name: "blanks stand around the client id",
    conditions: ["setting:OAuth20IdentityServerClientId= IdServiceUser "],
    async mend(person) {
      await person.reads(TITLES.clientId, "Failed", "blanks around it", "with the button below");
      await person.presses("Use IdServiceUser");
    },
  },
  {
    name: "the secret is another",
    conditions: ["setting:OAuth20IdentityServerClientSecret=AnotherSecret"],
    async mend(person) {
      await person.reads(TITLES.ownClient, "Failed", "Client secret in the settings must equal", "Save settings");
      await person.types("clientSecret", clientSecret);
      await person.presses("Save settings");
    },
  },
  {
    name: "the config file switches OAuth 2.0 off",
    conditions: ["switch-off"],
    async mend(person) {
      await person.reads(TITLES.configSwitch, "Failed", '<add key="Feature-EnableOAuth20Integration" value="true" />');
      await person.hasMended("switch-off");
      await person.presses("Check again");
    },
  },
  {
    name: "there are two default resources",
    conditions: ["two-default-resources"],
    async mend(person) {
      await person.reads(TITLES.resource, "Failed", "There are 2", 'UPDATE "OAuthResource"');
      await person.hasMended("two-default-resources");
      await person.presses("Check again");
    },
  },
  {
    name: "the Identity Service is down",
    conditions: ["identity-down"],
    async mend(person) {
      await person.reads(TITLES.reach, "Failed", "check scheme and port", "curl -i");
      await person.hasMended("identity-down");
      await person.presses("Check again");
    },
  },
];

test.describe("a broken start is mended", () => {
  for (const { name, conditions, mend } of BROKEN) {
    test(name, async ({ page, standIn }) => {
      await standIn.reset(site("core-8.1", ...conditions));
      await steps.open(page, standIn, "?page=connect");
      await expect(page.getByText(/^(Not connected yet|Something is wrong)/)).toBeVisible();
      const person = new Person(page, standIn);
      await mend(person);
      await person.isConnected();
    });
  }
});

for (const profile of [...PROFILES, "framework-10"] as const) {
  test(`a bare site is connected in a few actions (${profile})`, async ({ page, standIn }) => {
    await standIn.reset({ profile, start: "new-site" });
    await steps.open(page, standIn, "?page=connect");
    const person = new Person(page, standIn);
    await person.reads(TITLES.feature, "To do");
    await person.types("url", url);
    await person.types("clientId", clientId);
    await person.types("clientSecret", clientSecret);
    await person.presses("Do all that is left");
    await person.isConnected();
    await expectIdle(page);
    await expect(button(page, "Do all that is left")).toHaveAccessibleDescription("Nothing is left that this page can do");
    await expect(button(page, "Do all that is left"), "the button outlives its work").toBeFocused();
    const state = await standIn.state();
    expect(state["feature"]).toBe(1);
    expect(state["resources"], "there is exactly one").toHaveLength(1);
  });
}

test("all that is left stops at what cannot be right, and at what Creatio refuses", async ({ page, standIn }) => {
  await standIn.reset({ profile: "core-8.1", start: "new-site", conditions: ["setting-refused:OAuth20IdentityServerClientSecret"] });
  await steps.open(page, standIn, "?page=connect");
  const person = new Person(page, standIn);
  await person.presses("Do all that is left");
  await expect(page.getByRole("textbox", { name: steps.SETTINGS.url })).toBeFocused();
  expect(await steps.acted(standIn, "SetFeatureStateForAllUsers"), "nothing is done before").toBe(0);
  await person.types("url", url);
  await person.types("clientId", clientId);
  await person.presses("Do all that is left");
  await expect(page.getByRole("textbox", { name: steps.SETTINGS.clientSecret })).toBeFocused();
  await expect(page.getByText("Creatio holds none yet")).toBeVisible();
  await person.types("clientSecret", clientSecret);
  await person.presses("Do all that is left");
  await expect(alert(page, "Not all settings were saved.")).toContainText("OAuth20IdentityServerClientSecret");
  await expectIdle(page);
  expect(await steps.asked(standIn, "AddDefaultResource"), "no step after the failed one").toHaveLength(0);
  await expect(page.getByRole("textbox", { name: steps.SETTINGS.clientSecret })).toHaveValue(clientSecret);
});
