// The first moments of the page: what is painted before the WebAssembly is there, what is fetched for the first list, and
// what is said when a part never comes.

import { readFile, readdir } from "node:fs/promises";
import { brotliCompressSync, constants } from "node:zlib";

import type { Page } from "@playwright/test";

import { BUDGETS } from "./support/budgets.ts";
import { LAZY_CHUNK, expectPrefetched, holdWebAssembly } from "./support/chunks.ts";
import { paletteButton } from "./support/command-palette.ts";
import { DEMO_FILE } from "./support/demo.ts";
import * as environment from "./support/environment.ts";
import * as steps from "./support/steps.ts";
import type { StandIn } from "./support/stand-in.ts";
import { APP, HEADINGS, button, heading } from "./support/steps.ts";
import { expect, expectAccessible, test } from "./support/test.ts";

test("the shell is painted before the WebAssembly is there", async ({ page, standIn }) => {
  const release = await holdWebAssembly(page);
  await page.goto(standIn.page, { waitUntil: "commit" });
  await expect(page.getByRole("status")).toHaveText("Loading");
  await expect(page.locator(".shell-bar")).toHaveText("Creatio OAuth Admin");
  await expect(page.locator(".shell-bar")).toBeVisible();
  await expectAccessible(page);
  release();
  await expect(page.locator("#shell")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Sign in to Creatio" })).toBeVisible();
});

test("the page mounts, also when its folder is opened without the slash and after a reload", async ({ page, standIn }) => {
  await page.goto(standIn.page.replace(/\/$/, ""));
  await expect(page.getByRole("heading", { name: "Sign in to Creatio" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in to Creatio" })).toBeVisible();
  await expectAccessible(page);
});

test("nothing but the page's own folder and Creatio is asked", async ({ page, standIn }) => {
  const origins = new Set<string>();
  page.on("request", (request) => origins.add(new URL(request.url()).origin));
  await page.goto(standIn.page);
  await expect(page.getByRole("heading", { name: "Sign in to Creatio" })).toBeVisible();
  expect([...origins]).toEqual([new URL(standIn.creatio).origin]);
});

/** The files of the folder that ships, by their paths in it, apart from those of About, which is a page of its own, and of the demo. */
async function shipped(): Promise<string[]> {
  const entries = await readdir(environment.dist(), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map((entry) => `${entry.parentPath}/${entry.name}`.slice(environment.dist().length + 1).replaceAll("\\", "/"));
  return paths.filter((path) => !/about\.(html|js)$/.test(path) && !DEMO_FILE.test(path));
}

/** The bytes of these files of dist/, compressed with brotli at quality 11. */
async function compressedBytes(files: readonly string[]): Promise<number> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  const sizes = files.map(async (file) => brotliCompressSync(await readFile(`${environment.dist()}/${file}`), { params }).length);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Collects the names of the files of dist/ that the page fetches. */
function fetchedFiles(page: Page, standIn: StandIn): string[] {
  const files: string[] = [];
  page.on("request", (request) => {
    const address = request.url().split(/[?#]/)[0] ?? "";
    if (address.startsWith(standIn.page)) {
      files.push(address.slice(standIn.page.length) || "index.html");
    }
  });
  return files;
}

test("the first list needs a few files, and the others come after it", async ({ page, context, standIn }) => {
  const files = await shipped();
  const isLater = (file: string) => LAZY_CHUNK.test(file);
  const [first, lazy] = [files.filter((file) => !isLater(file)).sort(), files.filter(isLater).sort()];
  const asked = fetchedFiles(page, standIn);
  await standIn.signIn(context);
  // As long as the list is not there, everything that was asked for was needed for it.
  await standIn.fault("SelectQuery:OAuthClientApp", "hold");
  await page.goto(standIn.page);
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  expect([...asked].sort()).toEqual(first);
  expect(first.length).toBeLessThanOrEqual(BUDGETS.firstListFiles);
  await steps.expectHeld(standIn, "SelectQuery:OAuthClientApp");
  await standIn.release();
  await expect(page.getByRole("switch").first()).toBeVisible();
  // What is on screen beside the rows follows by itself.
  await expect(button(page, "Export")).toBeVisible();
  await expect(paletteButton(page)).toBeVisible();
  const later = () => asked.slice(first.length);
  expect(later().filter((file) => /split_(messages|pages)/.test(file)), "nothing else was fetched").toEqual([]);
  expect(await compressedBytes(asked)).toBeLessThanOrEqual(BUDGETS.untilIdleBytes);
  // What a press or a key needs follows the first of them.
  await expectPrefetched(page);
  expect(later().sort()).toEqual(lazy);
  await steps.goTo(page, "Connect");
  await expect(heading(page, HEADINGS.connect)).toBeVisible();
  // Connect reads the headers of the page itself.
  expect(later().filter((file) => file !== "index.html").sort(), "no file for another page").toEqual(lazy);
});

test("a style that did not come once is loaded again", async ({ page, context, standIn, watch }) => {
  watch.expect(/ERR_FAILED/, 1);
  await standIn.signIn(context);
  await page.route("**/app.css", (route) => route.abort(), { times: 1 });
  await page.goto(standIn.page);
  await expect(page.getByRole("link", { name: APP, exact: true })).toBeVisible();
  expect(await page.evaluate(() => document.querySelector<HTMLLinkElement>("link[rel=stylesheet]")?.sheet != null)).toBe(true);
});

test("where the user saves data, nothing is fetched before the page is used", async ({ page, context, standIn }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await standIn.signIn(context);
  const asked = fetchedFiles(page, standIn);
  await page.goto(standIn.page);
  await expect(page.getByRole("switch").first()).toBeVisible();
  await page.evaluate(() => new Promise<void>((resolve) => void requestIdleCallback(() => resolve())));
  expect(asked.filter((file) => LAZY_CHUNK.test(file))).toEqual([]);
  await page.keyboard.press("Tab");
  await expect(paletteButton(page)).toBeVisible();
  await expect(button(page, "Export")).toBeVisible();
  expect(asked.filter((file) => /split_(messages|pages)/.test(file)), "only what is on screen").toEqual([]);
});

const failures = [
  {
    title: "a missing WebAssembly",
    file: "**/*.wasm",
    answer: { status: 404, contentType: "text/html", body: "<h1>404</h1>" },
    says: /The server does not have the file .*\.wasm/,
    noise: [/404/, /integrity/],
  },
  {
    title: "a sign-in page in place of the WebAssembly",
    file: "**/*.wasm",
    answer: { status: 200, contentType: "text/html", body: "<form></form>" },
    says: /The server sends a web page in place of the file .*\.wasm/,
    noise: [/integrity/],
  },
  {
    title: "a WebAssembly of another build",
    file: "**/*.wasm",
    answer: { status: 200, contentType: "application/wasm", body: "\0asm" },
    says: /The file .*\.wasm is not the one that belongs to this page/,
    noise: [/integrity/],
  },
  {
    title: "JavaScript of another build",
    file: "**/app.js",
    answer: { status: 200, contentType: "text/javascript", body: "export default () => {};" },
    says: /The file app\.js is not the one that belongs to this page/,
    noise: [/integrity/],
  },
  {
    title: "a missing script beside the application's",
    file: "**/__wasm_split.js",
    answer: { status: 404, contentType: "text/html", body: "<h1>404</h1>" },
    says: /The server does not have the file __wasm_split\.js/,
    noise: [/404/, /integrity/],
  },
  {
    title: "a script of another build beside the application's",
    file: "**/__wasm_split.js",
    answer: { status: 200, contentType: "text/javascript", body: "export {};" },
    says: /The file __wasm_split\.js is not the one that belongs to this page/,
    noise: [/integrity/],
  },
];

for (const { title, file, answer, says, noise } of failures) {
  test(`${title} is explained`, async ({ page, standIn, watch }) => {
    noise.forEach((pattern) => watch.expect(pattern, "some"));
    await page.route(file, (route) => route.fulfill(answer));
    await page.goto(standIn.page);
    await expect(page.getByRole("heading", { name: "Creatio OAuth Admin cannot start" })).toBeVisible();
    await expect(page.getByRole("alert")).toContainText(says);
    await expectAccessible(page);
  });
}

// Not checked by axe, which takes the browser's own dark background for a white one.
const STYLES = [
  { contentType: "text/css", says: "The file app.css is not the one that belongs to this page" },
  { contentType: "text/plain", says: "The server names the wrong type for app.css (text/plain)" },
];
for (const { contentType, says } of STYLES) {
  test(`another style, as ${contentType}, is explained`, async ({ page, standIn, watch }) => {
    watch.expect(/integrity|MIME type/, "some");
    await page.route("**/app.css", (route) => route.fulfill({ contentType, body: "body {}" }));
    await page.goto(standIn.page);
    await expect(page.getByRole("alert")).toContainText(says);
  });
}

test("JavaScript of the wrong type is explained", async ({ page, standIn, watch }) => {
  // Chromium writes it once for the preload, and not always again for the import.
  watch.expect(/MIME type/, "some");
  await page.route("**/app.js", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { ...answer.headers(), "content-type": "text/plain" } });
  });
  await page.goto(standIn.page);
  await expect(page.getByRole("alert")).toContainText(/The server names the wrong type for .*\.js \(text\/plain\)/);
});

test("a policy that forbids WebAssembly is explained", async ({ page, standIn, watch }) => {
  watch.expect(/policy violation: script-src wasm-eval/);
  await page.route(standIn.page, async (route) => {
    const answer = await route.fetch();
    const policy = (answer.headers()["content-security-policy"] ?? "").replace(" 'wasm-unsafe-eval'", "");
    await route.fulfill({ response: answer, headers: { ...answer.headers(), "content-security-policy": policy } });
  });
  await page.goto(standIn.page);
  await expect(page.getByRole("alert")).toContainText("The server's security policy stops WebAssembly.");
});

test("a file that cannot be reached is explained, also when the policy turns out to be the cause", async ({ page, standIn, watch }) => {
  watch.expect(/ERR_FAILED/, 2);
  watch.expect(/policy violation: connect-src/, 2);
  await page.route("**/app_bg.wasm", (route) => route.abort());
  await page.goto(standIn.page);
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("The file app_bg.wasm cannot be reached.");
  // The browser reports a violation at a time of its own.
  const report = (blockedURI: string) =>
    page.evaluate((blockedURI) => {
      const details = { blockedURI, documentURI: location.href, effectiveDirective: "connect-src", originalPolicy: "", statusCode: 200, violatedDirective: "connect-src", disposition: "enforce" } as const;
      document.dispatchEvent(new SecurityPolicyViolationEvent("securitypolicyviolation", details));
    }, blockedURI);
  await report("https://elsewhere.example/");
  await expect(alert).toContainText("connect-src blocked https://elsewhere.example/");
  await expect(alert).toContainText("The file app_bg.wasm cannot be reached.");
  await report((await page.locator("link[type='application/wasm']").evaluate((link: HTMLLinkElement) => link.href)));
  await expect(alert).toContainText("The server's security policy stops the file app_bg.wasm.");
});

test("a server that names no type for the WebAssembly is good enough", async ({ page, standIn }) => {
  await page.route("**/*.wasm", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { ...answer.headers(), "content-type": "application/octet-stream" } });
  });
  await page.goto(standIn.page);
  await expect(page.getByRole("heading", { name: "Sign in to Creatio" })).toBeVisible();
});

test("styles that do not come are fetched again", async ({ page, standIn, watch }) => {
  watch.expect(/ERR_FAILED/);
  await page.route("**/later.css", (route) => route.abort());
  await page.goto(standIn.page);
  await expect(page.getByRole("alert")).toContainText("This part of the page couldn't be loaded.");
  await page.unrouteAll();
  await button(page, "Try again").click();
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
});
