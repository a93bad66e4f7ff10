// The first moments of the page: what is painted before the WebAssembly is there, what is fetched for the first list, and
// what is said when a part never comes.

import { readdir } from "node:fs/promises";

import * as environment from "./support/environment.ts";
import * as steps from "./support/steps.ts";
import { expect, expectAccessible, test } from "./support/test.ts";

test("the shell is painted before the WebAssembly is there", async ({ page, standIn }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
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

/** The files of the folder that ships, by their paths in it. */
async function shipped(): Promise<string[]> {
  const entries = await readdir(environment.dist(), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => `${entry.parentPath}/${entry.name}`.slice(environment.dist().length + 1).replaceAll("\\", "/"));
}

const isLater = (file: string) => /(^|\/)(split_|chunk_)[^/]*\.wasm$/.test(file);

test("the first list needs a few files, and the others come after it", async ({ page, context, standIn }) => {
  const files = await shipped();
  const [first, later] = [files.filter((file) => !isLater(file)).sort(), files.filter(isLater).sort()];
  const asked: string[] = [];
  page.on("request", (request) => {
    const address = request.url().split(/[?#]/)[0] ?? "";
    if (address.startsWith(standIn.page)) {
      asked.push(address.slice(standIn.page.length) || "index.html");
    }
  });
  await standIn.signIn(context);
  // As long as the list is not there, everything that was asked for was needed for it.
  await standIn.fault("SelectQuery:OAuthClientApp", "hold");
  const list = page.waitForRequest((request) => request.postData()?.includes('"OAuthClientApp"') ?? false);
  await page.goto(standIn.page);
  await list;
  expect([...asked].sort()).toEqual(first);
  expect(first.length).toBeLessThanOrEqual(8);
  await steps.expectHeld(standIn, "SelectQuery:OAuthClientApp");
  await standIn.release();
  await expect(page.getByRole("switch").first()).toBeVisible();
  expect(later.length).toBeGreaterThan(0);
  await expect.poll(() => asked.slice(first.length).sort()).toEqual(later);
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
    noise.forEach((pattern) => watch.expect(pattern));
    await page.route(file, (route) => route.fulfill(answer));
    await page.goto(standIn.page);
    await expect(page.getByRole("heading", { name: "Creatio OAuth Admin cannot start" })).toBeVisible();
    await expect(page.getByRole("alert")).toContainText(says);
    await expectAccessible(page);
  });
}

test("JavaScript of the wrong type is explained", async ({ page, standIn, watch }) => {
  watch.expect(/MIME type/);
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

test("a server that names no type for the WebAssembly is good enough", async ({ page, standIn }) => {
  await page.route("**/*.wasm", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { ...answer.headers(), "content-type": "application/octet-stream" } });
  });
  await page.goto(standIn.page);
  await expect(page.getByRole("heading", { name: "Sign in to Creatio" })).toBeVisible();
});

test("a page that stops says so, once, and leaves what was typed on the screen", async ({ page, standIn, watch }) => {
  watch.expect(/page error: .*unreachable/);
  await page.goto(standIn.page);
  await page.getByRole("textbox", { name: "User name" }).fill("Supervisor");
  // A program whose only instruction is the one that a panic ends in.
  const trap = () =>
    page.evaluate(() => {
      const start = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11];
      // The page hears of it first, because it listened first.
      const heard = new Promise((resolve) => addEventListener("error", resolve, { once: true }));
      setTimeout(() => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(start))));
      return heard.then(() => undefined);
    });
  await trap();
  const dialog = page.getByRole("dialog", { name: "The page has stopped" });
  await expect(dialog).toBeVisible();
  await expect(dialog).toContainText("unreachable");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Close" }).click();
  await trap();
  await expect(page.getByRole("textbox", { name: "User name" })).toHaveValue("Supervisor");
  await expect(dialog).toBeHidden();
});

test("a page that has stopped can be loaded again", async ({ page, standIn, watch }) => {
  watch.expect(/page error/);
  await page.goto(standIn.page);
  await page.getByRole("textbox", { name: "User name" }).fill("Supervisor");
  await page.evaluate(() => void Promise.reject(new WebAssembly.RuntimeError("unreachable")));
  await page.getByRole("dialog", { name: "The page has stopped" }).getByRole("button", { name: "Load the page again" }).click();
  await expect(page.getByRole("textbox", { name: "User name" })).toHaveValue("");
});
