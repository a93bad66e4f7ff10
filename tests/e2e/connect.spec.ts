// From a site that does not work to one that does, by following only what the page Connect says.

import type { Page } from "@playwright/test";

import { CONNECTED, Person } from "./support/person.ts";
import * as steps from "./support/steps.ts";
import { DOCUMENTED, PROFILES, expectCheck, heading, result, saveButton } from "./support/steps.ts";
import { expect, test, traces } from "./support/test.ts";
import { TYPED, alert, button, expectIdle, expectMade, site } from "./support/typed-app.ts";

const URL_SETTING = "OAuth20IdentityServerUrl";
const { url, clientId, clientSecret } = DOCUMENTED;

const TITLES = {
  feature: "Feature OAuth20Integration",
  configSwitch: "Switch in the config file",
  url: "Setting: address of the Identity Service",
  clientId: "Setting: Creatio's client id",
  secret: "Setting: Creatio's client secret",
  reach: "Creatio reaches the Identity Service",
  ownClient: "The Identity Service accepts Creatio",
  resource: "Default resource",
  discovery: "Identity Service as this browser sees it",
} as const;

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
    await expect(button(page, "Do all that is left")).toHaveCount(0);
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
  await person.types("clientSecret", clientSecret);
  await person.presses("Do all that is left");
  await expect(alert(page, "Not all settings were saved.")).toContainText("OAuth20IdentityServerClientSecret");
  await expectIdle(page);
  expect(await steps.asked(standIn, "AddDefaultResource"), "no step after the failed one").toHaveLength(0);
  await expect(page.getByRole("textbox", { name: steps.SETTINGS.clientSecret })).toHaveValue(clientSecret);
});

test("one check is made again alone", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", "feature-off"));
  await steps.open(page, standIn, "?page=connect");
  await expectCheck(page, TITLES.feature, "To do");
  await expectIdle(page);
  await standIn.conditions({ clear: ["feature-off"] });
  await standIn.clearJournal();
  await button(page, `Repeat: ${TITLES.feature}`).click();
  await expectCheck(page, TITLES.feature, "OK");
  await expect(page.getByText(CONNECTED)).toBeVisible();
  expect((await standIn.journal()).map((entry) => entry.call)).toEqual(["GetFeatureState"]);
});

test("each fact is asked for once, and one slow answer holds up no other", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1"));
  await standIn.fault("OAuthHealthCheck", "hold");
  await steps.open(page, standIn, "?page=connect");
  await expectCheck(page, TITLES.resource, "OK");
  await expectCheck(page, TITLES.reach, "Checking…");
  const link = page.getByRole("list", { name: "Links" }).getByRole("listitem").filter({ hasText: "Creatio → Identity Service" });
  await expect(link).toContainText("Checking…");
  await standIn.release();
  await expect(page.getByText(CONNECTED)).toBeVisible();
  await expect(link).toContainText("OK");
  const calls = (await standIn.journal())
    .filter((entry) => entry.call !== "GetCurrentUserInfo")
    .map((entry) => `${entry.call} ${JSON.stringify(entry.request)}`);
  expect(new Set(calls).size, calls.join("\n")).toBe(calls.length);
  expect(calls).toHaveLength(9);
});

test("what is typed in the settings stays when a proposed value is saved", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", `setting:${URL_SETTING}=localhost:8090`));
  await steps.open(page, standIn, "?page=connect");
  await page.getByRole("textbox", { name: steps.SETTINGS.clientSecret }).fill("typed before");
  await button(page, "Use http://localhost:8090").click();
  await expect(page.getByText(CONNECTED)).toBeVisible();
  await expect(page.getByRole("textbox", { name: steps.SETTINGS.clientSecret })).toHaveValue("typed before");
  expect((await standIn.state())["settings"]).toMatchObject({ OAuth20IdentityServerClientSecret: clientSecret });
});

test.describe("the browser's own look at the Identity Service", () => {
  const allow = (page: Page, identityService: string) =>
    page.route("**/config.json", (route) => route.fulfill({ json: { identityService } }));

  test("goes by a path of this origin", async ({ page, standIn }) => {
    await allow(page, "/identity/");
    await standIn.reset(site("core-8.1", "identity-wrong-issuer"));
    await steps.open(page, standIn, "?page=connect");
    await expectCheck(page, TITLES.discovery, "To do");
    await new Person(page, standIn).reads(TITLES.discovery, "calls itself https://other-is.example.com");
    await standIn.conditions({ clear: ["identity-wrong-issuer"], set: ["identity-html"] });
    await button(page, `Repeat: ${TITLES.discovery}`).click();
    await expectCheck(page, TITLES.discovery, "Failed");
    const asked = (await standIn.journal()).filter((entry) => entry.origin === "identity");
    for (const { headers } of asked) {
      expect(headers, "nothing of the session goes there").not.toHaveProperty("cookie");
      expect(headers).not.toHaveProperty("bpmcsrf");
    }
    expect(asked).toHaveLength(2);
  });

  test("does not even try what this page's policy forbids", async ({ page, standIn }) => {
    await allow(page, standIn.identity);
    await standIn.reset(site("core-8.1", "identity-cors"));
    await steps.open(page, standIn, "?page=connect");
    await expectCheck(page, TITLES.discovery, "To do");
    await new Person(page, standIn).reads(TITLES.discovery, "the policy that this page came with does not let it ask there");
    expect((await standIn.journal()).filter((entry) => entry.origin === "identity")).toHaveLength(0);
  });
});

