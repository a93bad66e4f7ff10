// Secrets are planted in a site, every page is walked, everything is shown, copied and saved that can be: and no secret is
// found afterwards where none may be.

import type { Page } from "@playwright/test";

import type { StandIn } from "./support/stand-in.ts";
import { allBox, askFor, exportAs, saved, search, selection } from "./support/list.ts";
import * as steps from "./support/steps.ts";
import { HEADINGS, SETTINGS, credentials, heading, result, saveButton } from "./support/steps.ts";
import { expect, test, traces } from "./support/test.ts";
import { button } from "./support/typed-app.ts";

const APP = "Azure Data Factory";
const TYPED_SECRET = "Secret-of-the-settings-once-typed";
const PASSWORD = "Supervisor";

/** What came to the person's own files and clipboard, and what the browser's window told. */
class Yield {
  readonly files: string[] = [];
  readonly addresses: string[] = [];
  readonly console: string[] = [];

  constructor(page: Page) {
    page.on("console", (message) => this.console.push(message.text()));
    page.on("framenavigated", (frame) => this.addresses.push(frame.url()));
    page.on("request", (request) => this.addresses.push(request.url()));
  }
}

/** Every secret that Creatio holds. */
async function planted(standIn: StandIn): Promise<string[]> {
  const state = await standIn.state();
  const settings = state["settings"] as Record<string, string>;
  const secrets = (state["apps"] as steps.AppState[]).map((app) => app.ClientSecret);
  return [...secrets, settings["OAuth20IdentityServerClientSecret"] ?? "", TYPED_SECRET];
}

async function expectNone(page: Page, secrets: string[], where: string): Promise<void> {
  const left = await traces(page);
  for (const secret of secrets) {
    expect(left.includes(secret), `a secret stands in the page or its storage: ${where}`).toBe(false);
  }
}

test("no secret is left in document, storage, address, console, file or request", async ({ page, context, standIn }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 12, users: 5 });
  const gained = new Yield(page);
  await page.goto(standIn.page);
  await steps.signIn(page, "Supervisor", PASSWORD);
  await expect(page.getByText("12 apps", { exact: true })).toBeVisible();
  const secrets = await planted(standIn);
  expect(secrets.every((secret) => secret.length > 16)).toBe(true);
  await expectNone(page, secrets, "the list");
  await walkTheList(page, standIn, gained);
  await expectNone(page, secrets, "after the list");
  await walkOneApp(page, standIn, gained);
  await expectNone(page, secrets, "after one app");
  const made = await walkNewApp(page, standIn);
  secrets.push(made);
  await expectNone(page, secrets, "after a new app");
  await walkConnect(page, gained);
  await expectNone(page, secrets, "after Connect");

  const elsewhere = JSON.stringify([gained.files, gained.addresses, gained.console]);
  for (const secret of secrets) {
    expect(elsewhere.includes(secret), "a secret stands in a file, an address or on the console").toBe(false);
  }
  const carrying = (text: string) =>
    standIn.journal().then((all) => all.filter((entry) => JSON.stringify(entry).includes(text)).map((entry) => entry.call));
  expect(await carrying(TYPED_SECRET), "sent where it belongs and nowhere else").toEqual(["PostSysSettingsValues"]);
  for (const secret of secrets.filter((secret) => secret !== TYPED_SECRET)) {
    expect(await carrying(secret)).toEqual([]);
  }
});

async function walkTheList(page: Page, standIn: StandIn, gained: Yield): Promise<void> {
  const app = await steps.appNamed(standIn, APP);
  await search(page).fill(`Basic ${Buffer.from(`${app.ClientId}:${app.ClientSecret}`).toString("base64")}`);
  await expect(search(page)).toHaveValue(app.ClientId);
  await search(page).fill("");
  await expect(page.getByText("12 apps", { exact: true })).toBeVisible();
  gained.files.push((await exportAs(page, "CSV")).text, (await exportAs(page, "JSON")).text);
  await allBox(page).check();
  const deleting = await askFor(page, "Delete");
  gained.files.push((await saved(page, () => button(deleting, "Save records").click())).text);
  await button(deleting, "Cancel").click();
  await standIn.forget(APP);
  const dialog = await askFor(page, "Switch off");
  await button(dialog, "Switch off").click();
  gained.files.push((await saved(page, () => button(dialog, "Save results").click())).text);
  await button(dialog, "Undo").click();
  await expect(dialog.getByRole("heading")).toContainText("Switched on");
  await button(dialog, "Close").click();
  await standIn.remember(APP);
  await expect(selection(page)).toBeHidden();
}

async function walkOneApp(page: Page, standIn: StandIn, gained: Yield): Promise<void> {
  const app = await steps.appNamed(standIn, APP);
  await page.getByRole("link", { name: APP, exact: true }).click();
  await expect(heading(page, APP)).toBeVisible();
  await credentials(page).show.click();
  await expect(credentials(page).secret).toHaveText(app.ClientSecret);
  await credentials(page).hide.click();
  await credentials(page).copySecret.click();
  await expect(result(page)).toHaveText("Client secret copied");
  await steps.fillApp(page, { description: "Typed and left" });
  gained.files.push(await recordOf(page));
  await button(page, "Delete").click();
  await page.keyboard.press("Escape");
  await saveButton(page).click();
  await expect(result(page)).toHaveText(`“${APP}” is saved.`);
  await credentials(page).show.click();
  await expect(credentials(page).secret).toHaveText(app.ClientSecret);
  await steps.fillApp(page, { description: "Typed again and left with the secret shown" });
  await steps.goTo(page, "Apps");
}

/** What copying the record of an app has put on the clipboard. */
async function recordOf(page: Page): Promise<string> {
  await button(page, "Copy as").click();
  await page.getByRole("menuitem", { name: "JSON" }).click();
  await expect(result(page)).toHaveText("Record copied");
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The secret of the app that was made. */
async function walkNewApp(page: Page, standIn: StandIn): Promise<string> {
  await page.getByRole("link", { name: "New", exact: true }).click();
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
  await steps.fillApp(page, { name: "Planted", url: "https://planted.example.com", user: "Supervisor" });
  await saveButton(page).click();
  await credentials(page).show.click();
  await expect(credentials(page).secret).toBeVisible();
  const { ClientSecret } = await steps.appNamed(standIn, "Planted");
  await steps.goTo(page, "Apps");
  return ClientSecret;
}

async function walkConnect(page: Page, gained: Yield): Promise<void> {
  await steps.goTo(page, "Connect");
  await expect(page.getByText("Connected. Apps can be integrated.")).toBeVisible();
  await page.getByRole("textbox", { name: SETTINGS.clientSecret }).fill(TYPED_SECRET);
  await button(page, "Save settings").click();
  await expect(result(page)).toHaveText("The settings are saved.");
  await button(page, "Copy report").click();
  await expect(result(page)).toContainText("copied");
  gained.files.push(await page.evaluate(() => navigator.clipboard.readText()));
}
