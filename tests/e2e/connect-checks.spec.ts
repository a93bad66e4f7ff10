// The checks of the page Connect one by one: made again, mended in place, told to others, by keyboard as by mouse.

import type { Page } from "@playwright/test";

import { CONNECTED, Person, TITLES } from "./support/person.ts";
import * as steps from "./support/steps.ts";
import { DOCUMENTED, expectCheck, result } from "./support/steps.ts";
import { expect, test, traces } from "./support/test.ts";
import { alert, button, expectIdle, site } from "./support/typed-app.ts";

const URL_SETTING = "OAuth20IdentityServerUrl";
const { clientSecret } = DOCUMENTED;

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
  await steps.expectHeld(standIn, "OAuthHealthCheck");
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

test("a proposed value that was not saved can be saved again, and the focus stays near", async ({ page, standIn, watch }) => {
  watch.expect(/status of 500/);
  await standIn.reset(site("core-8.1", `setting:${URL_SETTING}=localhost:8090`));
  await steps.open(page, standIn, "?page=connect");
  await standIn.fault("PostSysSettingsValues", "error-500-json");
  await button(page, "Use http://localhost:8090").press("Enter");
  await expect(alert(page, "Not all settings were saved.")).toBeVisible();
  await button(page, "Use http://localhost:8090").press("Enter");
  await expect(page.getByText(CONNECTED)).toBeVisible();
  await expect(button(page, `Repeat: ${TITLES.url}`)).toBeFocused();
});

test("what is mended by keyboard keeps the focus", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", "feature-off"));
  await steps.open(page, standIn, "?page=connect");
  await button(page, `Repeat: ${TITLES.feature}`).press("Enter");
  await expectIdle(page);
  await button(page, "Enable OAuth20Integration").press("Enter");
  await expectCheck(page, TITLES.feature, "OK");
  await expect(button(page, "Enable OAuth20Integration")).toBeFocused();
  await standIn.conditions({ set: ["feature-off"] });
  await button(page, `Repeat: ${TITLES.feature}`).press("Enter");
  await expectCheck(page, TITLES.feature, "To do");
  await expect(button(page, `Repeat: ${TITLES.feature}`)).toBeFocused();
});

test("somebody else who signs in is told of their own rights", async ({ page, standIn, watch }) => {
  // What was pressed goes on in the name of whoever signs in, who may not do it.
  watch.expect(/status of 500/);
  await standIn.reset(site("core-8.1", "feature-off"));
  await steps.open(page, standIn, "?page=connect");
  await expectCheck(page, "Right CanManageSolution", "OK");
  await expectIdle(page);
  await standIn.endSessions();
  await button(page, "Enable OAuth20Integration").click();
  await steps.signIn(steps.endedDialog(page), "Mary King");
  await expectCheck(page, "Right CanManageSolution", "Failed");
  await expectCheck(page, "Right CanManageAdministration", "Failed");
});

test("once the network is back, one press brings every answer", async ({ page, context, standIn, watch }) => {
  watch.expect(/net::ERR_/);
  await standIn.reset(site("core-8.1"));
  await steps.open(page, standIn, "?page=connect");
  await expect(page.getByText(CONNECTED)).toBeVisible();
  await context.setOffline(true);
  await button(page, "Check again").click();
  await expectCheck(page, "Creatio answers", "Failed");
  await expectIdle(page);
  await context.setOffline(false);
  await button(page, "Repeat: Creatio answers").click();
  await expect(page.getByText(CONNECTED)).toBeVisible();
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

test("a secret that was typed leaves no trace once it is saved", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1"));
  await steps.open(page, standIn, "?page=connect");
  await steps.saveSettings(page, { clientSecret });
  await expect(result(page)).toHaveText("The settings are saved.");
  await expectIdle(page);
  expect(await traces(page)).not.toContain(clientSecret);
});
