// The code that the page hands over, run against the stand-in: it prints data, and says what is wrong.

import { expect } from "@playwright/test";

import type { Profile } from "../support/profiles.ts";
import { type Outcome, run } from "../support/run.ts";
import { requestsTo, site } from "../support/site.ts";
import type { StandIn } from "../support/stand-in.ts";
import { type App, createApp, PARSERS, PROGRAMS, test, writeFiles } from "./handed-over.ts";

const WORKSPACES: [Profile, string][] = [
  ["framework-8.0", "/0"],
  ["core-8.1", ""],
  ["framework-10", "/0"],
];
/** The call of each request for contacts. */
const ODATA = "Contact";
const DATA_SERVICE = "SelectQuery:Contact";
/** A contact of the stand-in. */
const CONTACT = "Mary King";
const WRONG_SECRET = "planted-wrong-secret+&%";

/** The form of the first request for a token. */
async function firstForm(standIn: StandIn): Promise<URLSearchParams> {
  const [first] = await requestsTo(standIn, "token");
  return new URLSearchParams(String(first?.request));
}

/** The number of tokens that were requested. */
const tokenRequests = async (standIn: StandIn) => (await requestsTo(standIn, "token")).length;

/** Fails if a program has printed a secret or a token. */
function expectNoSecrets({ output }: Outcome, secret: string, mayPrintToken = false): void {
  expect(output).not.toContain(secret);
  expect(output).not.toContain(encodeURIComponent(secret));
  if (!mayPrintToken) {
    // Every token of the stand-in is a JSON Web Token.
    expect(output).not.toContain("eyJ");
  }
}

