// Cookies that are missing, or left by other sites on the same host.

import type { BrowserContext } from "@playwright/test";

import { activeSwitch, expectCount } from "../support/list.ts";
import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, HEADINGS, PROFILES, alert, button, heading, requestsTo, result, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { LIST, SESSION } from "../support/texts.ts";

/** Leaves a cookie of another site, which the browser lists before Creatio's because its path is longer. */
async function leaveCookie(context: BrowserContext, standIn: StandIn, value: string): Promise<void> {
  const { hostname, pathname } = new URL(standIn.page);
  await context.addCookies([{ name: "BPMCSRF", value, domain: hostname, path: pathname }]);
}

for (const profile of PROFILES) {
  test(`a site that uses no cookie BPMCSRF is signed in to (${profile})`, async ({ page, standIn }) => {
    await standIn.reset(site(profile, "csrf-off"));
    await page.goto(standIn.page);
    await steps.signIn(page);
    await expectCount(page, 3);
    const cookies = await page.context().cookies();
    expect(cookies.map((cookie) => cookie.name)).not.toContain("BPMCSRF");
    await page.reload();
    await expectCount(page, 3);
  });

  test(`of several cookies BPMCSRF the one that Creatio accepts is used (${profile})`, async ({ page, standIn, watch }) => {
    await standIn.reset(site(profile));
    await leaveCookie(page.context(), standIn, "stale");
    watch.expect(/status of 403/, "some");
    await page.goto(standIn.page);
    await steps.signIn(page);
    await expectCount(page, 3);
    await expect(alert(page, SESSION.signInFailed)).toHaveCount(0);
    // A change, too, is sent with the right one.
    const app = await steps.appNamed(standIn, APP);
    await activeSwitch(page, app.Name).click();
    await expect(result(page)).toContainText(app.IsActive ? LIST.switchedOff(app.Name) : LIST.switchedOn(app.Name));
    expect(await requestsTo(standIn, "UpdateClient")).toHaveLength(1);
    // At the next visit the session is found without signing in.
    await page.reload();
    await expectCount(page, 3);
    await expect(heading(page, HEADINGS.signIn)).toHaveCount(0);
  });
}

test("a session that is found with the second cookie shows one app", async ({ page, standIn, watch }) => {
  await leaveCookie(page.context(), standIn, "stale");
  watch.expect(/status of 403/, "some");
  await steps.openApp(page, standIn, APP);
});

test("cookies that are all refused are named, with a way out, and signing in is not asked for in a circle", async ({ page, standIn, watch }) => {
  await leaveCookie(page.context(), standIn, "stale");
  watch.expect(/status of 403/, "some");
  await page.goto(standIn.page);
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
  await standIn.fault("GetCurrentUserInfo", "stale-csrf", { times: 0 });
  await steps.signIn(page);
  const failure = alert(page, SESSION.notUsable);
  await expect(failure).toContainText("2 cookies BPMCSRF");
  await expect(failure).toContainText("Delete this host's cookies BPMCSRF, BPMLOADER and .ASPXAUTH");
  expect(await requestsTo(standIn, "Login"), "once").toHaveLength(1);
  await standIn.clearFaults();
  await steps.signIn(page);
  await expectCount(page, 3);
});

/** What Creatio says at sign-in, before it refuses every call but the change that it asks for. */
const NEXT_STEPS = [
  { condition: "password-expired", message: "Password has expired", address: /ChangePassword/ },
  { condition: "password-change", message: SESSION.passwordExpires, address: /ChangePassword/ },
  { condition: "licence-needed", message: "There are no licenses for the user", address: /\/$/ },
];

for (const { condition, message, address } of NEXT_STEPS) {
  test(`what Creatio said at sign-in explains why it refuses the first call: ${condition}`, async ({ page, standIn, watch }) => {
    await standIn.reset(site("framework-8.0", condition));
    await page.goto(standIn.page);
    await expect(heading(page, HEADINGS.signIn)).toBeVisible();
    await standIn.fault("GetCurrentUserInfo", "unauthorized", { times: 0 });
    watch.expect(/status of 401/, "some");
    await steps.signIn(page);
    await expect(alert(page, SESSION.notUsable)).toContainText(message);
    await expect(page.getByRole("link", { name: SESSION.signInElsewhere })).toHaveAttribute("href", address);
    await standIn.clearFaults();
    await button(page, SESSION.signedInElsewhere).click();
    await expectCount(page, 3);
  });
}

test("an address on another origin is not offered", async ({ page, standIn }) => {
  await page.goto(standIn.page);
  await page.route("**/Login", async (route) => {
    const response = await route.fetch();
    const body = { ...(await response.json()), Code: 5, Message: "Expired", PasswordChangeUrl: "https://elsewhere.example/change" };
    await route.fulfill({ response, json: body });
  });
  await steps.signIn(page);
  await expect(result(page)).toContainText("Expired");
  const [opened] = await Promise.all([page.context().waitForEvent("page"), button(page, SESSION.openCreatio).click()]);
  expect(new URL(opened.url()).origin).toBe(new URL(standIn.page).origin);
});
