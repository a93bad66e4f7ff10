// A site where DataService is closed for the apps: OData 4 does the same, and the page says so.

import { names } from "./support/list.ts";
import * as steps from "./support/steps.ts";
import { PROFILES } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";

const SAID = "Read by OData 4: DataService is closed for this object.";

for (const profile of PROFILES) {
  test(`the list, an app and a change go by OData where DataService is closed (${profile})`, async ({ page, standIn, watch }) => {
    const conditions = ["data-service-closed:OAuthClientApp"];
    await standIn.reset({ profile, start: "connected-site", apps: 60, users: 12, conditions });
    if (profile === "core-8.1") {
      watch.expect(/403/);
    }
    await steps.open(page, standIn);
    await expect(page.getByText("60 apps", { exact: true })).toBeVisible();
    await expect(page.getByText(SAID)).toBeVisible();
    const apps = await steps.appsOf(standIn);
    const [first] = await names(page);
    const app = apps.find((app) => app.Name === first) as steps.AppState;
    await expect(steps.row(page, app.Name)).toContainText(app.SystemUser?.displayValue ?? "");
    await steps.activeSwitch(page, app.Name).click();
    await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
    expect((await steps.appNamed(standIn, app.Name)).IsActive).toBe(!app.IsActive);
    await page.getByRole("link", { name: app.Name, exact: true }).click();
    await steps.fillApp(page, { description: "Saved by the second road" });
    await steps.saveButton(page).click();
    await expect(steps.result(page)).toHaveText(`“${app.Name}” is saved.`);
    expect((await steps.appNamed(standIn, app.Name)).Description).toBe("Saved by the second road");
  });
}

test("where both roads are closed the page says what the first one said", async ({ page, standIn, watch }) => {
  watch.expect(/403/);
  const conditions = ["data-service-closed:OAuthClientApp", "no-CanUseODataService"];
  await standIn.reset({ profile: "framework-8.0", start: "connected-site", apps: 3, users: 5, conditions });
  await standIn.signIn(page.context());
  const heard: string[] = [];
  page.on("response", (response) => {
    if (response.status() >= 400) {
      heard.push(new URL(response.url()).pathname);
    }
  });
  await page.goto(standIn.page);
  await expect(page.getByRole("alert")).toContainText("The apps could not be read.");
  await expect(page.getByRole("alert")).toContainText("The signed-in user has no right to do this.");
  expect(heard).toEqual(["/0/odata/OAuthClientApp"]);
});

test("on a site without trouble nothing is said of roads", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await expect(page.getByText("3 apps", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Reload" })).toBeVisible();
  await expect(page.getByText(SAID)).toHaveCount(0);
});