for (const [target, runTarget] of Object.entries(PROGRAMS)) {
  for (const [profile, workspace] of WORKSPACES) {
    test(`${target} prints contacts of ${profile}`, async ({ standIn }) => {
      await standIn.reset(site(profile));
      const app = await createApp(standIn, workspace);
      const files = await writeFiles(standIn, workspace, app.clientId);
      await standIn.clearJournal();
      const outcome = await runTarget(files[target] ?? [], app.secret);
      expect(outcome.status, outcome.output).toBe(0);
      // A table may break the line within a name.
      const names = outcome.output.replaceAll(/[\s│]+/g, "").split(CONTACT.replace(" ", ""));
      expect(names, outcome.output).toHaveLength(3);
      expectNoSecrets(outcome, app.secret);
      const journal = await standIn.journal();
      const calls = journal.filter(({ origin }) => origin === "creatio").map(({ method, call, status }) => `${method} ${call} ${status}`);
      expect(calls).toEqual([`GET ${ODATA} 200`, `POST ${DATA_SERVICE} 200`]);
      expect(await tokenRequests(standIn)).toBe(1);
    });
  }

  test(`${target} says that the secret is wrong`, async ({ standIn }) => {
    const app = await createApp(standIn, "/0");
    const files = await writeFiles(standIn, "/0", app.clientId);
    await standIn.clearJournal();
    const outcome = await runTarget(files[target] ?? [], WRONG_SECRET);
    expect(outcome.status, outcome.output).not.toBe(0);
    expect(outcome.output).toMatch(/No token: HTTP 40[01] invalid_client/);
    expectNoSecrets(outcome, WRONG_SECRET);
    const form = await firstForm(standIn);
    expect(form.get("grant_type")).toBe("client_credentials");
    expect(form.get("client_secret")).toBe(WRONG_SECRET);
    expect(form.get("scope")).toMatch(/^ApplicationAccess_/);
  });

  test(`${target} gets another token when one is refused`, async ({ standIn }) => {
    const app = await createApp(standIn, "/0");
    const files = await writeFiles(standIn, "/0", app.clientId);
    await standIn.clearJournal();
    await standIn.fault(DATA_SERVICE, "unauthorized");
    const outcome = await runTarget(files[target] ?? [], app.secret);
    expectNoSecrets(outcome, app.secret);
    if (target === "http-file") {
      // It cannot repeat a request by itself.
      expect(outcome.status).not.toBe(0);
      expect(outcome.output).toContain("Send the request again: it gets another one.");
      return;
    }
    expect(outcome.status, outcome.output).toBe(0);
    expect(await tokenRequests(standIn)).toBe(2);
    expect(await requestsTo(standIn, DATA_SERVICE)).toHaveLength(2);
  });

  test(`${target} says that Creatio refuses the call`, async ({ standIn }) => {
    const app = await createApp(standIn, "/0");
    const files = await writeFiles(standIn, "/0", app.clientId);
    await standIn.conditions({ set: ["no-CanUseODataService"] });
    const outcome = await runTarget(files[target] ?? [], app.secret);
    expect(outcome.status, outcome.output).not.toBe(0);
    expect(outcome.output.replaceAll(/\s+/g, " ")).toContain("does not have sufficient permissions to use OData");
    expectNoSecrets(outcome, app.secret);
  });

  for (const call of ["token", ODATA]) {
    test(`${target} says that there is no answer to ${call}`, async ({ standIn }) => {
      const app = await createApp(standIn, "/0");
      const files = await writeFiles(standIn, "/0", app.clientId);
      await standIn.fault(call, "cut-before", { times: 0 });
      const outcome = await runTarget(files[target] ?? [], app.secret);
      expect(outcome.status, outcome.output).not.toBe(0);
      expect(outcome.output.trim()).not.toBe("");
      // httpYac itself prints the whole request that got no answer, whatever the file says.
      expectNoSecrets(outcome, app.secret, target === "http-file" && call === ODATA);
    });
  }

  test(`${target} does not take a login page for data`, async ({ standIn }) => {
    const app = await createApp(standIn, "/0");
    const files = await writeFiles(standIn, "/0", app.clientId);
    await standIn.fault(ODATA, "login-page", { times: 0 });
    await standIn.clearJournal();
    const outcome = await runTarget(files[target] ?? [], app.secret);
    expect(outcome.status, outcome.output).not.toBe(0);
    expect(outcome.output.trim()).not.toBe("");
    expectNoSecrets(outcome, app.secret);
    const calls = (await standIn.journal()).filter(({ origin }) => origin === "creatio").map(({ call }) => call);
    expect(calls.filter((call) => call !== DATA_SERVICE), "no redirect is followed").toEqual([ODATA]);
  });

  test(`${target} sends a client id as it is, whatever it means in the language`, async ({ standIn }) => {
    const clientId = "a'b\"c$d`e%f{{g}}#(lf)h*/i\\j&k=l+m;n|o<p>q";
    const files = await writeFiles(standIn, "/0", clientId);
    await standIn.clearJournal();
    const outcome = await runTarget(files[target] ?? [], WRONG_SECRET);
    expect(outcome.output).toContain("invalid_client");
    expect((await firstForm(standIn)).get("client_id")).toBe(clientId);
  });
}

for (const [target, parse] of Object.entries(PARSERS)) {
  test(`${target} is well-formed`, async ({ standIn }) => {
    for (const clientId of ["0123456789ABCDEF", "a'b\"c$d`e%f{{g}}#(lf)h*/i\\j&k=l+m;n|o<p>q"]) {
      const files = await writeFiles(standIn, "/0", clientId);
      const outcome = await parse(files[target]?.[0] ?? "");
      expect(outcome.status, outcome.output).toBe(0);
      if (target === "dot-env") {
        expect(outcome.output).toContain(`CREATIO_CLIENT_ID=${clientId}\n`);
        expect(outcome.output).toContain(`CREATIO_TOKEN_URL=${standIn.identity}/connect/token\n`);
        expect(outcome.output).toContain(`CREATIO_ODATA_URL=${standIn.creatio}/0/odata\n`);
      }
    }
  });
}

test("a program asks for the secret when there is no variable, and does not print it", async ({ standIn }) => {
  const app: App = await createApp(standIn, "/0");
  const files = await writeFiles(standIn, "/0", app.clientId);
  const outcome = await run("bash", files["curl"] ?? [], { CREATIO_CLIENT_SECRET: "" }, `${app.secret}\n`);
  expect(outcome.status, outcome.output).toBe(0);
  expect(outcome.output).toContain(CONTACT);
  expectNoSecrets(outcome, app.secret);
});
