// The vendor's documentation page, step by step and with its values: what is walked through by several tests.

import { type Page, expect, test } from "@playwright/test";

import { CHECKS, SETTINGS, SETTING_CODES, STEPS, check, createResource, expectCheck, openStep, saveSettings } from "./connection.ts";
import { activeSwitch, expectCount, row, undoButton } from "./list.ts";
import { type Profile, factsOf } from "./profiles.ts";
import type { StandIn } from "./stand-in.ts";
import * as steps from "./steps.ts";
import { DOCUMENTED, HEADINGS, activeField, button, credentials, field, heading, result, userField } from "./steps.ts";
import { CONNECT, LIST, NEW_APP } from "./texts.ts";
import { traces } from "./traces.ts";

/** The credentials of an app as the user reads them off the page. */
interface Credentials {
  clientId: string;
  secret: string;
}

/** Goes from a new site to an app that gets a token and data, and makes sure that everything was done once. */
export async function walkThroughDocumentation(page: Page, standIn: StandIn, profile: Profile): Promise<void> {
  // Many steps, with a reload on each page.
  test.slow();
  await standIn.reset({ profile, start: "new-site" });
  await test.step("sign in", () => signIn(page, standIn));
  await test.step("set up the connection to the Identity Service", () => connect(page, standIn));
  const postman = await test.step("add the integrated application", () => addPostman(page, standIn));
  await test.step("find the application in the list", () => findPostman(page, postman));
  await test.step("the application gets a token and data", () => expectData(standIn, postman));
  await test.step("turn the application off and on again", () => switchPostman(page, standIn, postman, profile));
  expect(await changes(standIn), "everything was done once").toEqual([
    "SetFeatureStateForAllUsers",
    "PostSysSettingsValues",
    "AddDefaultResource",
    "AddClient",
    "UpdateClient",
    "UpdateClient",
  ]);
}

async function signIn(page: Page, standIn: StandIn): Promise<void> {
  await page.goto(standIn.page);
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
  await page.reload();
  await steps.signIn(page);
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await expect(page.getByRole("heading", { name: LIST.empty })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: LIST.empty })).toBeVisible();
}

async function connect(page: Page, standIn: StandIn): Promise<void> {
  await steps.goTo(page, "Connect");
  await page.reload();
  await expect(heading(page, HEADINGS.connect)).toBeVisible();
  await expect(page.getByText(CONNECT.notConnected)).toBeVisible();
  for (const title of [CHECKS.solution, CHECKS.settings, CHECKS.administration]) {
    await expectCheck(page, title, "OK");
  }
  for (const title of [CHECKS.feature, CHECKS.url, CHECKS.clientId, CHECKS.resource]) {
    await expectCheck(page, title, "To do");
  }

  await button(page, "Enable OAuth20Integration").click();
  await expect(result(page)).toContainText(CONNECT.featureEnabled);
  await expectCheck(page, CHECKS.feature, "OK");

  const { url, clientId, clientSecret } = DOCUMENTED;
  await saveSettings(page, { url, clientId, clientSecret });
  await expect(result(page)).toHaveText(CONNECT.settingsSaved);
  expect(await steps.settingsOf(standIn)).toEqual({
    [SETTING_CODES.url]: url,
    [SETTING_CODES.clientId]: clientId,
    [SETTING_CODES.clientSecret]: clientSecret,
  });
  await page.reload();
  await openStep(page, STEPS.settings);
  await expect(field(page, SETTINGS.url)).toHaveValue(url);
  await expect(field(page, SETTINGS.clientId)).toHaveValue(clientId);
  await expect(field(page, SETTINGS.clientSecret)).toHaveValue("");

  await createResource(page);
  await expect(result(page)).toHaveText(CONNECT.resourceCreated);
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await page.reload();
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  for (const title of [CHECKS.url, CHECKS.clientId, CHECKS.secret, CHECKS.resource]) {
    await expectCheck(page, title, "OK");
  }
  const resources = (await standIn.state())["resources"] as { Name: string; IsDefault: boolean }[];
  expect(resources.map((resource) => resource.IsDefault)).toEqual([true]);
  await expect(check(page, CHECKS.resource)).toContainText(resources[0]?.Name ?? "no name");
}

