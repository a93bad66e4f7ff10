// The demo does the jobs of the product on a server that knows nothing but files.

import { readdir } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { findingItems, findingsLink } from "../support/audit.ts";
import { CHECKS, banner, createResource, expectCheck, openStep, STEPS, saveSettings } from "../support/connection.ts";
import { DEMO, DEMO_FILE, cause, openDemo, openOptions, shownSettings, strip, test } from "../support/demo.ts";
import * as environment from "../support/environment.ts";
import { activeSwitch, appLink, appLinks, expectCount, expectFilteredCount, row, searchField } from "../support/list.ts";
import type { StaticServer } from "../support/static-server.ts";
import * as steps from "../support/steps.ts";
import { APP, DOCUMENTED, HEADINGS, alert, button, credentials, heading, result } from "../support/steps.ts";
import { expect, expectAccessible } from "../support/test.ts";
import { BANNER, CONNECT, LIST, NEW_APP } from "../support/texts.ts";
import { VERIFY, verification } from "../support/verify.ts";

/** The number of apps of the site in use. */
const APPS = 200;

/** Fails unless everything that was asked of any server is a file of the page. */
async function expectOnlyFiles(server: StaticServer, asked: readonly string[]): Promise<void> {
  const entries = await readdir(environment.dist(), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  const shipped = files.map((file) => file.slice(environment.dist().length + 1));
  expect(server.files.filter((file) => !shipped.includes(file)), "what is no file of the page").toEqual([]);
  expect(server.requests.filter((request) => !request.startsWith("GET ")), "what is more than reading a file").toEqual([]);
  expect(asked.filter((address) => !address.startsWith(server.page) && !address.startsWith("data:")), "other servers").toEqual([]);
}

/** Collects the addresses that the page asks for. */
function addresses(page: Page): string[] {
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(request.url()));
  return asked;
}

/** Connects the site by the values that the demo shows. */
async function connect(page: Page): Promise<void> {
  await openOptions(page);
  await saveSettings(page, await shownSettings(page));
  await openOptions(page);
}

async function addPostman(page: Page): Promise<void> {
  await steps.goTo(page, "Apps");
  await page.getByRole("link", { name: "New", exact: true }).click();
  await steps.fillApp(page, DOCUMENTED.app);
  await steps.saveButton(page).click();
}

async function showSecret(page: Page): Promise<void> {
  const { secret, show } = credentials(page);
  await show.click();
  await expect(secret).toHaveText(/^[0-9A-F]{64}$/);
}

test("a site in use is repaired and looked after", async ({ page, server }) => {
  test.slow();
  const asked = addresses(page);
  await openDemo(page, server.page);
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await expect(page.getByRole("banner")).toContainText("demo.example");
  await expectCount(page, APPS);

  await banner(page).getByRole("link", { name: BANNER.fix }).click();
  await expect(heading(page, HEADINGS.connect)).toBeVisible();
  await expect(page.getByText(CONNECT.broken)).toBeVisible();
  await connect(page);
  await expect(page.getByText(CONNECT.connected)).toBeVisible();

  await addPostman(page);
  await showSecret(page);
  await page.getByRole("link", { name: NEW_APP.openApp }).click();
  await expect(heading(page, DOCUMENTED.app.name)).toBeVisible();

  await steps.goTo(page, "Apps");
  await expectCount(page, APPS + 1);
  await searchField(page).fill("postman");
  await expectFilteredCount(page, 1, APPS + 1);
  await activeSwitch(page, DOCUMENTED.app.name).click();
  await expect(result(page)).toHaveText(LIST.switchedOff(DOCUMENTED.app.name));

  await appLink(page, DOCUMENTED.app.name).click();
  const dialog = await steps.deleteApp(page, DOCUMENTED.app.name);
  await expect(dialog).toBeHidden();
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  await expect(row(page, DOCUMENTED.app.name)).toHaveCount(0);

  expect(new URL(page.url()).searchParams.has("demo"), "every address leads to the demo").toBe(true);
  await expectOnlyFiles(server, asked);
});

test("a new site is connected from the beginning", async ({ page, server }) => {
  test.slow();
  const asked = addresses(page);
  await openDemo(page, server.page);
  await openOptions(page);
  await strip(page).getByRole("link", { name: DEMO.bare }).click();
  await expect(page.getByRole("heading", { name: LIST.empty })).toBeVisible();
  expect(page.url()).toBe(`${server.page}?demo=bare`);

  await steps.goTo(page, "Connect");
  await expect(page.getByText(CONNECT.notConnected)).toBeVisible();
  await button(page, "Enable OAuth20Integration").click();
  await expectCheck(page, CHECKS.feature, "OK");
  await openStep(page, STEPS.settings);
  await connect(page);
  await createResource(page);
  await expect(page.getByText(CONNECT.connected)).toBeVisible();

  await addPostman(page);
  await showSecret(page);
  expect(new URL(page.url()).searchParams.get("demo"), "the same site").toBe("bare");
  await expectOnlyFiles(server, asked);

  await strip(page).getByRole("link", { name: DEMO.reset }).click();
  await expect(page.getByRole("heading", { name: LIST.empty })).toBeVisible();
  await openOptions(page);
  await expect(strip(page).getByRole("link", { name: DEMO.bare })).toHaveAttribute("aria-current", "true");
});

