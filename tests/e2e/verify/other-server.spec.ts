// Verify against an OAuth server of another make.

import type { Page } from "@playwright/test";

import { allowClipboard, readClipboard } from "../support/clipboard.ts";
import { expectStatusMessages } from "../support/console-watch.ts";
import { type OAuthServer, type OAuthServerOptions, startOAuthServer } from "../support/oauth-server.ts";
import { run } from "../support/run.ts";
import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, appNamed, button } from "../support/steps.ts";
import { expect, test as base } from "../support/test.ts";
import { VERIFY, expectStates, stage, verification } from "../support/verify.ts";

/** Starts a server that knows the app, makes it the site's Identity Service, and opens the app. */
type Open = (options: Partial<OAuthServerOptions> & Pick<OAuthServerOptions, "tokens" | "cors">) => Promise<steps.AppState>;

const test = base.extend<{ openApp: Open }>({
  openApp: async ({ page, context, standIn }, use) => {
    let server: OAuthServer | undefined;
    await use(async (options) => {
      const { ClientId: clientId, ClientSecret: secret } = await appNamed(standIn, APP);
      const scope = await scopeOf(standIn);
      server = await startOAuthServer({ clientId, secret, scope, otherScopes: [scope], ...options });
      await standIn.conditions({ set: [`setting:OAuth20IdentityServerUrl=${server.address}`] });
      await allowRequestsTo(page, server.address);
      // The browser asks the user before a page sends requests to this machine.
      await context.grantPermissions(["local-network-access"]);
      return steps.openApp(page, standIn, APP);
    });
    await server?.stop();
  },
});

/** The scope of the site's default resource. */
async function scopeOf(standIn: StandIn): Promise<string> {
  const resources = (await standIn.state())["resources"] as { Name: string }[];
  return resources[0]!.Name;
}

/** Serves the page with a policy that lets it send requests to another origin. */
const allowRequestsTo = (page: Page, origin: string): Promise<unknown> =>
  page.route(
    (url) => url.pathname.endsWith("/"),
    async (route) => {
      const response = await route.fetch();
      const widen = (policy: string) => policy.replaceAll("connect-src 'self'", `connect-src 'self' ${origin}`);
      const headers = Object.fromEntries(Object.entries(response.headers()).map(([name, value]) => [name, widen(value)]));
      await route.fulfill({ response, headers, body: widen(await response.text()) });
    },
  );

const NOT_RUN = ["Not run", "Not run", "Not run", "Not run"] as const;

for (const tokens of ["opaque", "jwt"] as const) {
  test(`the page asks another server that allows it, which issues ${tokens} tokens`, async ({ page, standIn, watch, openApp }) => {
    await openApp({ tokens, cors: true });
    const { verify, status } = verification(page);
    await verify.click();
    // Creatio has its tokens checked by the service that it knows, and that did not issue this one.
    await expect(status).toContainText(VERIFY.fails("DataService"));
    await expect(status).toContainText("Creatio rejected the token");
    await expectStates(page, ["OK", "OK", "OK", "Failed", "Failed", "Not run"]);
    await expect(stage(page, "Content of the token")).toContainText(tokens === "jwt" ? "issuer http://127.0.0.1" : "can't be read");
    await expectStatusMessages(watch, standIn, 401);
  });

  test(`a command asks another server that does not allow the page, which issues ${tokens} tokens`, async ({ page, context, watch, openApp }) => {
    await allowClipboard(context);
    const app = await openApp({ tokens, cors: false });
    const { region, verify, status, output } = verification(page);
    await verify.click();
    await expect(status).toHaveText(VERIFY.useShell);
    watch.expect(/blocked by CORS policy/, 1);
    watch.expect(/net::ERR_FAILED/, 1);
    await button(region, "Copy command (POSIX)").click();
    await expect.poll(() => readClipboard(page)).toContain("connect/token");
    const printed = await run("sh", ["-c", await readClipboard(page)], { CREATIO_CLIENT_SECRET: app.ClientSecret });
    expect(printed.output).not.toContain(app.ClientSecret);
    await output.fill(printed.output);
    await expect(status).toContainText("Creatio rejected the token");
    await expectStates(page, ["OK", "OK", "OK", "Failed", "Failed", "Not run"]);
  });
}

for (const { refuses, options, cause, status: code } of [
  { refuses: "another secret", options: { secret: "another-secret" }, cause: "The Client Id or the secret is wrong", status: 401 },
  { refuses: "another scope", options: { scope: "ApplicationAccess_other" }, cause: "The app has no access to the default resource", status: 400 },
  { refuses: "another grant type", options: { grants: ["authorization_code"] }, cause: "The service calls the request invalid", status: 400 },
]) {
  test(`another server refuses ${refuses}`, async ({ page, watch, openApp }) => {
    await openApp({ tokens: "jwt", cors: true, ...options });
    await verification(page).verify.click();
    await expect(verification(page).status).toContainText(VERIFY.fails("Token"));
    await expect(verification(page).status).toContainText(cause);
    await expectStates(page, ["OK", "Failed", ...NOT_RUN]);
    watch.expect(new RegExp(`status of ${code}`), 1);
  });
}
