// What boot.js requests from Creatio while the WebAssembly is loading: the first requests of the application, once, and nothing else.

import type { Page } from "@playwright/test";

import { holdWebAssembly } from "./support/chunks.ts";
import { expectConnectionQueried } from "./support/connection.ts";
import { activeSwitch } from "./support/list.ts";
import { SESSION_END_SHAPES, expectRefusalMessages } from "./support/session.ts";
import type { StandIn } from "./support/stand-in.ts";
import { APP, HEADINGS, button, endedDialog, expectIdle, heading, open, signIn, userMenu } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { CONFIG_FILE, FAILURE } from "./support/texts.ts";

const USER = "GetCurrentUserInfo";
const APPS = "SelectQuery:OAuthClientApp";

/** The calls that Creatio has received, with where each was sent and its status. */
async function received(standIn: StandIn): Promise<string[]> {
  return (await standIn.journal()).filter(({ origin }) => origin === "creatio").map(({ call, path, status }) => `${status} ${path.startsWith("/0/") ? "/0 " : ""}${call}`);
}

/** The queries on the user and on apps, each with its address and its content. */
async function queries(standIn: StandIn): Promise<string[]> {
  const entries = (await standIn.journal()).filter(({ call }) => call === USER || call === APPS);
  return entries.map(({ path, request }) => `${path} ${JSON.stringify(request)}`);
}

/** Opens the page once, so that the browser remembers where Creatio's services are. */
async function openBefore(page: Page, standIn: StandIn): Promise<void> {
  await open(page, standIn, "?page=connect");
  await expect(heading(page, HEADINGS.connect)).toBeVisible();
  // A call that is still under way would be recorded after the journal is cleared.
  await expectIdle(page);
  await page.goto("about:blank");
  await standIn.clearJournal();
}

async function expectList(page: Page): Promise<void> {
  await expect(activeSwitch(page, APP)).toBeVisible();
}

for (const { profile, first, known } of [
  { profile: "framework-8.0", first: [`200 /0 ${USER}`, `200 /0 ${APPS}`], known: [`200 /0 ${USER}`, `200 /0 ${APPS}`] },
  { profile: "core-8.1", first: [`404 /0 ${USER}`, `200 ${USER}`, `200 ${APPS}`], known: [`200 ${USER}`, `200 ${APPS}`] },
] as const) {
  test(`the user and the first apps arrive before the WebAssembly, and are requested once (${profile})`, async ({ page, standIn }) => {
    await standIn.reset({ profile, start: "connected-site", apps: 3, users: 5 });
    await standIn.signIn(page.context());
    for (const expected of [first, known]) {
      await standIn.clearJournal();
      const release = await holdWebAssembly(page, "**/app_bg.wasm");
      await page.goto(standIn.page, { waitUntil: "commit" });
      await expect.poll(async () => (await received(standIn)).sort()).toEqual([...expected].sort());
      release();
      await expectList(page);
      expect((await received(standIn)).slice(0, expected.length).sort()).toEqual([...expected].sort());
      await page.unrouteAll();
      await expectConnectionQueried(standIn);
      // What follows the list asks for other things, such as the apps of inactive users.
      const sent = await queries(standIn);
      expect([...new Set(sent)], "none is sent again").toEqual(sent);
      await page.goto("about:blank");
    }
  });
}

for (const query of ["?page=connect", "?page=new", "?app=7f3b869f-34f3-4f20-ab4d-7480a5fdf647"]) {
  test(`a page without the list requests only the user early (${query})`, async ({ page, standIn }) => {
    await openBefore(page, standIn);
    const release = await holdWebAssembly(page, "**/app_bg.wasm");
    await page.goto(`${standIn.page}${query}`, { waitUntil: "commit" });
    await expect.poll(() => received(standIn)).toEqual([`200 /0 ${USER}`]);
    release();
    await expect(userMenu(page)).toBeVisible();
    expect((await received(standIn)).filter((call) => call.includes(USER)).length).toBe(1);
  });
}

for (const shape of SESSION_END_SHAPES) {
  test(`an early refusal is not used for the user who signs in afterwards (${shape.shape})`, async ({ page, standIn, watch }) => {
    await standIn.conditions({ set: [`session-shape:${shape.shape}`] });
    await openBefore(page, standIn);
    await standIn.endSessions();
    await page.goto(standIn.page);
    await expect(heading(page, HEADINGS.signIn)).toBeVisible();
    expect((await received(standIn)).filter((call) => call.includes(APPS)), "the list was requested early").toHaveLength(1);
    await expectRefusalMessages(watch, standIn, shape);
    await signIn(page);
    await expectList(page);
    await expect(endedDialog(page)).toHaveCount(0);
  });
}

test("without a session, who is signed in is queried only once", async ({ page, standIn }) => {
  const release = await holdWebAssembly(page, "**/app_bg.wasm");
  await page.goto(standIn.page, { waitUntil: "commit" });
  await expect.poll(() => received(standIn)).toHaveLength(2);
  release();
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
  const calls = await received(standIn);
  expect(calls.filter((call) => call.includes(APPS))).toEqual([]);
  expect(calls.filter((call) => call.includes(USER)).map((call) => call.slice(4))).toEqual([`/0 ${USER}`, USER]);
});

test("no early response is used once another request was sent", async ({ page, standIn }) => {
  await openBefore(page, standIn);
  const release = await holdWebAssembly(page, "**/app_bg.wasm");
  await page.goto(standIn.page, { waitUntil: "commit" });
  await expect.poll(() => received(standIn)).toHaveLength(2);
  await page.evaluate(() => {
    const { oauthAdminBoot } = globalThis as unknown as { oauthAdminBoot: { take(request: string): unknown } };
    oauthAdminBoot.take("POST /another\n\n");
  });
  release();
  await expectList(page);
  expect((await received(standIn)).slice(2, 4), "both are sent again").toEqual([`200 /0 ${USER}`, `200 /0 ${APPS}`]);
});

test("a read that fails early is shown and can be repeated", async ({ page, standIn }) => {
  await standIn.signIn(page.context());
  await standIn.fault(APPS, "truncated", { times: 1 });
  await page.goto(standIn.page);
  await button(page, FAILURE.tryAgain).click();
  await expectList(page);
  const [first, ...others] = (await queries(standIn)).filter((query) => query.includes("SelectQuery"));
  expect(others.filter((query) => query === first), "asked once more").toHaveLength(1);
});

test("in a frame the page does not run, and sends nothing", async ({ page, standIn }) => {
  await standIn.signIn(page.context());
  const frame = `${standIn.page}frame.html`;
  await page.route(frame, (route) => route.fulfill({ contentType: "text/html", body: `<iframe src="${standIn.page}" width="800" height="600"></iframe>` }));
  // Only its server keeps the page out of a frame; here it does not.
  await page.route(standIn.page, async (route) => {
    const response = await route.fetch();
    const { "content-security-policy": _, "x-frame-options": __, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await standIn.clearJournal();
  await page.goto(frame);
  const inside = page.frameLocator("iframe");
  await expect(inside.getByRole("alert")).toContainText("The page does not run inside another page.");
  await expect(inside.getByRole("alert")).toContainText(`Open it in a tab of its own: ${standIn.page}`);
  expect(await received(standIn)).toEqual([]);
});

test("nothing is sent early to another origin than the page's own", async ({ page, standIn }) => {
  await page.route("**/config.json", (route) => route.fulfill({ json: { creatio: "https://other.example/" } }));
  await page.goto(standIn.page);
  await expect(page.getByText(CONFIG_FILE.otherOrigin)).toBeVisible();
  expect(await received(standIn)).toEqual([]);
});
