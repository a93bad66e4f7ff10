// The page as it ships, behind each real server: the vendor's documentation, in front of the stand-in.

import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { walkThroughDocumentation } from "../support/documentation.ts";
import * as environment from "../support/environment.ts";
import { expect, test } from "../support/test.ts";
import { SERVERS } from "./configurations.ts";
import { WebServer } from "./web-server.ts";

/** Each way that Creatio is built is behind some of the servers. */
const WALKS = [
  ["nginx", "framework-8.0"],
  ["container", "core-8.1"],
  ["Caddy", "framework-8.0"],
  ["Apache", "core-8.1"],
] as const satisfies readonly (readonly [keyof typeof SERVERS, string])[];

for (const [name, profile] of WALKS) {
  test(`Set up the OAuth 2.0 authorization behind ${name} (${profile})`, async ({ page, running }) => {
    const folder = pageWithCopies();
    const server = await WebServer.start(name, { creatio: new URL(running.creatio).host, page: folder });
    try {
      await walkThroughDocumentation(page, running.withPage(`https://${server.host}/oauth-admin/`), profile);
      await page.goto(`https://${server.host}/oauth-admin/about.html`);
      await expect(page.getByRole("status").filter({ hasText: /^All \d+ files are the ones that were built/ })).toBeVisible();
      await expect(page.getByText("The server sends all headers that protect the page.")).toBeVisible();
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true });
    }
  });
}

/** The page with compressed copies, as in the archive of a release. */
function pageWithCopies(): string {
  const folder = mkdtempSync(join(tmpdir(), "oauth-admin-page-"));
  cpSync(environment.dist(), folder, { recursive: true });
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  files.filter((file) => /\.(css|html|js|wasm)$/.test(file)).forEach((file) => writeFileSync(`${file}.gz`, gzipSync(readFileSync(file))));
  return folder;
}
