// What a person does again and again, found as a person finds it: by role and name.

import { type Locator, type Page, expect } from "@playwright/test";

import type { Entry, Profile, StandIn } from "./stand-in.ts";

/** Every product version that the stand-in plays. */
export const PROFILES: readonly Profile[] = ["framework-8.0", "core-8.1"];

/** The values of the vendor's documentation page "Set up the OAuth 2.0 authorization". */
export const DOCUMENTED = {
  url: "http://localhost:8090/",
  clientId: "IdServiceUser",
  clientSecret: "ItIsMyPasswordForIdentityService",
  app: { name: "Postman", url: "http://www.creatio.com", user: "Supervisor" },
} as const;

/** Names that the page gives to its parts, where more than one test looks for them. */
export const HEADINGS = {
  signIn: "Sign in to Creatio",
  apps: "OAuth 2.0 integrated applications",
  newApp: "New OAuth 2.0 integrated application",
  connect: "Connect the Identity Service",
} as const;

/** What the three fields of the settings are called. */
export const SETTINGS = {
  url: "Authorization server Url for OAuth 2.0 integrations",
  clientId: "Client id for OAuth 2.0 integrations",
  clientSecret: "Client secret for OAuth 2.0 integrations",
} as const;

/** What the checks of these settings are called. */
export const SETTING_CHECKS = {
  url: "Setting: address of the Identity Service",
  clientId: "Setting: Creatio's client id",
  clientSecret: "Setting: Creatio's client secret",
} as const;

/** An application as the stand-in's state tells it. */
export interface AppState {
  Id: string;
  Name: string;
  ClientId: string;
  ClientSecret: string;
  ApplicationUrl: string;
  Description: string;
  IsActive: boolean;
  ModifiedOn: string;
  SystemUser: { value: string; displayValue: string } | null;
}

/** The applications that Creatio holds now. */
export async function appsOf(standIn: StandIn): Promise<AppState[]> {
  return (await standIn.state())["apps"] as AppState[];
}

/** The application of a name; fails unless there is exactly one. */
export async function appNamed(standIn: StandIn, name: string): Promise<AppState> {
  const [app, ...more] = (await appsOf(standIn)).filter((app) => app.Name === name);
  if (!app || more.length > 0) {
    throw new Error(`not exactly one app is called ${name}`);
  }
  return app;
}

/** What Creatio was asked by a call, in order. */
export async function asked(standIn: StandIn, call: string): Promise<Entry[]> {
  return (await standIn.journal()).filter((entry) => entry.call === call);
}

/** Waits until a fault holds the answer to a call: what has not reached the server yet cannot be let go. */
export async function expectHeld(standIn: StandIn, call: string): Promise<void> {
  await expect.poll(async () => (await asked(standIn, call)).some((entry) => entry.fault === "hold")).toBe(true);
}

/** How often a call has changed something. */
export async function acted(standIn: StandIn, call: string): Promise<number> {
  return (await asked(standIn, call)).filter((entry) => entry.acted).length;
}

/** The page's heading of the first level. */
export function heading(page: Page, name: string): Locator {
  return page.getByRole("heading", { level: 1, name, exact: true });
}

/** Opens the page for somebody whom Creatio knows already; `query` says which page. */
export async function open(page: Page, standIn: StandIn, query = "", user = "Supervisor"): Promise<void> {
  await standIn.signIn(page.context(), user);
  await page.goto(`${standIn.page}${query}`);
  await expect(userMenu(page, user)).toBeVisible();
}

/** The button that is called after whoever is signed in. */
export function userMenu(page: Page, user = "Supervisor"): Locator {
  return page.getByRole("banner").getByRole("button", { name: user });
}

/** Opens one app for somebody whom Creatio knows already. */
export async function openApp(page: Page, standIn: StandIn, name: string): Promise<AppState> {
  const app = await appNamed(standIn, name);
  await open(page, standIn, `?app=${app.Id}`);
  await expect(heading(page, name)).toBeVisible();
  return app;
}

/** Fills in and sends the fields of signing in, on the page or in a dialog. */
export async function signIn(place: Page | Locator, user = "Supervisor", password = user): Promise<void> {
  await place.getByRole("textbox", { name: "User name" }).fill(user);
  await place.getByRole("textbox", { name: "Password", exact: true }).fill(password);
  await place.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** The page by its link in the navigation. */
export async function goTo(page: Page, link: "Apps" | "Connect"): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: link }).click();
  await expect(heading(page, link === "Apps" ? HEADINGS.apps : HEADINGS.connect)).toBeVisible();
}

