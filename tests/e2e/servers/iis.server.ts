// The configuration for IIS, which no test can run: that it is well-formed, and says the same as the others.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "@playwright/test";

import * as environment from "../support/environment.ts";
import { DEPLOY } from "./configurations.ts";

const shipped = (file: string) => readFileSync(join(DEPLOY, file), "utf8");

/** What the file says, as a parser of XML reads it. */
interface Said {
  problem: string | null;
  headers: Record<string, string>;
  types: Record<string, string>;
  revalidated: string[];
}

test("the web.config is well-formed, and says what the other configurations say", async ({ page }) => {
  const said = await page.evaluate((text): Said => {
    const document = new DOMParser().parseFromString(text, "application/xml");
    const pairs = (selector: string, name: string, value: string) =>
      Object.fromEntries([...document.querySelectorAll(selector)].map((element) => [element.getAttribute(name) ?? "", element.getAttribute(value) ?? ""]));
    const revalidated = [...document.querySelectorAll("location")].filter((location) => location.querySelector("clientCache[cacheControlMode=DisableCache]"));
    return {
      problem: document.querySelector("parsererror")?.textContent ?? null,
      headers: pairs("customHeaders add", "name", "value"),
      types: pairs("mimeMap", "fileExtension", "mimeType"),
      revalidated: revalidated.map((location) => location.getAttribute("path") ?? ""),
    };
  }, shipped("iis/web.config"));
  expect(said.problem).toBeNull();
  const nginx = [...shipped("nginx/oauth-admin.conf").matchAll(/^ {8}add_header (\S+) +"?([^"\n]*?)"?(?: always)?;$/gm)];
  const sent = nginx.map(([, name, value]) => [name, value] as const).filter(([name]) => name !== "Cache-Control");
  expect(said.headers).toEqual(Object.fromEntries(sent));
  expect(Object.keys(said.headers)).toHaveLength(7);
  const suffixes = readdirSync(environment.dist(), { recursive: true, encoding: "utf8" }).flatMap((name) => /\.[a-z]+$/.exec(name) ?? []);
  expect(Object.keys(said.types).sort()).toEqual([...new Set<string>(suffixes)].sort());
  expect(said.types).toMatchObject({ ".wasm": "application/wasm", ".js": "text/javascript" });
  const beside = readdirSync(environment.dist(), { withFileTypes: true }).filter((entry) => entry.isFile());
  expect(said.revalidated.sort()).toEqual(beside.map((entry) => entry.name).sort());
});
