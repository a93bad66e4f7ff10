// The vendor's documentation page, step by step and with its values.

import type { Page } from "@playwright/test";

import type { StandIn } from "./support/stand-in.ts";
import * as steps from "./support/steps.ts";
import {
  DOCUMENTED,
  HEADINGS,
  PROFILES,
  SETTINGS,
  SETTING_CHECKS,
  credentials,
  expectCheck,
  heading,
  result,
} from "./support/steps.ts";
import { expect, test, traces } from "./support/test.ts";

/** What an app is given, as a person reads it off the page. */
interface Given {
  clientId: string;
  secret: string;
}

for (const profile of PROFILES) {
  test(`Set up the OAuth 2.0 authorization (${profile})`, async ({ page, standIn }) => {
    // A long walk with a reload on each page.
    test.slow();
    await standIn.reset({ profile, start: "new-site" });
    await test.step("sign in", () => signIn(page, standIn));
    await test.step("set up the connection to the Identity Service", () => connect(page, standIn));
    const given = await test.step("add the integrated application", () => addPostman(page, standIn));
    await test.step("find the application in the list", () => findPostman(page, given));
    await test.step("the application gets a token and data", () => expectData(standIn, given));
    await test.step("switch the application off and on again", () => switchPostman(page, standIn, given));
    expect(await changes(standIn), "everything was done once").toEqual([
      "SetFeatureStateForAllUsers",
      "PostSysSettingsValues",
      "AddDefaultResource",
      "AddClient",
      "UpdateClient",
      "UpdateClient",
    ]);
  });
}

async function signIn(page: Page, standIn: StandIn): Promise<void> {
  await page.goto(standIn.page);
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
  await page.reload();
  await steps.signIn(page);
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await expect(page.getByRole("heading", { name: "No app is integrated yet" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "No app is integrated yet" })).toBeVisible();
}

async function connect(page: Page, standIn: StandIn): Promise<void> {
  await steps.goTo(page, "Connect");
  await page.reload();
  await expect(heading(page, HEADINGS.connect)).toBeVisible();
  await expect(page.getByText("Not connected yet.")).toBeVisible();
  for (const right of ["CanManageSolution", "CanManageSysSettings", "CanManageAdministration"]) {
    await expectCheck(page, `Right ${right}`, "OK");
  }
  await expectCheck(page, "Feature OAuth20Integration", "To do");
  await expectCheck(page, SETTING_CHECKS.url, "To do");
  await expectCheck(page, SETTING_CHECKS.clientId, "To do");
  await expectCheck(page, "Default resource", "To do");

  await page.getByRole("button", { name: "Enable OAuth20Integration" }).click();
  await expect(result(page)).toContainText("OAuth20Integration is on for all users.");
  await expectCheck(page, "Feature OAuth20Integration", "OK");

  const { url, clientId, clientSecret } = DOCUMENTED;
  await steps.saveSettings(page, { url, clientId, clientSecret });
  await expect(result(page)).toHaveText("The settings are saved.");
  expect((await standIn.state())["settings"]).toEqual({
    OAuth20IdentityServerUrl: url,
    OAuth20IdentityServerClientId: clientId,
    OAuth20IdentityServerClientSecret: clientSecret,
  });
  await page.reload();
  await expect(page.getByRole("textbox", { name: SETTINGS.url })).toHaveValue(url);
  await expect(page.getByRole("textbox", { name: SETTINGS.clientId })).toHaveValue(clientId);
  await expect(page.getByRole("textbox", { name: SETTINGS.clientSecret })).toHaveValue("");

  await page.getByRole("button", { name: "Create default resource" }).click();
  await expect(result(page)).toHaveText("Default resource was created");
  await expect(page.getByText("Connected. Apps can be integrated.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Connected. Apps can be integrated.")).toBeVisible();
  for (const title of Object.values(SETTING_CHECKS)) {
    await expectCheck(page, title, "OK");
  }
  await expectCheck(page, "Default resource", "OK");
  const resources = (await standIn.state())["resources"] as { Name: string; IsDefault: boolean }[];
  expect(resources.map((resource) => resource.IsDefault)).toEqual([true]);
  await expect(steps.check(page, "Default resource")).toContainText(resources[0]?.Name ?? "no name");
}

