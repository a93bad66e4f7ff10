// Every call that may answer with a secret, in every notation: the secret is nowhere in the document, on the clipboard, in
// what is saved, in the storage, in the address or on the console, also after everything of the failure was opened.

import type { Page } from "@playwright/test";

import { allowClipboard, readClipboard } from "../support/clipboard.ts";
import { CHECKS, expectCheck, fillSettings } from "../support/connection.ts";
import { download } from "../support/list.ts";
import { typeNewApp } from "../support/new-app.ts";
import { NOTATIONS, type Notation, withSecret } from "../support/notations.ts";
import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, HEADINGS, button, credentials, endedDialog, heading, result, saveButton } from "../support/steps.ts";
import { expect, test, traces } from "../support/test.ts";
import { APP_PAGE, CONNECT, FAILURE, SESSION } from "../support/texts.ts";

const SECRET = "8AA6F3C1D9E04B77A2519C0DEE31F642ItIsMyPassphrase";
/** Parts of it: none may be left. */
const PARTS = [SECRET.slice(0, 12), SECRET.slice(18, 30), SECRET.slice(32)];

/** A call, and how the page comes to make it with the secret, if it sends one. */
interface Case {
  method: string;
  status: number;
  open: (page: Page, standIn: StandIn) => Promise<void>;
  act: (page: Page) => Promise<void>;
  /** The notations in which it may come back. */
  notations: readonly Notation[];
}

const NAMED = NOTATIONS.filter(({ named }) => named);

const openApp = async (page: Page, standIn: StandIn) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { name: "Renamed" });
};
const save = async (page: Page) => await saveButton(page).click();

const CASES: readonly Case[] = [
  {
    method: "Login",
    status: 500,
    notations: NOTATIONS,
    open: async (page, standIn) => {
      await page.goto(standIn.page);
      await expect(heading(page, HEADINGS.signIn)).toBeVisible();
    },
    act: async (page) => await steps.signIn(page, "Supervisor", SECRET),
  },
  {
    method: "PostSysSettingsValues",
    status: 500,
    notations: NOTATIONS,
    open: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, CHECKS.url, "OK");
      await fillSettings(page, { clientSecret: SECRET });
    },
    act: async (page) => await button(page, CONNECT.saveSettings).click(),
  },
  { method: "GetClientSecret", status: 200, notations: NOTATIONS, open: openApp, act: async (page) => await credentials(page).show.click() },
  { method: "AddClient", status: 200, notations: NOTATIONS, open: typeNewApp, act: save },
  { method: "UpdateClient", status: 500, notations: NAMED, open: openApp, act: save },
];

for (const { method, status, open, act, notations } of CASES) {
  test(`${method}: ${notations.length} notations`, async ({ page, context, standIn, watch }) => {
    watch.expect(/status of 500|Failed to load resource/, status === 500 ? "some" : 0);
    await allowClipboard(context);
    const written: string[] = [];
    page.on("console", (message) => written.push(message.text()));
    page.on("framenavigated", (frame) => written.push(frame.url()));
    await open(page, standIn);
    let answer: Notation | undefined;
    await page.route(`**/${method}`, async (route) => {
      // What was created in spite of its answer would be found.
      await route.fulfill({ status, contentType: answer?.type ?? "", body: answer ? withSecret(answer, SECRET, method) : "" });
    });
    for (const notation of notations) {
      answer = notation;
      await act(page);
      // An answer may look like that of an ended session.
      await expect.poll(async () => (await endedDialog(page).isVisible()) || (await page.locator("[aria-busy=true]").count()) === 0).toBe(true);
      if (await endedDialog(page).isVisible()) {
        await button(endedDialog(page), SESSION.notNow).click();
      }
      await steps.expectIdle(page);
      const failure = page.getByRole("alert").filter({ hasText: FAILURE.rawAnswer }).first();
      const found = (await failure.isVisible()) ? await openAll(page) : "";
      written.push(found);
      const [held, secretShown] = await Promise.all([heldByPage(page), credentials(page).secret.count()]);
      // A notation that is a right answer is a secret that was asked for.
      if (secretShown === 0) {
        for (const part of PARTS) {
          expect(held.includes(part) ? notation.body : "", "in the document, a field or the storage").toBe("");
          expect(found.includes(part) ? notation.body : "", "on the clipboard").toBe("");
        }
      } else {
        await credentials(page).hide.click();
      }
    }
    if (method === "PostSysSettingsValues") {
      await button(page, CONNECT.copyReport).click();
      await expect(result(page)).toHaveText(CONNECT.reportCopied);
      written.push(await readClipboard(page));
    }
    if (method === "UpdateClient") {
      await button(page, "Delete").click();
      written.push((await download(page, () => button(page.getByRole("dialog"), APP_PAGE.saveRecord).click())).text);
    }
    for (const part of PARTS) {
      expect(written.join("\n"), "in a file, an address or on the console").not.toContain(part);
    }
  });
}

/** All that the page holds, except what was typed into a field: it stays there until it is saved. */
async function heldByPage(page: Page): Promise<string> {
  const held = JSON.parse(await traces(page)) as { fields: string[] };
  return JSON.stringify({ ...held, fields: held.fields.filter((value) => value !== SECRET) });
}

/** Opens everything that a failure offers, and copies it. Returns what was copied. */
async function openAll(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
    for (const closed of all("[role=alert] details:not([open]) > summary")) {
      closed.click();
    }
    await new Promise((resolve) => setTimeout(resolve));
    let copied = "";
    for (const pre of all("[role=alert] pre")) {
      pre.closest("details")?.querySelector<HTMLElement>(":scope > span button, :scope > button")?.click();
      await new Promise((resolve) => setTimeout(resolve));
      copied += `${await navigator.clipboard.readText()}\n`;
    }
    return copied;
  });
}

test("a text of a server takes at most 500 characters of the document", async ({ page, standIn, watch }) => {
  watch.expect(/status of (500|502)/, "some");
  const long = "ö ".repeat(150_000);
  const body = JSON.stringify({ Message: long, ExceptionType: long, responseStatus: { ErrorCode: long, Message: long } });
  const longest = () => page.evaluate(() => Math.max(...[...document.querySelectorAll("*")].flatMap((element) => [...element.childNodes]).map((node) => (node.nodeType === 3 ? (node.textContent ?? "").length : 0))));
  await page.goto(standIn.page);
  for (const [status, contentType, text] of [
    [500, "application/json", body],
    [200, "application/json", JSON.stringify({ Code: 1, Message: long })],
    [502, "text/html", `<html><title>${long}</title></html>`],
  ] as const) {
    await page.route("**/Login", (route) => route.fulfill({ status, contentType, body: text }), { times: 1 });
    await steps.signIn(page);
    await steps.expectIdle(page);
    await expect(page.getByRole("alert")).toBeVisible();
    await page.getByRole("alert").getByText(FAILURE.rawAnswer, { exact: true }).click();
    expect(await longest(), `${status} ${contentType}`).toBeLessThan(1_700);
    expect(await longest(), "it was shown").toBeGreaterThan(400);
  }
  await page.route("**/Login", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), Code: 5, Message: long } });
  });
  await steps.signIn(page);
  await expect(result(page)).toContainText("Your password has expired.");
  expect(await longest(), "what Creatio says at sign-in").toBeLessThan(700);
});
