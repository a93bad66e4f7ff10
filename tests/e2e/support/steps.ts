// What users do again and again, with controls found as a user finds them: by role and name.

import { type Browser, type Locator, type Page, expect } from "@playwright/test";

import { type AppState, appNamed } from "./site.ts";
import type { StandIn } from "./stand-in.ts";
import { FAILURE } from "./texts.ts";

export { EVERY_PROFILE, PROFILES } from "./profiles.ts";
export { APP, DOCUMENTED, type AppState, appNamed, appsOf, changesBy, expectHeld, requestsTo, settingsOf, site } from "./site.ts";

/** The headings of the pages. */
export const HEADINGS = {
  signIn: "Sign in to Creatio",
  apps: "OAuth 2.0 integrated applications",
  newApp: "New OAuth 2.0 integrated application",
  connect: "Connect the Identity Service",
} as const;

/** The page's heading of the first level. */
export function heading(page: Page, name: string): Locator {
  return page.getByRole("heading", { level: 1, name, exact: true });
}

/** A button by its whole name. */
export const button = (place: Page | Locator, name: string): Locator => place.getByRole("button", { name, exact: true });

/** The failure that contains a text. */
export const alert = (page: Page, text: string): Locator => page.getByRole("alert").filter({ hasText: text });

/** The message in the live region for results. */
export function result(page: Page): Locator {
  return page.getByRole("status").getByRole("paragraph");
}

/** Waits until nothing on the page is busy. `aria-busy` is the only sign of it that assistive technology gets, too. */
export async function expectIdle(page: Page): Promise<void> {
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

/** Opens the page for a user who is signed in already; `query` says which page. */
export async function open(page: Page, standIn: StandIn, query = "", user = "Supervisor"): Promise<void> {
  await standIn.signIn(page.context(), user);
  await page.goto(`${standIn.page}${query}`);
  await expect(userMenu(page, user)).toBeVisible();
}

/** Opens one app for a user who is signed in already. */
export async function openApp(page: Page, standIn: StandIn, name: string): Promise<AppState> {
  const app = await appNamed(standIn, name);
  await open(page, standIn, `?app=${app.Id}`);
  await expect(heading(page, name)).toBeVisible();
  return app;
}

/** Opens one app as another administrator, with a browser context of their own; the caller closes it. */
export async function openAppInAnotherBrowser(browser: Browser, standIn: StandIn, name: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await openApp(page, standIn, name);
  return page;
}

/** The page by its link in the navigation. */
export async function goTo(page: Page, link: "Apps" | "Connect"): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: link }).click();
  await expect(heading(page, link === "Apps" ? HEADINGS.apps : HEADINGS.connect)).toBeVisible();
}

/** The button that is named after the signed-in user. */
export function userMenu(page: Page, user = "Supervisor"): Locator {
  return page.getByRole("banner").getByRole("button", { name: user });
}

/** Fills in and sends the fields for signing in, on the page or in a dialog. */
export async function signIn(place: Page | Locator, user = "Supervisor", password = user): Promise<void> {
  await place.getByRole("textbox", { name: "User name" }).fill(user);
  await place.getByRole("textbox", { name: "Password", exact: true }).fill(password);
  await button(place, "Sign in").click();
}

/** Signs out by the menu. */
export async function signOut(page: Page): Promise<void> {
  await userMenu(page).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
}

/** The dialog over a page whose session has ended. */
export function endedDialog(page: Page): Locator {
  return page.getByRole("dialog", { name: "Your session has ended" });
}

/** The fields of an app that can be filled in. */
export interface AppInput {
  name?: string;
  url?: string;
  description?: string;
  user?: string;
}

/** A text field by its whole name. */
export const field = (place: Page | Locator, name: string): Locator => place.getByRole("textbox", { name, exact: true });

/** The field for the system user. */
export const userField = (page: Page): Locator => page.getByRole("combobox", { name: "System user" });

/** The switch in the form of an app. */
export const activeField = (page: Page): Locator => page.getByRole("switch", { name: "Active", exact: true });

/** Fills in the given fields of an app. */
export async function fillApp(page: Page, app: AppInput): Promise<void> {
  for (const [name, text] of Object.entries(textsOf(app))) {
    if (text !== undefined) {
      await field(page, name).fill(text);
    }
  }
  if (app.user !== undefined) {
    await chooseUser(page, app.user);
  }
}

/** Fails unless the fields of an app hold these values. */
export async function expectFields(page: Page, app: AppInput): Promise<void> {
  for (const [name, text] of Object.entries(textsOf(app))) {
    if (text !== undefined) {
      await expect(field(page, name)).toHaveValue(text);
    }
  }
  if (app.user !== undefined) {
    await expect(userField(page)).toHaveValue(app.user);
  }
}

const textsOf = (app: AppInput) => ({ Name: app.name, "Application URL": app.url, Description: app.description });

/** Chooses the system user by typing the name and taking the option. */
export async function chooseUser(page: Page, name: string): Promise<void> {
  await userField(page).click();
  await userField(page).fill(name);
  await page.getByRole("option", { name }).click();
  await expect(userField(page)).toHaveValue(name);
}

/** The button that saves an app. */
export function saveButton(page: Page): Locator {
  return button(page, "Save");
}

/** Opens the dialog that asks for the name of the app before it is deleted. */
export async function openDeleteDialog(page: Page, name: string): Promise<Locator> {
  await button(page, "Delete").click();
  const dialog = page.getByRole("dialog", { name: `Delete ${name}?` });
  await expect(dialog.getByRole("textbox", { name: "Type the name to confirm" })).toBeFocused();
  return dialog;
}

/** Deletes the app that is open, as far as Creatio does it. */
export async function deleteApp(page: Page, name: string): Promise<Locator> {
  const dialog = await openDeleteDialog(page, name);
  await dialog.getByRole("textbox", { name: "Type the name to confirm" }).fill(name);
  await button(dialog, "Delete").click();
  return dialog;
}

/** The parts of the region "Credentials". */
export function credentials(page: Page) {
  const region = page.getByRole("region", { name: "Credentials" });
  // The locator of a filter is resolved inside the element that is filtered, hence from the page.
  const beside = (name: string) => ({ has: button(page, name) });
  const value = (copy: string) => region.getByRole("definition").filter(beside(copy)).getByRole("code");
  return {
    region,
    clientId: value("Copy Client Id"),
    /** Exists only while the secret is shown. */
    secret: value("Copy Client secret"),
    show: button(region, "Show Client secret"),
    hide: button(region, "Hide Client secret"),
    copyId: button(region, "Copy Client Id"),
    copySecret: button(region, "Copy Client secret"),
  };
}

/** Opens what the server really answered, below a failure. */
export async function openRawAnswer(failure: Locator): Promise<void> {
  await failure.getByText(FAILURE.rawAnswer, { exact: true }).click();
  await expect(button(failure, FAILURE.copyRawAnswer)).toBeVisible();
}