async function addPostman(page: Page, standIn: StandIn): Promise<Credentials> {
  await steps.goTo(page, "Apps");
  await page.getByRole("link", { name: "New", exact: true }).click();
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
  await page.reload();
  await expect(activeField(page)).toBeChecked();
  const { name, url, user } = DOCUMENTED.app;
  await steps.fillApp(page, { name, url, user });
  await steps.saveButton(page).click();

  const { region, clientId, secret, show } = credentials(page);
  await expect(region).toBeVisible();
  await show.click();
  const read = { clientId: await clientId.innerText(), secret: await secret.innerText() };
  const app = await steps.appNamed(standIn, name);
  expect(app).toMatchObject({ ApplicationUrl: url, IsActive: true, SystemUser: { displayValue: user } });
  expect(read).toEqual({ clientId: app.ClientId, secret: app.ClientSecret });

  await page.getByRole("link", { name: NEW_APP.openApp }).click();
  await expect(heading(page, name)).toBeVisible();
  await page.reload();
  await expect(field(page, "Application URL")).toHaveValue(url);
  await expect(userField(page)).toHaveValue(user);
  await expect(credentials(page).clientId).toHaveText(read.clientId);
  expect(await traces(page)).not.toContain(read.secret);
  return read;
}

async function findPostman(page: Page, { clientId }: Credentials): Promise<void> {
  const { name, url, user } = DOCUMENTED.app;
  const expectRow = async () => {
    await expect(row(page, name)).toBeVisible();
    for (const cell of [user, url, clientId]) {
      await expect(row(page, name).getByRole("cell", { name: cell, exact: true })).toBeVisible();
    }
    await expect(activeSwitch(page, name)).toBeChecked();
    await expectCount(page, 1);
  };
  await steps.goTo(page, "Apps");
  await expectRow();
  await page.reload();
  await expectRow();
}

async function switchPostman(page: Page, standIn: StandIn, postman: Credentials, profile: Profile): Promise<void> {
  const { name } = DOCUMENTED.app;
  await activeSwitch(page, name).click();
  await expect(result(page)).toHaveText(LIST.switchedOff(name));
  await expect(activeSwitch(page, name)).not.toBeChecked();
  expect((await token(standIn, postman)).status).toBe(factsOf(profile).refusedTokenStatus);
  expect((await steps.appNamed(standIn, name)).IsActive).toBe(false);

  await undoButton(page).click();
  await expect(result(page)).toHaveText(LIST.switchedOn(name));
  await expect(activeSwitch(page, name)).toBeChecked();
  expect((await token(standIn, postman)).status).toBe(200);
  await page.reload();
  await expect(activeSwitch(page, name)).toBeChecked();
}

/** The last step of the documentation: the app itself gets a token, and with it data. */
export async function expectData(standIn: StandIn, postman: Credentials): Promise<void> {
  const answer = await token(standIn, postman);
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

function token(standIn: StandIn, { clientId, secret }: Credentials): Promise<Response> {
  const body = new URLSearchParams({ grant_type: "client_credentials", client_id: clientId, client_secret: secret });
  return fetch(`${standIn.identity}/connect/token`, { method: "POST", body, signal: AbortSignal.timeout(10_000) });
}

/** Every call of the page that changed something, apart from signing in and clearing the cache of the feature. */
async function changes(standIn: StandIn): Promise<string[]> {
  const journal = await standIn.journal();
  const changing = journal.filter((entry) => entry.acted && entry.method === "POST" && entry.call !== "Login");
  return changing.map((entry) => entry.call);
}