test("report and evidence hold what was asked and answered, and no secret", async ({ page, context, standIn }) => {
  const planted = ["Pl4ntedPass", "Pl4ntedSecret", "Pl4ntedTyped"];
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await standIn.reset(
    site(
      "core-8.1",
      `setting:${URL_SETTING}=http://admin:Pl4ntedPass@localhost:8090?client_secret=Pl4ntedSecret`,
      "setting:OAuth20IdentityServerClientSecret=Pl4ntedSecret",
    ),
  );
  await steps.open(page, standIn, "?page=connect");
  await expectCheck(page, TITLES.url, "Failed");
  await page.getByRole("textbox", { name: steps.SETTINGS.clientSecret }).fill("Pl4ntedTyped");
  await expectIdle(page);
  await button(page, "Copy report").click();
  await expect(result(page)).toHaveText("Report copied");
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain("[Failed] Setting: address of the Identity Service");
  expect(report).toContain("> QuerySysSettings: HTTP 200");
  const evidence = await page.getByRole("list", { name: "Checks" }).locator("details").allTextContents();
  const session = /^(\.ASPXAUTH|BPMCSRF|BPMSESSIONID|BPMLOADER)$/;
  const cookies = (await context.cookies()).filter((cookie) => session.test(cookie.name)).map((cookie) => cookie.value);
  expect(cookies.length, "there is a session").toBeGreaterThan(1);
  for (const secret of [...planted, ...cookies]) {
    expect(report).not.toContain(secret);
    expect(evidence.join("\n")).not.toContain(secret);
  }
});

test.describe("other pages", () => {
  test("the list says that the connection is not well, and leads to where it is mended", async ({ page, standIn }) => {
    await standIn.reset(site("core-8.1", "identity-down"));
    await steps.open(page, standIn);
    const strip = page.getByRole("region", { name: "Connection" });
    await expect(strip).toContainText("The Creatio server cannot reach http://localhost:8090");
    await standIn.conditions({ clear: ["identity-down"] });
    await strip.getByRole("link", { name: "Mend the connection" }).click();
    await expect(heading(page, steps.HEADINGS.connect)).toBeVisible();
    await expect(page.getByText(CONNECTED)).toBeVisible();
    await steps.goTo(page, "Apps");
    await expect(strip).toHaveCount(0);
  });

  test("the list says nothing where all is well, and asks without disturbing anybody", async ({ page, standIn }) => {
    await standIn.reset(site("core-8.1"));
    await steps.open(page, standIn);
    await expect.poll(async () => (await steps.asked(standIn, "SelectQuery:OAuthResource")).length).toBe(1);
    await expect(page.getByRole("region", { name: "Connection" })).toHaveCount(0);
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("a new app waits until the connection is well, and then goes on", async ({ page, standIn }) => {
    await standIn.reset(site("core-8.1", "no-default-resource"));
    await page.clock.install();
    await steps.open(page, standIn, "?page=new");
    const gate = page.getByRole("region", { name: "Connection" });
    await expect(gate).toContainText("Default resource: Apps can be made only after it was created");
    await steps.fillApp(page, TYPED);
    await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
    await expect(saveButton(page)).toHaveAccessibleDescription("Not before the connection is well");
    await page.getByRole("textbox", { name: "Name", exact: true }).press("Enter");
    expect(await steps.asked(standIn, "AddClient"), "nothing is sent").toHaveLength(0);
    await standIn.conditions({ clear: ["no-default-resource"] });
    await page.clock.runFor(10_000);
    await expect(page.getByText("The connection is well now. The app can be made.")).toBeVisible();
    await saveButton(page).click();
    await expectMade(page, standIn);
  });

  test("a session that ends while nobody asks is left at that", async ({ page, standIn, watch }) => {
    watch.expect(/status of 401/);
    await standIn.reset(site("core-8.1"));
    await standIn.fault("GetFeatureState", "unauthorized");
    await standIn.fault("OAuthHealthCheck", "login-page");
    await steps.open(page, standIn);
    await expect.poll(async () => (await steps.asked(standIn, "SelectQuery:OAuthResource")).length).toBe(1);
    await expect(page.getByText("3 apps", { exact: true })).toBeVisible();
    await expect(steps.endedDialog(page)).toHaveCount(0);
  });
});

test("a secret that was typed leaves no trace once it is saved", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1"));
  await steps.open(page, standIn, "?page=connect");
  await steps.saveSettings(page, { clientSecret });
  await expect(result(page)).toHaveText("The settings are saved.");
  await expectIdle(page);
  expect(await traces(page)).not.toContain(clientSecret);
});

