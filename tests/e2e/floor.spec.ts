// Where the page cannot start at all, or starts without something: it says so without what is missing.

import { pathToFileURL } from "node:url";

import type { Page } from "@playwright/test";

import * as environment from "./support/environment.ts";
import { HEADINGS, button, heading, openApp, APP } from "./support/steps.ts";
import { expect, expectAccessible, test } from "./support/test.ts";

const late = (page: Page) => page.getByText("The page does not start.");

/** Lets the time pass after which the style shows what it hid. */
async function finishAnimations(page: Page): Promise<void> {
  await page.evaluate(() => document.getAnimations().filter((animation) => animation instanceof CSSAnimation && animation.animationName === "late").forEach((animation) => animation.finish()));
}

const BOOT = [
  { title: "is missing", answer: { status: 404, contentType: "text/html", body: "" } },
  { title: "was changed", answer: { status: 200, contentType: "text/javascript", body: "document.title = 'changed';" } },
];
for (const { title, answer } of BOOT) {
  test(`boot.js ${title}`, async ({ page, standIn, watch }) => {
    watch.expect(/404|integrity|preload/, "some");
    await page.route("**/boot.js", (route) => route.fulfill(answer));
    await page.goto(standIn.page);
    await expect(late(page), "it may still come").toBeHidden();
    await finishAnimations(page);
    await expect(late(page)).toBeVisible();
    await expect(page).toHaveTitle("Creatio OAuth Admin");
    await expectAccessible(page);
    await page.getByRole("link", { name: "Compare the files" }).click();
    await expect(page.getByRole("row", { name: /^boot\.js/ })).toContainText(/Changed|Missing/);
  });
}

test("boot.js and the style are blocked", async ({ page, standIn, watch }) => {
  watch.expect(/ERR_FAILED|preload/, "some");
  await page.route(/boot\.js|app\.css/, (route) => route.abort());
  await page.goto(standIn.page);
  await expect(late(page)).toBeVisible();
});

test("the page is opened as a file", async ({ page, watch }) => {
  watch.expect(/CORS|ERR_FAILED|integrity|origin|policy/i, "some");
  await page.goto(pathToFileURL(`${environment.dist()}/index.html`).href);
  await expect(page.getByText("It does not work from a file")).toBeVisible();
});

const WITHOUT_WEBASSEMBLY = [
  { browser: "Edge", userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", says: "Enhance your security on the web" },
  { browser: "Safari", userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", says: "Lockdown Mode" },
  { browser: "Firefox", userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", says: "allow WebAssembly in its settings" },
];
for (const { browser, userAgent, says } of WITHOUT_WEBASSEMBLY) {
  test.describe(browser, () => {
    test.use({ userAgent });
    test("WebAssembly is turned off", async ({ page, standIn }) => {
      await page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
      await page.goto(standIn.page);
      await expect(page.getByRole("alert")).toContainText("WebAssembly, which the page needs, is turned off in this browser.");
      await expect(page.getByRole("alert")).toContainText(says);
    });
  });
}

test("a browser that is too old for dialogs", async ({ page, standIn }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "HTMLDialogElement"));
  await page.goto(standIn.page);
  await expect(page.getByRole("alert")).toContainText("This browser is too old for the page.");
});

/** Lazy files, with what needs them. */
const LAZY = ["split_pages.wasm", "later.css", "chunk_"];
for (const name of LAZY) {
  test(`a lazy file of another build does not start: ${name}`, async ({ page, context, standIn, watch }) => {
    watch.expect(/integrity|Failed to fetch/, "some");
    const type = name.endsWith(".css") ? "text/css" : "application/wasm";
    await page.route(`**/${name}*`, (route) => route.fulfill({ contentType: type, body: name.endsWith(".css") ? "body {}" : Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]) }));
    await standIn.signIn(context);
    await page.goto(`${standIn.page}?page=connect`);
    await expect(page.getByRole("alert").first()).toContainText("This part of the page couldn't be loaded.");
    await expect(page.getByRole("alert").first()).toContainText("not the one that was built");
    await page.unrouteAll();
    await button(page, "Try again").first().click();
    await expect(heading(page, HEADINGS.connect)).toBeVisible();
  });
}

test("without any header of the server, the page works under its own policy", async ({ page, standIn, watch }) => {
  await page.route(`${standIn.page}**`, async (route) => {
    const answer = await route.fetch();
    const type = answer.headers()["content-type"];
    await route.fulfill({ response: answer, headers: type ? { "content-type": type } : {} });
  });
  await standIn.signIn(page.context());
  await openApp(page, standIn, APP);
  await expect(page.getByRole("textbox", { name: "Description" })).toBeVisible();
  watch.expect(/policy violation: require-trusted-types-for/);
  watch.expect(/requires 'TrustedScript' assignment/);
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    try {
      script.text = "globalThis.ran = true";
    } catch (error) {
      return (error as Error).name;
    }
    document.body.append(script);
    return (globalThis as unknown as { ran?: boolean }).ran;
  });
  expect(ran, "Trusted Types are enforced").toBe("TypeError");
  await page.goto(`${standIn.page}about.html`);
  await expect(page.getByRole("status").filter({ hasText: "does not send" })).toContainText("Content-Security-Policy, X-Frame-Options");
});
