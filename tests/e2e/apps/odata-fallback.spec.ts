// A site that closes the table of apps to DataService: the page uses OData 4 instead, and says so.

import { expectStatusMessages } from "../support/console-watch.ts";
import { activeSwitch, appLink, expectCount, names, openList, row, undoButton } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { EVERY_PROFILE, alert, result } from "../support/steps.ts";
import { factsOf } from "../support/profiles.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE, FAILURE, LIST } from "../support/texts.ts";

for (const profile of EVERY_PROFILE) {
  test(`where DataService is closed, OData serves the list, an app and a change (${profile})`, async ({ page, standIn, watch }) => {
    const conditions = ["data-service-closed:OAuthClientApp"];
    await standIn.reset({ profile, start: "connected-site", apps: 60, users: 12, conditions });
    await steps.open(page, standIn);
    await expectCount(page, 60);
    await expect(page.getByText(LIST.readByOdata)).toBeVisible();
    const apps = await steps.appsOf(standIn);
    const [first] = await names(page);
    const app = apps.find((app) => app.Name === first) as steps.AppState;
    await expect(row(page, app.Name)).toContainText(app.SystemUser?.displayValue ?? "");
    await activeSwitch(page, app.Name).click();
    await expect(undoButton(page)).toBeVisible();
    expect((await steps.appNamed(standIn, app.Name)).IsActive).toBe(!app.IsActive);
    await appLink(page, app.Name).click();
    await steps.fillApp(page, { description: "Saved through OData" });
    await steps.saveButton(page).click();
    await expect(result(page)).toHaveText(APP_PAGE.saved(app.Name));
    expect((await steps.appNamed(standIn, app.Name)).Description).toBe("Saved through OData");
    const { closedQueryStatus } = factsOf(profile);
    if (closedQueryStatus !== 200) {
      await expectStatusMessages(watch, standIn, closedQueryStatus);
    }
  });
}

test("where both are closed, the page reports the error of DataService", async ({ page, standIn, watch }) => {
  watch.expect(/status of 403/);
  const conditions = ["data-service-closed:OAuthClientApp", "no-CanUseODataService"];
  await standIn.reset(steps.site("framework-8.0", ...conditions));
  await standIn.signIn(page.context());
  const failed: string[] = [];
  page.on("response", (response) => {
    if (response.status() >= 400) {
      failed.push(new URL(response.url()).pathname);
    }
  });
  await page.goto(standIn.page);
  await expect(alert(page, LIST.loadFailed)).toContainText(FAILURE.noRight);
  expect(failed).toEqual(["/0/odata/OAuthClientApp"]);
});

test("where DataService is open, OData is not mentioned", async ({ page, standIn }) => {
  await openList(page, standIn);
  await expect(page.getByText(LIST.readByOdata)).toHaveCount(0);
});
