// What other pages say of the connection: the list of apps, and the page for a new app, which waits until it is well.

import { CONNECTED } from "./support/person.ts";
import * as steps from "./support/steps.ts";
import { heading, saveButton } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { TYPED, button, expectMade, site } from "./support/typed-app.ts";

test("the list says that the connection is not well, and leads to where it is mended", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", "identity-down"));
  await steps.open(page, standIn);
  const strip = page.getByRole("region", { name: "Connection" });
  await expect(strip).toContainText("The Creatio server cannot reach http://localhost:8090");
  await standIn.conditions({ clear: ["identity-down"] });
  await strip.getByRole("link", { name: "Mend the connection" }).click();
  await expect(heading(page, steps.HEADINGS.connect)).toBeVisible();
  await expect(page.getByText(CONNECTED)).toBeVisible();
  await steps.goTo(page, "Apps");
  await expect(strip).toHaveCount(0);
});

test("the list says nothing where all is well, and asks without disturbing anybody", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1"));
  await steps.open(page, standIn);
  await expect.poll(async () => (await steps.asked(standIn, "SelectQuery:OAuthResource")).length).toBe(1);
  await expect(page.getByRole("region", { name: "Connection" })).toHaveCount(0);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a new app waits until the connection is well, and then goes on", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", "no-default-resource"));
  await page.clock.install();
  await steps.open(page, standIn, "?page=new");
  const gate = page.getByRole("region", { name: "Connection" });
  await expect(gate).toContainText("Default resource: Apps can be made only after it was created");
  await steps.fillApp(page, TYPED);
  await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
  await expect(saveButton(page)).toHaveAccessibleDescription("Not before the connection is well");
  await page.getByRole("textbox", { name: "Name", exact: true }).press("Enter");
  expect(await steps.asked(standIn, "AddClient"), "nothing is sent").toHaveLength(0);
  await standIn.conditions({ clear: ["no-default-resource"] });
  await page.clock.runFor(10_000);
  await expect(page.getByText("The connection is well now. The app can be made.")).toBeVisible();
  await saveButton(page).click();
  await expectMade(page, standIn);
});

test("a new app is not let go by answers that do not come", async ({ page, standIn, watch }) => {
  watch.expect(/status of 500/);
  await standIn.reset(site("core-8.1", "no-default-resource"));
  await page.clock.install();
  await steps.open(page, standIn, "?page=new");
  const gate = page.getByRole("region", { name: "Connection" });
  await expect(gate).toContainText("No app can be made yet.");
  await standIn.clearJournal();
  await standIn.fault("SelectQuery:OAuthResource", "error-500");
  await page.clock.runFor(10_000);
  await expect.poll(async () => (await steps.asked(standIn, "SelectQuery:OAuthResource")).length).toBe(1);
  await expect(gate).toContainText("No app can be made yet.");
  await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
  await standIn.conditions({ clear: ["no-default-resource"] });
  await page.clock.runFor(10_000);
  await expect(gate).toContainText("The connection is well now.");
});

test("what is typed for a new app stays while the connection is mended in another tab", async ({ page, context, standIn }) => {
  await standIn.reset(site("core-8.1", "no-default-resource"));
  await page.clock.install();
  await steps.open(page, standIn, "?page=new");
  await steps.fillApp(page, TYPED);
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Mend the connection (in a new tab)" }).click();
  const tab = await opened;
  await button(tab, "Create default resource").click();
  await expect(tab.getByText(CONNECTED)).toBeVisible();
  await tab.close();
  await page.clock.runFor(10_000);
  await expect(page.getByText("The connection is well now.")).toBeVisible();
  await saveButton(page).click();
  await expectMade(page, standIn);
});

test("a session that ends while nobody asks is left at that", async ({ page, standIn, watch }) => {
  watch.expect(/status of 401/);
  await standIn.reset(site("core-8.1"));
  await standIn.fault("GetFeatureState", "unauthorized");
  await standIn.fault("OAuthHealthCheck", "login-page");
  await steps.open(page, standIn);
  await expect.poll(async () => (await steps.asked(standIn, "SelectQuery:OAuthResource")).length).toBe(1);
  await expect(page.getByText("3 apps", { exact: true })).toBeVisible();
  await expect(steps.endedDialog(page)).toHaveCount(0);
});
