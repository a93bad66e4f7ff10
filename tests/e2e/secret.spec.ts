// A secret is asked for only when somebody wants it, and is nowhere once it is out of sight.

import type { Page } from "@playwright/test";

import type { Entry, StandIn } from "./support/stand-in.ts";
import * as steps from "./support/steps.ts";
import { HEADINGS, PROFILES, SETTINGS, credentials, endedDialog, heading, result, saveButton } from "./support/steps.ts";
import { expect, test, traces } from "./support/test.ts";

const APP = "Azure Data Factory";

for (const profile of PROFILES) {
  test(`the secret is asked for only by Show or Copy (${profile})`, async ({ page, standIn }) => {
    await standIn.reset({ profile, start: "connected-site" });
    const app = await steps.openApp(page, standIn, APP);
    const { show, hide, secret } = credentials(page);
    await expect(show).toBeVisible();
    await page.reload();
    await show.hover();
    await show.focus();
    await steps.goTo(page, "Apps");
    await page.getByRole("link", { name: APP }).click();
    await expect(show).toBeVisible();
    expect(await steps.asked(standIn, "GetClientSecret")).toEqual([]);
    await expectNoTrace(page, app.ClientSecret);

    await show.click();
    await expect(secret).toHaveText(app.ClientSecret);
    expect((await steps.asked(standIn, "GetClientSecret")).map((entry) => entry.request)).toEqual([{ clientAppId: app.Id }]);
    await hide.click();
    await expect(show).toBeVisible();
    await expect(secret).toHaveCount(0);
    await expectNoTrace(page, app.ClientSecret);
    expect(sent(await standIn.journal(), app.ClientSecret)).toEqual([]);
  });
}

test("the secret is hidden again after 30 s", async ({ page, standIn }) => {
  await page.clock.install();
  const app = await steps.openApp(page, standIn, APP);
  await haltClock(page);
  await showSecret(page, app.ClientSecret);
  await page.clock.runFor(29_000);
  await expect(credentials(page).secret).toHaveText(app.ClientSecret);
  await page.clock.runFor(1_000);
  await expect(credentials(page).show).toBeVisible();
  await expect(credentials(page).secret).toHaveCount(0);
  await expectNoTrace(page, app.ClientSecret);
});

test("a secret that is shown anew stays its full time", async ({ page, standIn }) => {
  await page.clock.install();
  const app = await steps.openApp(page, standIn, APP);
  await haltClock(page);
  await showSecret(page, app.ClientSecret);
  await page.clock.runFor(20_000);
  await credentials(page).hide.click();
  await showSecret(page, app.ClientSecret);
  await page.clock.runFor(29_000);
  await expect(credentials(page).secret, "only the first showing's time is over").toHaveText(app.ClientSecret);
  await page.clock.runFor(1_000);
  await expect(credentials(page).secret).toHaveCount(0);
  await expectNoTrace(page, app.ClientSecret);
});

test("the secret is gone once the page is left", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  await showSecret(page, app.ClientSecret);
  await steps.goTo(page, "Apps");
  await expectNoTrace(page, app.ClientSecret);
  await page.goBack();
  await expect(credentials(page).show).toBeVisible();
  await expectNoTrace(page, app.ClientSecret);
  expect(await steps.asked(standIn, "GetClientSecret")).toHaveLength(1);
});

test("the secret is gone after a reload", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  await showSecret(page, app.ClientSecret);
  await page.reload();
  await expect(credentials(page).show).toBeVisible();
  await expectNoTrace(page, app.ClientSecret);
  expect(await steps.asked(standIn, "GetClientSecret")).toHaveLength(1);
});

test("the secret is gone once the session has ended", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  await showSecret(page, app.ClientSecret);
  await steps.fillApp(page, { description: "changed" });
  await standIn.endSessions();
  await saveButton(page).click();
  await expect(endedDialog(page)).toBeVisible();
  await expect(credentials(page).secret).toHaveCount(0);
  await expectNoTrace(page, app.ClientSecret);
  await steps.signIn(endedDialog(page));
  await expect(result(page)).toHaveText(`“${APP}” is saved.`);
  await expectNoTrace(page, app.ClientSecret);
});

test("the secret is gone after signing out", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  await showSecret(page, app.ClientSecret);
  await steps.userMenu(page).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
  await expectNoTrace(page, app.ClientSecret);
});