/** One of the checks of the connection, by its title. */
export function check(page: Page, title: string): Locator {
  const items = page.getByRole("list", { name: "Checks" }).getByRole("listitem");
  return items.filter({ has: page.getByText(title, { exact: true }) });
}

/** How a check ended: OK, To do, Failed or Unknown. */
export async function expectCheck(page: Page, title: string, state: string): Promise<void> {
  await expect(check(page, title).getByText(state, { exact: true })).toBeVisible();
}

/** Fills in the settings and saves them. */
export async function saveSettings(page: Page, settings: Partial<Record<keyof typeof SETTINGS, string>>): Promise<void> {
  for (const [field, value] of Object.entries(settings)) {
    await page.getByRole("textbox", { name: SETTINGS[field as keyof typeof SETTINGS] }).fill(value);
  }
  await page.getByRole("button", { name: "Save settings" }).click();
}

/** Does what makes a new site ready for apps, from the page Connect. */
export async function connect(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Enable OAuth20Integration" }).click();
  await expectCheck(page, "Feature OAuth20Integration", "OK");
  await saveSettings(page, { url: DOCUMENTED.url, clientId: DOCUMENTED.clientId, clientSecret: DOCUMENTED.clientSecret });
  await expect(result(page)).toHaveText("The settings are saved.");
  await page.getByRole("button", { name: "Create default resource" }).click();
  await expect(page.getByText("Connected. Apps can be integrated.")).toBeVisible();
}

/** What is typed about an app. */
export interface AppInput {
  name?: string;
  url?: string;
  description?: string;
  user?: string;
}

/** Fills in the fields of an app, leaving out what is not given. */
export async function fillApp(page: Page, app: AppInput): Promise<void> {
  const texts = { Name: app.name, "Application URL": app.url, Description: app.description };
  for (const [field, text] of Object.entries(texts)) {
    if (text !== undefined) {
      await page.getByRole("textbox", { name: field, exact: true }).fill(text);
    }
  }
  if (app.user !== undefined) {
    await chooseUser(page, app.user);
  }
}

/** Chooses the system user by typing the name and taking the option. */
export async function chooseUser(page: Page, name: string): Promise<void> {
  const field = page.getByRole("combobox", { name: "System user" });
  await field.click();
  await field.fill(name);
  await page.getByRole("option", { name }).click();
  await expect(field).toHaveValue(name);
}

/** The button that saves an app. */
export function saveButton(page: Page): Locator {
  return page.getByRole("button", { name: "Save", exact: true });
}

/** The region in which results are said. */
export function result(page: Page): Locator {
  return page.getByRole("status").locator("p");
}

/** The row of an app in the list. */
export function row(page: Page, name: string): Locator {
  return page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
}

/** The switch of an app in the list. */
export function activeSwitch(page: Page, name: string): Locator {
  return page.getByRole("switch", { name: `Active: ${name}`, exact: true });
}

/** The parts of the region "Credentials". */
export function credentials(page: Page) {
  const region = page.getByRole("region", { name: "Credentials" });
  const button = (name: string) => region.getByRole("button", { name, exact: true });
  // What a filter looks for is looked for inside what it filters.
  const inside = (name: string) => ({ has: page.getByRole("button", { name, exact: true }) });
  const value = (copy: string) => region.getByRole("definition").filter(inside(copy)).getByRole("code");
  return {
    region,
    clientId: value("Copy Client Id"),
    /** There is one only while the secret is shown. */
    secret: value("Copy Client secret"),
    show: button("Show Client secret"),
    hide: button("Hide Client secret"),
    copyId: button("Copy Client Id"),
    copySecret: button("Copy Client secret"),
  };
}

/** Opens what the server really answered, below a failure. */
export async function openRawAnswer(failure: Locator): Promise<void> {
  await failure.getByText("Raw answer", { exact: true }).click();
  await expect(failure.getByRole("button", { name: "Copy raw answer" })).toBeVisible();
}

/** The dialog over a page whose session has ended. */
export function endedDialog(page: Page): Locator {
  return page.getByRole("dialog", { name: "Your session has ended" });
}
