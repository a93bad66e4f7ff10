// The page of an app: its Redirect URL, what can be taken along, and what several administrators do to it.

import type { Browser, Page } from "@playwright/test";

import type { StandIn } from "./support/stand-in.ts";
import * as steps from "./support/steps.ts";
import { PROFILES, acted, appNamed, credentials, heading, result, saveButton } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { alert, button, expectIdle } from "./support/typed-app.ts";

const APP = "Azure Data Factory";
const ADDRESS = "https://adf.example.com/signed-in";

const redirect = (page: Page) => page.getByRole("textbox", { name: "Redirect URL", exact: true });
const changes = async (standIn: StandIn) =>
  (await steps.asked(standIn, "UpdateClient")).map((entry) => (entry.request as { updateClientRequest: object }).updateClientRequest);

async function save(page: Page): Promise<void> {
  await saveButton(page).click();
  // The message of the save before may still stand there.
  await expectIdle(page);
  await expect(result(page)).toContainText("is saved.");
  await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
}

for (const profile of PROFILES) {
  test(`the Redirect URL is sent only when it was edited, and can be cleared (${profile})`, async ({ page, standIn }) => {
    await standIn.reset({ profile, start: "connected-site" });
    // An address that was set in Creatio need not be one of the web.
    await standIn.changeApp(APP, { RedirectUrl: "com.example.adf://signed-in" });
    const app = await steps.openApp(page, standIn, APP);
    await expect(redirect(page)).toHaveValue("com.example.adf://signed-in");
    await expect(redirect(page)).toHaveAccessibleDescription(
      "The redirection URI used to deliver the access token to the client",
    );
    await steps.fillApp(page, { url: "https://adf.example.com" });
    await save(page);
    await redirect(page).fill("adf.example.com");
    await saveButton(page).click();
    await expect(redirect(page)).toBeFocused();
    await expect(redirect(page)).toHaveAccessibleDescription(/URL is invalid/);
    await redirect(page).fill(` ${ADDRESS} `);
    await save(page);
    await redirect(page).fill("");
    await save(page);
    expect(await changes(standIn)).toEqual([
      { clientId: app.ClientId, applicationUrl: "https://adf.example.com" },
      { clientId: app.ClientId, redirectUrl: ADDRESS },
      { clientId: app.ClientId, redirectUrl: "" },
    ]);
    expect(await appNamed(standIn, APP)).toMatchObject({ RedirectUrl: "" });
  });
}

test("a site whose apps have no Redirect URL is not asked for one", async ({ page, standIn, watch }) => {
  watch.expect(/status of 500/);
  await standIn.reset({ start: "connected-site", conditions: ["no-redirect-url"] });
  const app = await steps.openApp(page, standIn, APP);
  await expect(page.getByRole("textbox", { name: "Application URL" })).toBeVisible();
  await expect(redirect(page)).toHaveCount(0);
  await steps.fillApp(page, { name: "Renamed" });
  await save(page);
  expect(await changes(standIn)).toEqual([{ clientId: app.ClientId, name: "Renamed" }]);
});

/** Another administrator with a browser of their own. */
async function colleague(browser: Browser, standIn: StandIn): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await steps.openApp(page, standIn, APP);
  return page;
}

test("of what two administrators save in their own browsers no value is lost without being shown", async ({ page, browser, standIn }) => {
  await steps.openApp(page, standIn, APP);
  const other = await colleague(browser, standIn);
  await steps.fillApp(page, { url: "https://mine.example.com", description: "Mine" });
  await redirect(page).fill("https://mine.example.com/back");
  await steps.fillApp(other, { name: "Their factory", description: "Theirs" });
  await redirect(other).fill("https://theirs.example.com/back");
  await save(other);

  await saveButton(page).click();
  const conflict = alert(page, "Somebody else has changed this app meanwhile.");
  const of = (name: string) => conflict.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
  await expect(conflict.getByRole("listitem")).toHaveCount(2);
  await expect(of("Redirect URL").getByRole("definition")).toHaveText(["https://mine.example.com/back", "https://theirs.example.com/back"]);
  await expect(of("Description").getByRole("definition")).toHaveText(["Mine", "Theirs"]);
  await expect(heading(page, "Their factory"), "what only the other has changed").toBeVisible();
  expect(await appNamed(standIn, "Their factory"), "nothing is saved yet").toMatchObject({ Description: "Theirs" });

  await button(of("Redirect URL"), "Take theirs").click();
  await button(of("Description"), "Keep mine").click();
  await save(page);
  const both = { ApplicationUrl: "https://mine.example.com", Description: "Mine", RedirectUrl: "https://theirs.example.com/back" };
  expect(await appNamed(standIn, "Their factory")).toMatchObject(both);

  // The other one is now the one who comes late.
  await steps.fillApp(other, { description: "Theirs again" });
  await saveButton(other).click();
  await expect(alert(other, "Somebody else has changed this app meanwhile.").getByRole("definition")).toHaveText(["Theirs again", "Mine"]);
  await other.context().close();
});