test("showing goes on, once, after a session that ended before the secret came", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  const { show, hide, secret } = credentials(page);
  await standIn.endSessions();
  await show.click();
  await endedDialog(page).getByRole("button", { name: "Not now" }).click();
  await expect(endedDialog(page)).toBeHidden();
  await expect(show).not.toHaveAttribute("aria-busy");
  await expect(secret).toHaveCount(0);
  await show.click();
  await steps.signIn(endedDialog(page));
  await expect(secret).toHaveText(app.ClientSecret);
  await hide.click();
  await expect(secret).toHaveCount(0);
  await expectNoTrace(page, app.ClientSecret);
  expect((await steps.asked(standIn, "GetClientSecret")).filter((entry) => entry.status === 200)).toHaveLength(1);
});

test("copying gives exactly the secret and shows nothing", async ({ page, standIn, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const app = await steps.openApp(page, standIn, APP);
  const { copyId, copySecret, secret } = credentials(page);
  await copyId.click();
  await expect(result(page)).toHaveText("Client Id copied");
  expect(await clipboard(page)).toBe(app.ClientId);
  expect(await steps.asked(standIn, "GetClientSecret")).toEqual([]);
  await copySecret.click();
  await expect(result(page)).toHaveText("Client secret copied");
  await expect(secret).toHaveCount(0);
  await expectNoTrace(page, app.ClientSecret);
  expect(await clipboard(page)).toBe(app.ClientSecret);
  expect(await steps.asked(standIn, "GetClientSecret")).toHaveLength(1);
});

test("a copy that the browser refuses is told without the secret", async ({ page, standIn }) => {
  await page.addInitScript(() => {
    // As in a page that is served without https: there is no clipboard at all.
    Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined });
  });
  const app = await steps.openApp(page, standIn, APP);
  await credentials(page).copySecret.click();
  await expect(page.getByRole("alert")).toContainText("The browser did not allow copying.");
  await expectNoTrace(page, app.ClientSecret);
});

for (const profile of PROFILES) {
  test(`the secret of a new app needs no second answer, and is hidden until it is shown (${profile})`, async ({
    page,
    standIn,
    context,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await standIn.reset({ profile, start: "connected-site" });
    await steps.open(page, standIn, "?page=new");
    await steps.fillApp(page, { name: "Postman", url: "http://www.creatio.com", user: "Supervisor" });
    await saveButton(page).click();
    const { region, show, hide, secret, copySecret } = credentials(page);
    await expect(region).toBeVisible();
    const app = await steps.appNamed(standIn, "Postman");
    await expectNoTrace(page, app.ClientSecret);
    await show.click();
    await expect(secret).toHaveText(app.ClientSecret);
    await hide.click();
    await expect(secret).toHaveCount(0);
    await copySecret.click();
    await expect(result(page)).toHaveText("Client secret copied");
    expect(await clipboard(page)).toBe(app.ClientSecret);
    await expectNoTrace(page, app.ClientSecret);
    await page.getByRole("link", { name: "Open the app" }).click();
    await expect(heading(page, "Postman")).toBeVisible();
    await expectNoTrace(page, app.ClientSecret);
    expect(await steps.asked(standIn, "GetClientSecret")).toEqual([]);
    expect(sent(await standIn.journal(), app.ClientSecret)).toEqual([]);
  });
}

test("a secret that could not be read can be asked for again", async ({ page, standIn, watch }) => {
  watch.expect(/500/);
  const app = await steps.openApp(page, standIn, APP);
  const { region, show, hide, secret } = credentials(page);
  await standIn.fault("GetClientSecret", "error-500-json");
  await show.click();
  await expect(region.getByRole("alert")).toContainText("The Client secret could not be read.");
  await show.click();
  await expect(secret).toHaveText(app.ClientSecret);
  await expect(region.getByRole("alert")).toHaveCount(0);
  await hide.click();
  await expect(secret).toHaveCount(0);
  await expectNoTrace(page, app.ClientSecret);
});

test("the raw answer below a failure does not repeat the secret", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  // Half of the answer holds the beginning of the secret.
  await standIn.fault("GetClientSecret", "truncated");
  await credentials(page).show.click();
  const alert = credentials(page).region.getByRole("alert");
  await expect(alert).toContainText("The Client secret could not be read.");
  await steps.openRawAnswer(alert);
  await expectNoTrace(page, app.ClientSecret.slice(0, 8));
});

