// The Connect page: its checks, its settings, and the queries that they are based on.

import { type Locator, type Page, expect } from "@playwright/test";

import { requestsTo } from "./site.ts";
import type { StandIn } from "./stand-in.ts";
import { CONNECT } from "./texts.ts";

/** The names of the three fields of the settings. */
export const SETTINGS = {
  url: "Authorization server Url for OAuth 2.0 integrations",
  clientId: "Client id for OAuth 2.0 integrations",
  clientSecret: "Client secret for OAuth 2.0 integrations",
} as const;

/** The codes of the system settings behind them. */
export const SETTING_CODES = {
  url: "OAuth20IdentityServerUrl",
  clientId: "OAuth20IdentityServerClientId",
  clientSecret: "OAuth20IdentityServerClientSecret",
} as const;

/** The titles of the checks that tests use, by subject. */
export const CHECKS = {
  site: "Creatio responds",
  solution: "Permission CanManageSolution",
  settings: "Permission CanManageSysSettings",
  administration: "Permission CanManageAdministration",
  odata: "Permission CanUseODataService",
  feature: "Feature OAuth20Integration",
  configSwitch: "OAuth 2.0 in the config file",
  url: "Identity Service URL",
  clientId: "Client ID",
  secret: "Client secret",
  reach: "Creatio reaches the Identity Service",
  ownClient: "The Identity Service accepts Creatio",
  resource: "Default resource",
  discovery: "Identity Service from this browser (optional)",
  policy: "Content security policy of this page",
} as const;

/** The queries about the connection, each with the checks that need its response. */
export const CONNECTION_QUERIES: readonly { call: string; checks: readonly string[] }[] = [
  { call: "GetCanExecuteOperation", checks: [CHECKS.solution, CHECKS.settings, CHECKS.administration, CHECKS.odata] },
  { call: "GetFeatureState", checks: [CHECKS.feature] },
  { call: "GrantAccess", checks: [CHECKS.configSwitch] },
  { call: "QuerySysSettings", checks: [CHECKS.url, CHECKS.clientId] },
  { call: "OAuthHealthCheck", checks: [CHECKS.reach, CHECKS.ownClient, CHECKS.secret] },
  { call: "SelectQuery:OAuthResource", checks: [CHECKS.resource] },
];

const checkList = (page: Page): Locator => page.getByRole("list", { name: "Checks" });

/** One of the checks of the connection, by its title. */
export function check(page: Page, title: string): Locator {
  return checkList(page).getByRole("listitem").filter({ has: page.getByText(title, { exact: true }) });
}

/** Opens the list of checks, which is folded until a prerequisite fails. */
export async function openChecks(page: Page): Promise<void> {
  await expect(async () => {
    if (!(await checkList(page).isVisible())) {
      await page.getByRole("button", { name: /checks/ }).click();
    }
    await expect(checkList(page)).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** The titles of the steps. */
export const STEPS = {
  feature: "Turn on OAuth20Integration",
  settings: "Identity Service settings",
  resource: "Create default resource",
  app: "Add your first app",
} as const;

/** One of the steps of the set-up, by its title. */
export function step(page: Page, title: string): Locator {
  return page.getByRole("list", { name: "Steps" }).getByRole("listitem").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
}

/** The line of a step, which opens and folds it. */
export const stepLine = (page: Page, title: string): Locator => step(page, title).locator("summary").first();

/** Opens a step, unless it is open. */
export async function openStep(page: Page, title: string): Promise<void> {
  await expect(async () => {
    if ((await step(page, title).locator("details[open]").count()) === 0) {
      await stepLine(page, title).click();
    }
    await expect(step(page, title).locator("details[open]")).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
}

/** Waits until a check has this state: OK, To do, Failed or Unknown. */
export async function expectCheck(page: Page, title: string, state: string): Promise<void> {
  await openChecks(page);
  await expect(check(page, title).getByText(state, { exact: true })).toBeVisible();
}

/** The states of all checks, in order. */
export function checkStates(page: Page): Locator {
  return checkList(page).getByText(/^(OK|To do|Failed|Unknown|Checking…)$/);
}

/** The details below each check: its queries and their responses. */
export function checkDetails(page: Page): Locator {
  return checkList(page).getByRole("group", { name: CONNECT.details, includeHidden: true });
}

/** Fills in the given settings, without saving them. */
export async function fillSettings(page: Page, settings: Partial<Record<keyof typeof SETTINGS, string>>): Promise<void> {
  await openStep(page, STEPS.settings);
  for (const [name, value] of Object.entries(settings)) {
    await page.getByRole("textbox", { name: SETTINGS[name as keyof typeof SETTINGS] }).fill(value);
  }
}

/** Fills in the given settings and saves them. */
export async function saveSettings(page: Page, settings: Partial<Record<keyof typeof SETTINGS, string>>): Promise<void> {
  await fillSettings(page, settings);
  await page.getByRole("button", { name: CONNECT.saveSettings }).click();
}

/** Creates the default resource. */
export async function createResource(page: Page): Promise<void> {
  await openStep(page, STEPS.resource);
  await page.getByRole("button", { name: "Create default resource", exact: true }).click();
}

/** The part of other pages that says what is wrong with the connection. */
export const banner = (page: Page): Locator => page.getByRole("region", { name: "Connection" });

/** The line that says what the signed-in user may not do. */
export const permissions = (page: Page): Locator => page.getByRole("region", { name: "Permissions" });

/** Waits until the page has all its responses about the connection, so that they do not show what breaks afterwards. */
export async function expectConnectionQueried(standIn: StandIn): Promise<void> {
  const unanswered = async () => {
    const answered = (await standIn.journal()).filter((entry) => entry.status !== 0).map((entry) => entry.call);
    return CONNECTION_QUERIES.map(({ call }) => call).filter((call) => !answered.includes(call));
  };
  await expect.poll(unanswered, "queries about the connection without an answer").toEqual([]);
}

/** Waits for this many requests of a query. */
export async function expectQueried(standIn: StandIn, call: string, times = 1): Promise<void> {
  await expect.poll(() => requestsTo(standIn, call)).toHaveLength(times);
}
