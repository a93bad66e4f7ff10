// Verifying an app where the browser may ask the Identity Service.

import type { Page } from "@playwright/test";

import { expectStatusMessages } from "../support/console-watch.ts";
import { expectNoTrace } from "../support/secrets.ts";
import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, EVERY_PROFILE, site } from "../support/steps.ts";
import { expect, expectAccessible, test } from "../support/test.ts";
import { VERIFY, allowIdentityService, expectStates, stage, verification } from "../support/verify.ts";

const ALL_OK = ["OK", "OK", "OK", "OK", "OK", "OK"] as const;

async function openAndVerify(page: Page, standIn: StandIn): Promise<steps.AppState> {
  const app = await steps.openApp(page, standIn, APP);
  await verification(page).verify.click();
  return app;
}

/** Gets a token as an app, as its own program would. */
async function tokenOf(standIn: StandIn, app: steps.AppState): Promise<string> {
  const body = new URLSearchParams({ grant_type: "client_credentials", client_id: app.ClientId, client_secret: app.ClientSecret });
  const answer = await fetch(`${standIn.identity}/connect/token`, { method: "POST", body });
  return ((await answer.json()) as { access_token: string }).access_token;
}

test.beforeEach(({ page }) => allowIdentityService(page));

for (const profile of EVERY_PROFILE) {
  test(`an app of ${profile} is proven to work`, async ({ page, standIn }) => {
    await standIn.reset(site(profile));
    await openAndVerify(page, standIn);
    await expect(verification(page).status).toHaveText(VERIFY.works);
    await expectStates(page, ALL_OK);
    const journal = await standIn.journal();
    const asApp = journal.filter(({ call }) => ["token", "SelectQuery:Contact", "Contact"].includes(call));
    expect(asApp.map(({ call }) => call)).toEqual(["token", "SelectQuery:Contact", "Contact"]);
    for (const { headers } of asApp) {
      expect(headers).not.toHaveProperty("cookie");
      expect(headers).not.toHaveProperty("bpmcsrf");
    }
  });
}

test("a new app is verified by one press after it is saved", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  await steps.fillApp(page, { name: "New one", url: "https://app.example", user: "Supervisor" });
  await steps.saveButton(page).click();
  await verification(page).verify.click();
  await expect(verification(page).status).toHaveText(VERIFY.works);
});

test("a missing right to OData is named with its fix", async ({ page, standIn, watch }) => {
  await standIn.conditions({ set: ["no-CanUseODataService"] });
  await openAndVerify(page, standIn);
  await expect(verification(page).status).toContainText(VERIFY.fails("OData"));
  await expectStates(page, ["OK", "OK", "OK", "OK", "Failed", "Failed"]);
  await expect(stage(page, "OData")).toContainText("CanUseODataService");
  await expectAccessible(page);
  await expectStatusMessages(watch, standIn, 403);
});

test("an app that is turned off gets no token, and the stages after that are not run", async ({ page, standIn, watch }) => {
  await standIn.changeApp(APP, { IsActive: false });
  await openAndVerify(page, standIn);
  await expect(verification(page).status).toContainText("The app is not active.");
  await expect(stage(page, "Token")).toContainText("HTTP 400 · invalid_client");
  await expectStates(page, ["OK", "Failed", "Not run", "Not run", "Not run", "Not run"]);
  await expectStatusMessages(watch, standIn, 400);
});

test("a token of another app is noticed, although Creatio accepts it", async ({ page, standIn }) => {
  const other = (await steps.appsOf(standIn)).find(({ Name }) => Name !== APP);
  const token = await tokenOf(standIn, other!);
  await page.route("**/identity/connect/token", (route) =>
    route.fulfill({ json: { access_token: token, expires_in: 3600, token_type: "Bearer" } }),
  );
  await openAndVerify(page, standIn);
  await expect(verification(page).status).toContainText("The token was issued to another app.");
  await expectStates(page, ["OK", "OK", "Failed", "OK", "OK", "OK"]);
});

test("the administrator's own session does not make a refused token pass", async ({ page, standIn, watch }) => {
  await page.route("**/identity/connect/token", (route) => route.fulfill({ json: { access_token: "opaque-and-worthless", expires_in: 3600 } }));
  await openAndVerify(page, standIn);
  await expect(verification(page).status).toContainText(VERIFY.fails("DataService"));
  await expectStates(page, ["OK", "OK", "OK", "Failed", "Failed", "Not run"]);
  await expectStatusMessages(watch, standIn, 401);
});

test("a secret that Creatio does not return can be typed", async ({ page, standIn }) => {
  await standIn.fault("GetClientSecret", "refused", { times: 0 });
  const app = await openAndVerify(page, standIn);
  const typed = verification(page).region.getByLabel(VERIFY.typedSecret);
  await typed.fill(app.ClientSecret);
  await verification(page).verify.click();
  await expect(verification(page).status).toHaveText(VERIFY.works);
  await expectNoTrace(page, app.ClientSecret);
});

test("neither the secret nor the token is left anywhere", async ({ page, standIn }) => {
  const tokens: string[] = [];
  page.on("response", async (response) => {
    if (response.url().endsWith("/connect/token")) {
      tokens.push(((await response.json()) as { access_token: string }).access_token);
    }
  });
  const app = await openAndVerify(page, standIn);
  await expect(verification(page).status).toHaveText(VERIFY.works);
  expect(tokens).toHaveLength(1);
  await expectNoTrace(page, app.ClientSecret);
  await expectNoTrace(page, tokens[0] ?? "");
  await expectNoTrace(page, tokens[0]?.split(".")[2] ?? "");
});

test("the keyboard verifies, and the focus stays where it was", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  const { verify, status } = verification(page);
  await verify.focus();
  await page.keyboard.press("Enter");
  await expect(status).toHaveText(VERIFY.works);
  await expect(verify).toBeFocused();
  await expectAccessible(page);
});

test("the command palette verifies the app that is open", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find an app, page or command" }).fill(`Verify ${APP}`);
  await page.getByRole("option", { name: `Verify ${APP}`, exact: true }).click();
  await expect(verification(page).status).toHaveText(VERIFY.works);
});