test("an app is proven to work, its user is rated, and all apps are audited", async ({ page, server }) => {
  const asked = addresses(page);
  await openDemo(page, server.page, "&page=connect");
  await connect(page);
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await steps.goTo(page, "Apps");
  await searchField(page).fill("Azure Data Factory");
  await appLink(page, APP).click();
  await verification(page).verify.click();
  await expect(verification(page).status).toHaveText(VERIFY.works);
  await button(page, "Check access").click();
  await expect(page.getByRole("region", { name: "Access" }).getByRole("definition").first()).toBeVisible();

  await findingsLink(page).click();
  await expect(findingItems(page).filter({ hasText: APP }).first()).toBeVisible();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Access" }).click();
  await expect(page.getByRole("table", { name: "Apps and their users" })).toContainText(APP);
  await expectOnlyFiles(server, asked);
});

test("what goes wrong is chosen by name", async ({ page, server }) => {
  await openDemo(page, server.page, "&page=connect");
  await connect(page);
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await steps.goTo(page, "Apps");
  await openOptions(page);
  const down = strip(page).getByRole("checkbox", { name: DEMO.identityDown });
  const first = (await appLinks(page).first().innerText()).trim();
  await down.check();
  await activeSwitch(page, first).click();
  await expect(alert(page, first)).toBeVisible();
  await down.uncheck();
  await activeSwitch(page, first).click();
  await expect(result(page)).toContainText(first);

  await cause(page, DEMO.sessionEnds);
  await button(page, LIST.reload).click();
  const dialog = steps.endedDialog(page);
  await expect(dialog).toBeVisible();
  await steps.signIn(dialog);
  await expect(dialog).toBeHidden();
  await expectCount(page, APPS);
});

test("the lost response to a new app does not create a second one", async ({ page, server }) => {
  await openDemo(page, server.page, "&page=connect");
  await connect(page);
  await expect(page.getByText(CONNECT.connected)).toBeVisible();
  await openOptions(page);
  await cause(page, DEMO.createLost);
  await addPostman(page);
  await expect(page.getByText(NEW_APP.createdOnce)).toBeVisible();
  await steps.goTo(page, "Apps");
  await expectCount(page, APPS + 1);
});

test("signing out and in again works without any server", async ({ page, server }) => {
  const asked = addresses(page);
  await openDemo(page, server.page);
  await steps.signOut(page);
  await expect(page.getByRole("link", { name: DEMO.link })).toBeHidden();
  await page.getByRole("link", { name: /Sign in with Creatio/ }).click();
  await expect(strip(page).getByRole("status")).toHaveText(DEMO.noPages);
  await steps.signIn(page);
  await expectCount(page, APPS);
  await expectOnlyFiles(server, asked);
});

test("nothing of the demo reaches a real site, and nothing of a real site the demo", async ({ page, context, server }) => {
  // The page of a real site in the same folder leaves this behind.
  await context.addCookies([{ name: "BPMCSRF", value: "real", url: server.page }]);
  await page.route(`${server.page}real.html`, (route) => route.fulfill({ contentType: "text/html", body: "<p>real</p>" }));
  const stored = () => page.evaluate(() => ({ local: { ...localStorage }, session: { ...sessionStorage }, cookies: document.cookie }));
  await page.goto(`${server.page}real.html`);
  await page.evaluate(() => {
    localStorage.setItem("creatio-oauth-admin.workspace", "/0");
    sessionStorage.setItem("creatio-oauth-admin.typed x", "{}");
  });
  const before = await stored();

  await openDemo(page, server.page, "&page=new");
  expect(await page.evaluate(() => document.cookie)).not.toContain("real");
  await steps.fillApp(page, { name: "Typed in the demo" });
  await steps.goTo(page, "Apps");
  await expectCount(page, APPS);
  await steps.signOut(page);

  await page.goto(`${server.page}real.html`);
  expect(await stored()).toEqual(before);
  expect(await context.cookies()).toHaveLength(1);
});

test("each page has the strip, which is accessible", async ({ page, server }) => {
  await openDemo(page, server.page);
  await expectCount(page, APPS);
  await expectAccessible(page);
  for (const query of ["&page=connect", "&page=new", "&page=elsewhere"]) {
    await openDemo(page, server.page, query);
    await openOptions(page);
    await expectAccessible(page);
  }
});

test("the way in is where no Creatio is found, and only there the demo is fetched", async ({ page, server, watch }) => {
  // The server knows no other method than GET.
  watch.expect(/501/, "some");
  await page.goto(server.page);
  const link = page.getByRole("link", { name: DEMO.link });
  await expect(link).toBeVisible();
  await expect(strip(page)).toHaveCount(0);
  expect(server.files.filter((file) => DEMO_FILE.test(file))).toEqual([]);
  await link.click();
  await expectCount(page, APPS);
  expect(server.files.filter((file) => DEMO_FILE.test(file))).toHaveLength(4);
  await strip(page).getByRole("link", { name: DEMO.leave }).click();
  await expect(link).toBeVisible();
  expect(page.url()).toBe(server.page);
});

test("the sign-in page has the way in, and the policy of the server allows the worker", async ({ page, standIn }) => {
  await page.goto(standIn.page);
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
  await standIn.clearJournal();
  await page.getByRole("link", { name: DEMO.link }).click();
  await expectCount(page, APPS);
  expect(await standIn.journal(), "the real site is not asked").toEqual([]);
});

test("a demo that cannot be fetched says so", async ({ page, server }) => {
  await page.route("**/demo_bg.wasm", (route) => route.fulfill({ status: 404 }));
  await page.goto(`${server.page}?demo`);
  await expect(page.getByRole("heading", { name: "Creatio OAuth Admin cannot start" })).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("demo_bg.wasm: HTTP 404");
});
