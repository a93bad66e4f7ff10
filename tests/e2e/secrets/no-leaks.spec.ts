// Every page is visited, everything that can be is shown, copied and saved, and no secret of the site is left behind.

import type { Page } from "@playwright/test";

import { allowClipboard, readClipboard } from "../support/clipboard.ts";
import { SETTING_CODES, saveSettings } from "../support/connection.ts";
import {
  appLink,
  download,
  expectCount,
  exportAs,
  searchField,
  selectAll,
  selectionBar,
  startBulkAction,
} from "../support/list.ts";
import { callsWith, showSecret } from "../support/secrets.ts";
import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, HEADINGS, button, credentials, heading, result, saveButton } from "../support/steps.ts";
import { expect, test, traces } from "../support/test.ts";
import { APP_PAGE, BULK, CONNECT } from "../support/texts.ts";

const TYPED_SECRET = "Secret-of-the-settings-once-typed";

/** What left the page: files and clipboard of the user, addresses, and messages on the console. */
class Outputs {
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
async function secretsOf(standIn: StandIn): Promise<string[]> {
  const settings = await steps.settingsOf(standIn);
  const secrets = (await steps.appsOf(standIn)).map((app) => app.ClientSecret);
  return [...secrets, settings[SETTING_CODES.clientSecret] ?? ""];
}

async function expectNone(page: Page, secrets: readonly string[], where: string): Promise<void> {
  const found = await traces(page);
  for (const secret of secrets) {
    expect(found.includes(secret), `a secret is in the page or its storage: ${where}`).toBe(false);
  }
}

test("no secret is left in document, storage, address, console, file or request", async ({ page, context, standIn }) => {
  await allowClipboard(context);
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 12, users: 5 });
  const outputs = new Outputs(page);
  await page.goto(standIn.page);
  await steps.signIn(page);
  await expectCount(page, 12);
  const secrets = [...(await secretsOf(standIn)), TYPED_SECRET];
  expect(secrets.every((secret) => secret.length > 16)).toBe(true);
  await expectNone(page, secrets, "the list");
  await useList(page, standIn, outputs);
  await expectNone(page, secrets, "after the list");
  await useApp(page, standIn, outputs);
  await expectNone(page, secrets, "after one app");
  secrets.push(await createApp(page, standIn));
  await expectNone(page, secrets, "after a new app");
  await useConnect(page, outputs);
  await expectNone(page, secrets, "after Connect");

  const out = JSON.stringify([outputs.files, outputs.addresses, outputs.console]);
  for (const secret of secrets) {
    expect(out.includes(secret), "a secret is in a file, an address or on the console").toBe(false);
  }
  const journal = await standIn.journal();
  expect(callsWith(journal, TYPED_SECRET), "sent where it belongs and nowhere else").toEqual(["PostSysSettingsValues"]);
  for (const secret of secrets.filter((secret) => secret !== TYPED_SECRET)) {
    expect(callsWith(journal, secret)).toEqual([]);
  }
});

async function useList(page: Page, standIn: StandIn, outputs: Outputs): Promise<void> {
  const app = await steps.appNamed(standIn, APP);
  await searchField(page).fill(`Basic ${Buffer.from(`${app.ClientId}:${app.ClientSecret}`).toString("base64")}`);
  await expect(searchField(page)).toHaveValue(app.ClientId);
  await searchField(page).fill("");
  await expectCount(page, 12);
  outputs.files.push((await exportAs(page, "CSV")).text, (await exportAs(page, "JSON")).text);
  await selectAll(page).check();
  const deletion = await startBulkAction(page, "Delete");
  outputs.files.push((await download(page, () => button(deletion, BULK.saveRecords).click())).text);
  await button(deletion, "Cancel").click();
  await standIn.forget(APP);
  const dialog = await startBulkAction(page, "Turn off");
  await button(dialog, "Turn off").click();
  outputs.files.push((await download(page, () => button(dialog, BULK.saveResults).click())).text);
  await button(dialog, "Undo").click();
  await expect(dialog.getByRole("heading")).toContainText(BULK.switchedOn);
  await button(dialog, "Close").click();
  await standIn.remember(APP);
  await expect(selectionBar(page)).toBeHidden();
}

async function useApp(page: Page, standIn: StandIn, outputs: Outputs): Promise<void> {
  const app = await steps.appNamed(standIn, APP);
  await appLink(page, APP).click();
  await expect(heading(page, APP)).toBeVisible();
  await showSecret(page, app.ClientSecret);
  await credentials(page).hide.click();
  await credentials(page).copySecret.click();
  await expect(result(page)).toHaveText(APP_PAGE.secretCopied);
  await steps.fillApp(page, { description: "Typed and left" });
  outputs.files.push(await copyRecord(page));
  await button(page, "Delete").click();
  await page.keyboard.press("Escape");
  await saveButton(page).click();
  await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
  await showSecret(page, app.ClientSecret);
  await steps.fillApp(page, { description: "Typed again and left with the secret shown" });
  await steps.goTo(page, "Apps");
}

/** The record of the open app, by way of the clipboard. */
async function copyRecord(page: Page): Promise<string> {
  await button(page, APP_PAGE.copyAs).click();
  await page.getByRole("menuitem", { name: "JSON" }).click();
  await expect(result(page)).toHaveText(APP_PAGE.recordCopied);
  return readClipboard(page);
}

/** Creates an app; returns its secret. */
async function createApp(page: Page, standIn: StandIn): Promise<string> {
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

async function useConnect(page: Page, outputs: Outputs): Promise<void> {
  await steps.goTo(page, "Connect");
  await expect(page.getByText(CONNECT.connectedOrNotTested)).toBeVisible();
  await saveSettings(page, { clientSecret: TYPED_SECRET });
  await expect(result(page)).toHaveText(CONNECT.settingsSaved);
  await button(page, CONNECT.copyReport).click();
  await expect(result(page)).toHaveText(CONNECT.reportCopied);
  outputs.files.push(await readClipboard(page));
}