test("an app can be taken along as a link, as its Client Id and as JSON", async ({ page, context, standIn }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const app = await steps.openApp(page, standIn, APP);
  const copied = async (item: string, said: string) => {
    await button(page, "Copy as").click();
    await page.getByRole("menuitem", { name: item, exact: true }).click();
    await expect(result(page)).toHaveText(said);
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const link = await copied("Link", "Link copied");
  expect(link).toBe(`${standIn.page}?app=${app.Id}`);
  expect(await copied("Client Id", "Client Id copied")).toBe(app.ClientId);
  const record = JSON.parse(await copied("JSON", "Record copied")) as Record<string, unknown>;
  expect(record).toMatchObject({ Id: app.Id, ClientId: app.ClientId, Name: APP });
  expect(JSON.stringify(record)).not.toContain(app.ClientSecret);
  await page.goto(link);
  await expect(heading(page, APP)).toBeVisible();
});

test("somebody without the right is told so by Show and by Copy", async ({ page, context, standIn, watch }) => {
  watch.expect(/status of (403|500)/);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await standIn.reset({ start: "connected-site", conditions: ["no-CanManageSolution"] });
  await steps.openApp(page, standIn, APP);
  const { region, show, copySecret, secret } = credentials(page);
  for (const pressed of [show, copySecret]) {
    await page.evaluate(() => navigator.clipboard.writeText("before"));
    await pressed.click();
    const told = region.getByRole("alert");
    await expect(told).toContainText("The Client secret could not be read.");
    await expect(told).toContainText("The signed-in user has no right to do this.");
    await expect(told).toContainText("CanManageSolution");
    await expect(secret).toHaveCount(0);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("before");
  }
  expect(await acted(standIn, "GetClientSecret")).toBe(0);
});

test("blanks that Creatio holds around a text are no change until somebody makes one", async ({ page, standIn }) => {
  await standIn.changeApp(APP, { Description: "Asks around ", RedirectUrl: "https://back.example.com " });
  await steps.openApp(page, standIn, APP);
  await expect(page.getByRole("textbox", { name: "Description" })).toHaveValue("Asks around ");
  await expect(page.getByText("What you typed before is back")).toHaveCount(0);
  await expect(steps.saveButton(page)).toHaveAttribute("aria-disabled", "true");
  await steps.fillApp(page, { description: "Asks everybody" });
  await steps.saveButton(page).click();
  await expect(steps.result(page)).toHaveText(`“${APP}” is saved.`);
  expect(await steps.appNamed(standIn, APP)).toMatchObject({ Description: "Asks everybody", RedirectUrl: "https://back.example.com " });
});

test("what is typed while saving is neither lost nor taken for saved", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Sent" });
  await standIn.fault("UpdateQuery:OAuthClientApp", "hold");
  await saveButton(page).click();
  await steps.expectHeld(standIn, "UpdateQuery:OAuthClientApp");
  await steps.fillApp(page, { url: "https://meanwhile.example.com" });
  await standIn.release();
  await expect(result(page)).toHaveText(`“${APP}” is saved.`);
  await expect(page.getByRole("textbox", { name: "Application URL" })).toHaveValue("https://meanwhile.example.com");
  await expect(saveButton(page)).not.toHaveAttribute("aria-disabled", "true");
  await saveButton(page).click();
  await expect.poll(async () => (await appNamed(standIn, APP)).ApplicationUrl).toBe("https://meanwhile.example.com");
  expect((await appNamed(standIn, APP)).Description).toBe("Sent");
});
