// Each way in which an app can fail has its own cause and fix: where the page asks itself, and where a command in a shell does.

import type { Page } from "@playwright/test";

import { allowClipboard, readClipboard } from "../support/clipboard.ts";
import { type ConsoleWatch, expectStatusMessages, isUnavoidable } from "../support/console-watch.ts";
import { run } from "../support/run.ts";
import type { Fault, StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, button, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { VERIFY, allowIdentityService, stage, verification } from "../support/verify.ts";

/** What is wrong, and what Verify says about it. */
interface Case {
  /** A condition of the site, a fault of one call, or columns of the app. */
  set?: string;
  fault?: [call: string, fault: Fault];
  app?: Record<string, unknown>;
  stage: (typeof VERIFY.stages)[number];
  cause: string;
  fix: string;
}

const refusedToken = (error: string, cause: string, fix: string): Case => ({ set: `token-refused:${error}`, stage: "Token", cause, fix });
const onToken = (fault: Fault, cause: string, fix: string): Case => ({ fault: ["token", fault], stage: "Token", cause, fix });
const onData = (fault: Fault, cause: string, fix: string): Case => ({
  fault: ["SelectQuery:Contact", fault],
  stage: "DataService",
  cause,
  fix,
});

/** A person without a license, in a site with enough users. */
const UNLICENSED = "Ana Sánchez";
const USERS = 12;

const CASES: Case[] = [
  refusedToken("invalid_client", "The Client Id or the secret is wrong", "Copy both again"),
  refusedToken("invalid_scope", "The app has no access to the default resource", "Check the default resource"),
  refusedToken("unauthorized_client", "The app may not use the grant type client_credentials", "Turn Public client off"),
  refusedToken("unsupported_grant_type", "The service does not offer the grant type", "Check that the address is that of"),
  refusedToken("invalid_request", "The service calls the request invalid", "that the proxy forwards POST requests"),
  refusedToken("invalid_grant", "The service rejected the grant", "Check that the address is that of"),
  { app: { IsActive: false }, stage: "Token", cause: "The app is not active", fix: "Turn on Active and save" },
  { app: { SystemUser: UNLICENSED }, stage: "DataService", cause: "The system user has no license", fix: "Grant a license in Creatio" },
  onToken("html", "A web page answered instead of a token", "Use the address of the Identity Service"),
  onToken("not-found", "There is no token service at this address", "Check the address of the Identity Service"),
  onToken("bad-gateway", "The Identity Service failed", "Check its log"),
  onToken("truncated", "The answer has no token and no known error", "Check that the address is that of"),
  onToken("cut-before", "There was no answer", "Check that the Identity Service runs"),
  // Creatio does not accept the token of a service whose clock is ahead.
  { set: "identity-clock:600", stage: "Content of the token", cause: "the token has expired or is not valid yet", fix: "by a time server" },
  onData("unauthorized", "Creatio rejected the token", "Check that Creatio reaches the same Identity Service"),
  onData("forbidden", "the system user may not read contacts", "give the system user roles"),
  onData("refused", "Creatio refused the query", "give the system user roles"),
  onData("login-page", "Creatio answered with a page", "Check that the proxy forwards the header Authorization"),
  onData("not-found", "There is no such service at this address", "Check “creatio” and “workspace” in config.json"),
  onData("bad-gateway", "Creatio failed", "Check its log"),
  onData("empty", "The answer is no data of Creatio", "Check which server answers"),
  onData("cut-before", "Creatio did not answer", "Check that Creatio runs"),
  { set: "no-CanUseODataService", stage: "OData", cause: "The system user may not use OData", fix: "CanUseODataService" },
];

/** Makes a case true, and returns what ends it. */
async function arrange(standIn: StandIn, { set, fault, app }: Case): Promise<() => Promise<void>> {
  if (set !== undefined) {
    await standIn.conditions({ set: [set] });
    return () => standIn.conditions({ clear: [set] });
  }
  if (app !== undefined) {
    await standIn.changeApp(APP, app);
    return () => standIn.changeApp(APP, { IsActive: true, SystemUser: "Supervisor" });
  }
  await standIn.fault(...fault!);
  return () => standIn.clearFaults();
}

async function expectVerdict(page: Page, { stage: title, cause, fix }: Case): Promise<void> {
  await expect(verification(page).status).toContainText(VERIFY.fails(title));
  await expect(verification(page).status).toContainText(cause);
  await expect(stage(page, title)).toContainText(fix);
}

/** Expects the browser's messages about the answers to the page. */
async function expectMessages(watch: ConsoleWatch, standIn: StandIn, fault?: Fault): Promise<void> {
  const refused = (await standIn.journal()).filter(({ status, path }) => status >= 400 && !isUnavoidable(status, path));
  const statuses = new Set(refused.map(({ status }) => status));
  for (const status of statuses) {
    await expectStatusMessages(watch, standIn, status);
  }
  if (fault === "cut-before") {
    watch.expect(/ERR_EMPTY_RESPONSE/, 1);
  }
}

for (const profile of ["framework-8.0", "framework-10"] as const) {
  test(`the page names the cause and the fix of each failure of ${profile}`, async ({ page, standIn, watch }) => {
    await allowIdentityService(page);
    await standIn.reset({ ...site(profile), users: USERS });
    await steps.openApp(page, standIn, APP);
    for (const each of CASES) {
      await test.step(each.cause, async () => {
        await standIn.clearJournal();
        const end = await arrange(standIn, each);
        await verification(page).verify.click();
        await expectVerdict(page, each);
        await end();
        await expectMessages(watch, standIn, each.fault?.[1]);
      });
    }
    await verification(page).verify.click();
    await expect(verification(page).status).toHaveText(VERIFY.works);
  });
}

test("the command for a shell leads to the same cause and fix", async ({ page, context, standIn }) => {
  await allowClipboard(context);
  await standIn.reset({ ...site("framework-8.0"), users: USERS });
  await standIn.conditions({ set: [`setting:OAuth20IdentityServerUrl=${standIn.identity}/`] });
  const app = await steps.openApp(page, standIn, APP);
  const { region, verify, status, output } = verification(page);
  for (const each of CASES) {
    await test.step(each.cause, async () => {
      await verify.click();
      await expect(status).toHaveText(VERIFY.useShell);
      await button(region, "Copy command (POSIX)").click();
      await expect.poll(() => readClipboard(page)).toContain("connect/token");
      const end = await arrange(standIn, each);
      if (each.app !== undefined) {
        // The page reads again what Creatio holds of the app.
        await verify.click();
        await expect(verify).toBeEnabled();
      }
      const printed = await run("sh", ["-c", await readClipboard(page)], { CREATIO_CLIENT_SECRET: app.ClientSecret });
      expect(printed.output).not.toContain(app.ClientSecret);
      await output.fill(printed.output);
      await expectVerdict(page, each);
      await end();
    });
  }
});
