// The command that verifies an app in a POSIX shell, run against the stand-in; what it prints is judged as on the page.

import { expect } from "@playwright/test";

import type { Profile } from "../support/profiles.ts";
import { run } from "../support/run.ts";
import { site } from "../support/site.ts";
import type { StandIn } from "../support/stand-in.ts";
import { type App, createApp, judge, test, writeFiles } from "./handed-over.ts";

const WORKSPACES: [Profile, string][] = [
  ["framework-8.0", "/0"],
  ["core-8.1", ""],
  ["framework-8.2", "/0"],
  ["core-8.3", ""],
  ["framework-10", "/0"],
];
const WRONG_SECRET = "planted-wrong-secret+&%'\"\\";
const SHELLS = ["sh", "bash"];

/** Runs the command with a secret in its variable; returns what it printed, and what the page finds in that. */
async function verify(standIn: StandIn, workspace: string, app: App, secret = app.secret, shell = "sh") {
  const files = await writeFiles(standIn, workspace, app.clientId);
  const { status, output } = await run(shell, files["check-posix"] ?? [], { CREATIO_CLIENT_SECRET: secret });
  expect(status, output).toBe(0);
  expect(output).not.toContain(secret);
  expect(output, "no token").not.toContain("eyJ");
  return { output, found: await judge(standIn, app.clientId, output) };
}

const OK = [
  "(Source, Some(SourceFound))",
  "(Token, Some(TokenReceived))",
  "(Claims, Some(ClaimsRead))",
  "(DataService, Some(DataRead))",
  "(OData, Some(DataRead))",
  "(User, Some(UserSufficient))",
];

for (const [profile, workspace] of WORKSPACES) {
  for (const shell of SHELLS) {
    test(`${shell} proves that an app of ${profile} works`, async ({ standIn }) => {
      await standIn.reset(site(profile));
      const { found, output } = await verify(standIn, workspace, await createApp(standIn, workspace), undefined, shell);
      expect(found, output).toEqual(OK);
    });
  }

  test(`the command finds what fails on ${profile}`, async ({ standIn }) => {
    await standIn.reset(site(profile));
    const app = await createApp(standIn, workspace);
    const fails = async (finding: string, secret = app.secret) => {
      const { found, output } = await verify(standIn, workspace, app, secret);
      expect(found.find((stage) => !OK.includes(stage)), output).toBe(finding);
    };
    await fails("(Token, Some(TokenInvalidClient))", WRONG_SECRET);
    await standIn.conditions({ set: ["no-CanUseODataService"] });
    await fails("(OData, Some(ODataRefused))");
    await standIn.conditions({ clear: ["no-CanUseODataService"], set: ["identity-error"] });
    await fails("(Token, Some(TokenServiceDown))");
    await standIn.conditions({ clear: ["identity-error"], set: ["identity-down"] });
    await fails("(Token, Some(TokenUnreachable))");
    await standIn.conditions({ clear: ["identity-down"] });
    for (const [call, fault, finding] of [
      ["token", "html", "(Token, Some(TokenPage))"],
      ["token", "not-found", "(Token, Some(TokenNoService))"],
      ["SelectQuery:Contact", "unauthorized", "(DataService, Some(DataUnauthorized))"],
      ["SelectQuery:Contact", "forbidden", "(DataService, Some(DataForbidden))"],
      ["SelectQuery:Contact", "refused", "(DataService, Some(DataRefused))"],
      ["SelectQuery:Contact", "login-page", "(DataService, Some(DataPage))"],
      ["SelectQuery:Contact", "not-found", "(DataService, Some(DataNoService))"],
      ["SelectQuery:Contact", "cut-before", "(DataService, Some(DataUnreachable))"],
    ] as const) {
      await standIn.fault(call, fault);
      await fails(finding);
    }
  });
}

test("the command asks for the secret when there is no variable", async ({ standIn }) => {
  const app = await createApp(standIn, "/0");
  const files = await writeFiles(standIn, "/0", app.clientId);
  const { output } = await run("sh", files["check-posix"] ?? [], { CREATIO_CLIENT_SECRET: "" }, `${app.secret}\n`);
  expect(output).toContain("Client secret: ");
  expect(output).not.toContain(app.secret);
  expect(await judge(standIn, app.clientId, output)).toEqual(OK);
});

test("the command sends a client id as it is, whatever it means in the shell", async ({ standIn }) => {
  const clientId = "a'b\"c$d`e%f{{g}}#(lf)h*/i\\j&k=l+m;n|o<p>q";
  const { found, output } = await verify(standIn, "/0", { clientId, secret: WRONG_SECRET });
  expect(found[1], output).toBe("(Token, Some(TokenInvalidClient))");
});