async function addPostman(page: Page, standIn: StandIn): Promise<Given> {
  await steps.goTo(page, "Apps");
  await page.getByRole("link", { name: "New", exact: true }).click();
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("switch", { name: "Active", exact: true })).toBeChecked();
  const { name, url, user } = DOCUMENTED.app;
  await steps.fillApp(page, { name, url, user });
  await steps.saveButton(page).click();

  const { region, clientId, secret, show } = credentials(page);
  await expect(region).toBeVisible();
  await show.click();
  const given = { clientId: await clientId.innerText(), secret: await secret.innerText() };
  const app = await steps.appNamed(standIn, name);
  expect(app).toMatchObject({ ApplicationUrl: url, IsActive: true, SystemUser: { displayValue: user } });
  expect(given).toEqual({ clientId: app.ClientId, secret: app.ClientSecret });

  await page.getByRole("link", { name: "Open the app" }).click();
  await expect(heading(page, name)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Application URL" })).toHaveValue(url);
  await expect(page.getByRole("combobox", { name: "System user" })).toHaveValue(user);
  await expect(credentials(page).clientId).toHaveText(given.clientId);
  expect(await traces(page)).not.toContain(given.secret);
  return given;
}

async function findPostman(page: Page, given: Given): Promise<void> {
  const { name, url, user } = DOCUMENTED.app;
  await steps.goTo(page, "Apps");
  for (const again of [false, true]) {
    if (again) {
      await page.reload();
    }
    const row = steps.row(page, name);
    await expect(row).toBeVisible();
    for (const cell of [user, url, given.clientId]) {
      await expect(row.getByRole("cell", { name: cell, exact: true })).toBeVisible();
    }
    await expect(steps.activeSwitch(page, name)).toBeChecked();
    await expect(page.getByText("1 app", { exact: true })).toBeVisible();
  }
}

async function switchPostman(page: Page, standIn: StandIn, given: Given): Promise<void> {
  const { name } = DOCUMENTED.app;
  const toggle = steps.activeSwitch(page, name);
  await toggle.click();
  await expect(result(page)).toContainText(`“${name}” is switched off.`);
  await expect(toggle).not.toBeChecked();
  expect((await token(standIn, given)).status).toBe(400);
  expect((await steps.appNamed(standIn, name)).IsActive).toBe(false);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(result(page)).toHaveText(`“${name}” is switched on.`);
  await expect(toggle).toBeChecked();
  expect((await token(standIn, given)).status).toBe(200);
  await page.reload();
  await expect(steps.activeSwitch(page, name)).toBeChecked();
}

/** The documentation's last step: the app itself asks for a token, and with it for data. */
async function expectData(standIn: StandIn, given: Given): Promise<void> {
  const answer = await token(standIn, given);
  expect(answer.status).toBe(200);
  const { access_token, token_type } = (await answer.json()) as { access_token: string; token_type: string };
  expect(token_type).toBe("Bearer");
  const body = {
    rootSchemaName: "Contact",
    operationType: 0,
    rowCount: 1,
    columns: { items: { Name: { expression: { expressionType: 0, columnPath: "Name" } } } },
  };
  const { workspace } = await standIn.state();
  const data = await fetch(`${standIn.creatio}${workspace}/DataService/json/SyncReply/SelectQuery`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${access_token}` },
    body: JSON.stringify(body),
    redirect: "manual",
    signal: AbortSignal.timeout(10_000),
  });
  expect(data.status).toBe(200);
  expect(await data.json()).toMatchObject({ success: true, rows: [{ Name: expect.stringMatching(/./) }] });
}

function token(standIn: StandIn, given: Given): Promise<Response> {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: given.clientId,
    client_secret: given.secret,
  });
  return fetch(`${standIn.identity}/connect/token`, { method: "POST", body, signal: AbortSignal.timeout(10_000) });
}

/** Every call of the page that has changed something; signing in and clearing the feature's cache are none. */
async function changes(standIn: StandIn): Promise<string[]> {
  const journal = await standIn.journal();
  const changing = journal.filter((entry) => entry.acted && entry.method === "POST" && entry.call !== "Login");
  return changing.map((entry) => entry.call);
}
