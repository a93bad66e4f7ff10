// The code that the page hands over for an app, and the programs that run it.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { test as base } from "@playwright/test";

import * as environment from "../support/environment.ts";
import { type Outcome, run } from "../support/run.ts";
import { site } from "../support/site.ts";
import { StandIn } from "../support/stand-in.ts";

const RUNNERS = join(import.meta.dirname, "node_modules");
/** Supervisor, who may do everything. */
const SUPERVISOR = "7f3b869f-34f3-4f20-ab4d-7480a5fdf647";
/** Characters that mean something in one of the languages. */
export const HOSTILE_NAME = "It's \"x\" `id` $(id) %PATH% */ \\u000a {{y}} #> é";

export const test = base.extend<{ standIn: StandIn }, { running: StandIn }>({
  running: [
    async ({}, use) => {
      const standIn = await StandIn.start();
      await use(standIn);
      await standIn.stop();
    },
    { scope: "worker" },
  ],
  standIn: async ({ running }, use) => {
    await running.clearFaults();
    await running.reset(site("framework-8.0"));
    await use(running);
  },
});

/** An app that Creatio has created. */
export interface App {
  clientId: string;
  secret: string;
}

/** Creates an app through Creatio's API. */
export async function createApp(standIn: StandIn, workspace: string): Promise<App> {
  const login = await post(`${standIn.creatio}/ServiceModel/AuthService.svc/Login`, { UserName: "Supervisor", UserPassword: "Supervisor" });
  const cookies = login.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  const csrf = cookies.find((cookie) => cookie.startsWith("BPMCSRF="))?.slice("BPMCSRF=".length) ?? "";
  // Versions before 8.3 know no grant types, and leave them out of account.
  const request = { name: HOSTILE_NAME, applicationUrl: "https://app.example", systemUserId: SUPERVISOR, grantType: "client_credentials" };
  const body = { addClientRequest: request };
  const headers = { cookie: cookies.join("; "), BPMCSRF: csrf };
  const created = await post(`${standIn.creatio}${workspace}/rest/OAuthConfigService/AddClient`, body, headers);
  const { AddClientResult: result } = (await created.json()) as { AddClientResult: { clientId: string; clientSecret: string } };
  return { clientId: result.clientId, secret: result.clientSecret };
}

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } });

/** Every text about an app, by its target, and what the output of the command that verifies it means. */
async function generate(standIn: StandIn, workspace: string, clientId: string, output?: string): Promise<Record<string, unknown>> {
  const state = await standIn.state();
  const resources = state["resources"] as { Name: string }[];
  const input = {
    site: standIn.creatio,
    workspace,
    identityService: `${standIn.identity}/`,
    scope: resources[0]?.Name,
    name: HOSTILE_NAME,
    clientId,
    output,
  };
  const outcome = await run(environment.generator(), [], {}, JSON.stringify(input));
  return JSON.parse(outcome.output) as Record<string, unknown>;
}

/** What the page finds in the output of the command that verifies an app: a text for each stage. */
export const judge = async (standIn: StandIn, clientId: string, output: string): Promise<string[]> =>
  (await generate(standIn, "/0", clientId, output))["judged"] as string[];

/** Writes the files of every target into a new folder and returns their paths. */
export async function writeFiles(standIn: StandIn, workspace: string, clientId: string): Promise<Record<string, string[]>> {
  const folder = test.info().outputPath(`app-${clientId.length}`);
  mkdirSync(folder, { recursive: true });
  const generated = (await generate(standIn, workspace, clientId)) as Record<string, { name: string; text: string }[]>;
  const targets = Object.entries(generated);
  return Object.fromEntries(
    targets.map(([target, files]) => [
      target,
      files.map(({ name, text }) => {
        const path = join(folder, name);
        writeFileSync(path, text);
        return path;
      }),
    ]),
  );
}

/** How the files of a target are run, with the secret where its users put it. */
export const PROGRAMS: Record<string, (files: string[], secret: string) => Promise<Outcome>> = {
  curl: ([file = ""], secret) => run("bash", [file], withSecret(secret)),
  python: ([file = ""], secret) => run(environment.python(), [file], withSecret(secret)),
  "java-script": ([file = ""], secret) => run(process.execPath, [file], withSecret(secret)),
  java: ([file = ""], secret) => run("java", [file], withSecret(secret)),
  go: ([file = ""], secret) => run("go", ["run", file], { ...withSecret(secret), GO111MODULE: "off", GOFLAGS: "" }),
  "http-file": ([file = ""], secret) =>
    run(process.execPath, [join(RUNNERS, "httpyac/bin/httpyac.js"), "send", file, "--all", "--no-color"], withSecret(secret)),
  postman: ([collection = "", variables = ""], secret) => {
    // As a user enters it: as the current value of the variable.
    const filled = JSON.parse(readFileSync(variables, "utf8")) as { values: { key: string; value: string }[] };
    filled.values.find(({ key }) => key === "client_secret")!.value = secret;
    const path = `${variables}.filled.json`;
    writeFileSync(path, JSON.stringify(filled));
    return run(process.execPath, [join(RUNNERS, "newman/bin/newman.js"), "run", collection, "--environment", path, "--timeout-request", "30000"]);
  },
};

/** The parsers of what cannot be run everywhere. */
export const PARSERS: Record<string, (file: string) => Promise<Outcome>> = {
  "c-sharp": (file) => run(environment.python(), [join(import.meta.dirname, "parse.py"), "csharp", file]),
  "power-shell": (file) => run(environment.python(), [join(import.meta.dirname, "parse.py"), "powershell", file]),
  "check-power-shell": (file) => run(environment.python(), [join(import.meta.dirname, "parse.py"), "powershell", file]),
  "power-bi": (file) => run(process.execPath, [join(import.meta.dirname, "parse-power-query.cjs"), file]),
  clio: (file) => run("bash", ["-n", file]),
  "dot-env": (file) => run("bash", ["-euc", 'set -a; . "$0"; env', file]),
};

const withSecret = (secret: string) => ({ CREATIO_CLIENT_SECRET: secret });
