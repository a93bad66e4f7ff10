// Every read fails in every way: the failure is explained, and reading again recovers.

import { CHECKS, CONNECTION_QUERIES, check, expectCheck } from "../support/connection.ts";
import { isUnavoidable } from "../support/console-watch.ts";
import { FAULT_CASES, MISSING_SERVICE, failNext, failNextRead } from "../support/faults.ts";
import { appLink, expectCount, openList } from "../support/list.ts";
import { TYPED, expectCreated } from "../support/new-app.ts";
import * as steps from "../support/steps.ts";
import { APP, alert, button, credentials, expectIdle, heading, saveButton, userField } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_FORM, APP_PAGE, CONNECT, FAILURE, LIST } from "../support/texts.ts";

for (const faultCase of FAULT_CASES) {
  const { fault, message, consoleError } = faultCase;

  test.describe(fault, () => {
    test("reading the list", async ({ page, standIn, watch }) => {
      // A browser repeats a request by itself if the connection that it reused is cut. Opening another page first makes
      // the stand-in close those connections together with the fault.
      await steps.open(page, standIn, "?page=connect");
      await expect(page.getByText(CONNECT.connectedOrNotTested)).toBeVisible();
      // Connect reads the first apps as well.
      const answered = async () => (await steps.requestsTo(standIn, "SelectQuery:OAuthClientApp")).filter(({ status }) => status !== 0);
      await expect.poll(async () => (await answered()).length).toBe(1);
      await failNextRead(page, standIn, watch, "OAuthClientApp", faultCase);
      await steps.goTo(page, "Apps");
      await expect(alert(page, LIST.loadFailed)).toContainText(message);
      await button(alert(page, LIST.loadFailed), FAILURE.tryAgain).click();
      await expectCount(page, 3);
      await expect(page.getByRole("alert")).toHaveCount(0);
      await expectIdle(page);
    });

    test("opening an app", async ({ page, standIn, watch }) => {
      await openList(page, standIn);
      await failNextRead(page, standIn, watch, "OAuthClientApp", faultCase);
      await appLink(page, APP).click();
      await expect(alert(page, APP_PAGE.openFailedWhat)).toContainText(message);
      await button(page, FAILURE.tryAgain).click();
      await expect(heading(page, APP)).toBeVisible();
      await expectIdle(page);
    });

    test("showing a secret", async ({ page, standIn, watch }) => {
      const app = await steps.openApp(page, standIn, APP);
      await failNext(page, standIn, watch, "GetClientSecret", faultCase);
      await credentials(page).show.click();
      await expect(alert(page, APP_PAGE.secretFailed)).toContainText(message);
      await expect(page.getByText(app.ClientSecret)).toHaveCount(0);
      await credentials(page).show.click();
      await expect(credentials(page).secret).toHaveText(app.ClientSecret);
    });

    test("searching for users", async ({ page, standIn, watch }) => {
      await steps.open(page, standIn, "?page=new");
      await failNextRead(page, standIn, watch, "SysAdminUnit", faultCase);
      await userField(page).click();
      await expect(alert(page, APP_FORM.usersFailed)).toContainText(message);
      await steps.fillApp(page, TYPED);
      await saveButton(page).click();
      await expectCreated(page, standIn);
    });

    test("checking the connection", async ({ page, standIn, watch }) => {
      await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 0 });
      await steps.open(page, standIn, "?page=connect");
      await expect(page.getByText(CONNECT.connected)).toBeVisible();
      for (const { call, checks } of CONNECTION_QUERIES) {
        await test.step(call, async () => {
          await expectIdle(page);
          await standIn.fault(call, fault, { times: 0 });
          await button(page, "Check again").click();
          for (const title of checks) {
            await expectCheck(page, title, "Unknown");
            await expect(check(page, title)).toContainText(fault === "not-found" ? MISSING_SERVICE : message);
          }
          await expectIdle(page);
          await standIn.clearFaults();
          await button(page, "Check again").click();
          for (const title of checks) {
            await expectCheck(page, title, "OK");
          }
          await expect(page.getByText(CONNECT.connected)).toBeVisible();
        });
      }
      await expectCheck(page, CHECKS.site, "OK");
      if (consoleError) {
        const failed = (await standIn.journal()).filter((entry) => entry.fault === fault && !isUnavoidable(entry.status, entry.path));
        watch.expect(consoleError, failed.length);
      }
    });
  });
}