test("the password is sent to sign in and kept nowhere", async ({ page, standIn }) => {
  const password = "Pa55-word-that-is-nobodys";
  await page.goto(standIn.page);
  await steps.signIn(page, "Supervisor", password);
  await expect(page.getByRole("alert")).toContainText("Signing in did not work.");
  await steps.openRawAnswer(page.getByRole("alert"));
  await expect(page.getByRole("textbox", { name: "Password", exact: true })).toHaveValue("");
  await expectNoTrace(page, password);
  await steps.signIn(page);
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await expectNoTrace(page, password);
  expect(sent(await standIn.journal(), password)).toEqual(["Login"]);
});

test("the password typed again after a session is kept nowhere", async ({ page, standIn }) => {
  const password = "Pa55-word-that-is-nobodys";
  await steps.openApp(page, standIn, APP);
  await standIn.endSessions();
  await credentials(page).show.click();
  await steps.signIn(endedDialog(page), "Supervisor", password);
  await expect(endedDialog(page).getByRole("alert")).toBeVisible();
  await expectNoTrace(page, password);
  expect(sent(await standIn.journal(), password)).toEqual(["Login"]);
});

for (const profile of PROFILES) {
  test(`the secret of the settings is written and never read (${profile})`, async ({ page, standIn }) => {
    const typed = "Secret-of-the-settings-once-typed";
    await standIn.reset({ profile, start: "connected-site" });
    const saved = await settingsSecret(standIn);
    await steps.open(page, standIn, "?page=connect");
    await expect(page.getByText("Connected. Apps can be integrated.")).toBeVisible();
    await expectNoTrace(page, saved);
    await steps.saveSettings(page, { clientSecret: typed });
    await expect(result(page)).toHaveText("The settings are saved.");
    await expect(page.getByRole("textbox", { name: SETTINGS.clientSecret })).toHaveValue("");
    expect(await settingsSecret(standIn)).toBe(typed);
    await expectNoTrace(page, typed);
    expect(sent(await standIn.journal(), typed)).toEqual(["PostSysSettingsValues"]);
    const read = await steps.asked(standIn, "QuerySysSettings");
    expect(sent(read, "OAuth20IdentityServerClientSecret"), "not even asked for").toEqual([]);
  });
}

test("the secret of the settings stands in no failure", async ({ page, standIn, watch }) => {
  watch.expect(/500/);
  const typed = "Secret-of-the-settings-once-typed";
  await steps.open(page, standIn, "?page=connect");
  await expect(page.getByText("Connected. Apps can be integrated.")).toBeVisible();
  await standIn.fault("PostSysSettingsValues", "error-500-json");
  await steps.saveSettings(page, { clientSecret: typed });
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Not all settings were saved.");
  await steps.openRawAnswer(alert);
  // The field keeps what was typed, for nothing that was typed may be lost; it stands nowhere else.
  const field = page.getByRole("textbox", { name: SETTINGS.clientSecret });
  await expect(field).toHaveValue(typed);
  await expect(field).toHaveAttribute("type", "password");
  await field.fill("");
  await expectNoTrace(page, typed);
});

/** From here on the page's time goes by only when told, however long the test itself takes. */
async function haltClock(page: Page): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 60_000);
}

async function showSecret(page: Page, secret: string): Promise<void> {
  await credentials(page).show.click();
  await expect(credentials(page).secret).toHaveText(secret);
}

/** Fails if a text stands anywhere that the browser keeps or shows; the console is watched in every test. */
async function expectNoTrace(page: Page, text: string): Promise<void> {
  expect(text.length, "a text that is looked for").toBeGreaterThan(7);
  expect(await traces(page)).not.toContain(text);
}

/** Each call whose request holds a text, be it in the address, the headers or the body. */
function sent(journal: Entry[], text: string): string[] {
  return journal.filter((entry) => JSON.stringify(entry).includes(text)).map((entry) => entry.call);
}

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

async function settingsSecret(standIn: StandIn): Promise<string> {
  const settings = (await standIn.state())["settings"] as Record<string, string>;
  return settings["OAuth20IdentityServerClientSecret"] ?? "";
}
