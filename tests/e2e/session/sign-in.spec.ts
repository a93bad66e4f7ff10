// Signing in: empty fields, refusals and warnings.

import { factsOf } from "../support/profiles.ts";
import * as steps from "../support/steps.ts";
import { EVERY_PROFILE, HEADINGS, alert, button, field, heading, requestsTo, result, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { SESSION } from "../support/texts.ts";

for (const profile of EVERY_PROFILE) {
  test(`a wrong password is refused, and the right one works afterwards (${profile})`, async ({ page, standIn, watch }) => {
    await standIn.reset(site(profile));
    if (factsOf(profile).refusedLoginStatus === 401) {
      watch.expect(/status of 401/);
    }
    await page.goto(standIn.page);
    await steps.signIn(page, "Supervisor", "wrong");
    await expect(alert(page, SESSION.signInFailed)).toContainText(`Creatio says: ${SESSION.wrongCredentials}`);
    await expect(field(page, "User name")).toHaveValue("Supervisor");
    await expect(field(page, "Password"), "a refused password does not stay").toHaveValue("");
    await steps.signIn(page);
    await expect(heading(page, HEADINGS.apps)).toBeVisible();
    expect(await requestsTo(standIn, "Login"), "nothing was sent twice").toHaveLength(2);
  });
}

test("signing in requires a user name and a password", async ({ page, standIn }) => {
  await page.goto(standIn.page);
  await button(page, "Sign in").click();
  await expect(field(page, "User name")).toBeFocused();
  await expect(field(page, "User name")).toHaveAccessibleDescription(new RegExp(SESSION.enterUserName));
  await field(page, "User name").fill("Supervisor");
  await button(page, "Sign in").click();
  await expect(field(page, "Password")).toBeFocused();
  await expect(field(page, "Password")).toHaveAccessibleDescription(new RegExp(SESSION.enterPassword));
  await field(page, "Password").fill("Supervisor");
  await button(page, "Sign in").click();
  await expect(heading(page, HEADINGS.apps)).toBeVisible();
  expect(await requestsTo(standIn, "Login"), "only complete fields were sent").toHaveLength(1);
});

/** Conditions under which Creatio refuses the right password. */
const REFUSALS = [
  { condition: "two-factor", reason: SESSION.secondFactor, next: SESSION.signInElsewhere },
  { condition: "totp-not-enabled", reason: SESSION.secondFactorNotSetUp, next: SESSION.setUpElsewhere },
  { condition: "licence-missing", reason: SESSION.noLicense, next: SESSION.noLicenseNext },
];

for (const { condition, reason, next } of REFUSALS) {
  test(`signing in is refused: ${condition}`, async ({ page, standIn }) => {
    await standIn.reset({ start: "connected-site", apps: 3, conditions: [condition] });
    await page.goto(standIn.page);
    await steps.signIn(page);
    const failure = alert(page, SESSION.signInFailed);
    await expect(failure).toContainText(reason);
    await expect(failure).toContainText(next);
    const elsewhere = page.getByRole("link", { name: SESSION.signInElsewhere });
    await expect(elsewhere).toBeVisible();
    await expect(field(page, "User name")).toHaveValue("Supervisor");
    if (condition !== "licence-missing") {
      await expect(elsewhere, "the next step").toBeFocused();
    }

    await button(page, SESSION.signedInElsewhere).click();
    await expect(alert(page, SESSION.notSignedInElsewhere)).toBeVisible();
    // Creatio's own page has signed the user in: the session is in the cookies of the browser.
    await standIn.signIn(page.context());
    await button(page, SESSION.signedInElsewhere).click();
    await expect(heading(page, HEADINGS.apps)).toBeVisible();
  });
}

/** Conditions under which Creatio accepts the password with a warning. */
const WARNINGS = [
  { condition: "licence-needed", message: SESSION.withoutLicense },
  { condition: "password-expired", message: SESSION.passwordExpired },
  { condition: "password-change", message: SESSION.passwordExpires },
];

for (const { condition, message } of WARNINGS) {
  test(`signing in is accepted with a warning: ${condition}`, async ({ page, standIn }) => {
    await standIn.reset({ start: "connected-site", apps: 3, conditions: [condition] });
    await page.goto(standIn.page);
    await steps.signIn(page);
    await expect(heading(page, HEADINGS.apps)).toBeVisible();
    await expect(result(page)).toContainText(message);
  });
}

test("over plain HTTP from another machine, the page warns before the password is sent", async ({ page, standIn }) => {
  await page.goto(standIn.page);
  await expect(button(page, "Sign in")).toBeVisible();
  await expect(page.getByText(SESSION.sentInClear), "this machine").toHaveCount(0);
  const { origin } = new URL(standIn.page);
  const elsewhere = "http://creatio.example";
  await page.route(`${elsewhere}/**`, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace(elsewhere, origin), maxRedirects: 0 });
    await route.fulfill({ response });
  });
  await page.goto(standIn.page.replace(origin, elsewhere));
  await expect(page.getByText(SESSION.sentInClear)).toBeVisible();
});
