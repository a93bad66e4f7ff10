// About: the version, whether the served files are the ones that were built, and which headers are missing.

import type { Page } from "@playwright/test";

import * as steps from "./support/steps.ts";
import { HEADINGS, heading } from "./support/steps.ts";
import { expect, expectAccessible, test } from "./support/test.ts";

const file = (page: Page, name: RegExp) => page.getByRole("row", { name });
const status = (page: Page, text: string | RegExp) => page.getByRole("status").filter({ hasText: text });

test("every served file is the one that was built", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await steps.userMenu(page).click();
  await page.getByRole("menuitem", { name: "About" }).click();
  await expect(heading(page, "About")).toBeVisible();
  await expect(page.getByText(/^Creatio OAuth Admin \d+\.\d+\.\d+$/)).toBeVisible();
  await expect(status(page, /^All \d+ files are the ones that were built\.$/)).toBeVisible();
  const states = await page.locator("tbody td:last-child").allInnerTexts();
  expect(states.length).toBeGreaterThan(8);
  expect(new Set(states)).toEqual(new Set(["OK"]));
  await expect(file(page, /^boot\.js [0-9a-f]{64} OK$/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Back to apps" }).click();
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
});

test("a changed, a missing and an unreachable file are named", async ({ page, standIn, watch }) => {
  watch.expect(/404/);
  watch.expect(/ERR_FAILED/);
  await page.route("**/split_pages.wasm", (route) => route.fulfill({ body: "changed" }));
  await page.route("**/later.css", (route) => route.fulfill({ status: 404 }));
  await page.route("**/index.html", (route) => route.abort());
  await page.goto(`${standIn.page}about.html`);
  await expect(status(page, /^3 of \d+ files are not the ones that were built/)).toBeVisible();
  await expect(file(page, /split_pages\.wasm .* Changed$/)).toBeVisible();
  await expect(file(page, /later\.css .* Missing \(HTTP 404\)$/)).toBeVisible();
  await expect(file(page, /^index\.html .* Not reached$/)).toBeVisible();
});

test("over plain http, browsers calculate no sums", async ({ page, standIn }) => {
  await page.addInitScript(() => Object.defineProperty(crypto, "subtle", { value: undefined }));
  await page.goto(`${standIn.page}about.html`);
  await expect(status(page, "The files are not compared: browsers calculate sums only over https")).toBeVisible();
  await expect(file(page, /^boot\.js [0-9a-f]{64}$/)).toBeVisible();
});

test("without JavaScript the sums can be read", async ({ browser, standIn }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${standIn.page}about.html`);
  await expect(status(page, "The files are not compared: that needs JavaScript and a web server.")).toBeVisible();
  await expect(file(page, /^boot\.js [0-9a-f]{64}$/)).toBeVisible();
  await page.close();
});

test("headers that the server does not send are named, one by one", async ({ page, standIn }) => {
  const headers: Record<string, string> = {
    "content-type": "text/html",
    "content-security-policy": "default-src 'self'",
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
  };
  await page.route(standIn.page, (route) => route.fulfill({ headers }));
  await page.goto(`${standIn.page}about.html`);
  await expect(status(page, "The server does not send Permissions-Policy, frame-ancestors in Content-Security-Policy.")).toBeVisible();
  headers["permissions-policy"] = "camera=()";
  headers["content-security-policy"] = "frame-ancestors 'none'";
  await page.reload();
  await expect(status(page, "The server sends all headers that protect the page.")).toBeVisible();
});
