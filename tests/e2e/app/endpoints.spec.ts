// What a program needs to use an app, on the page of the app and after it was created.

import type { Page } from "@playwright/test";

import { allowClipboard, readClipboard } from "../support/clipboard.ts";
import { typeNewApp } from "../support/new-app.ts";
import * as steps from "../support/steps.ts";
import { APP, PROFILES, button, heading, result, saveButton, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { NEW_APP } from "../support/texts.ts";

const endpoints = (page: Page) => page.getByRole("region", { name: "Endpoints" });

for (const profile of PROFILES) {
  test(`token URL, scope and data URLs can be copied (${profile})`, async ({ page, standIn, context }) => {
    await allowClipboard(context);
    await standIn.reset(site(profile));
    await steps.openApp(page, standIn, APP);
    const state = await standIn.state();
    const { workspace } = state;
    const resources = state["resources"] as { Name: string }[];
    const expected = {
      "Token URL": "http://localhost:8090/connect/token",
      "Grant type": "client_credentials",
      Scope: resources[0]?.Name ?? "none",
      "OData URL": `${standIn.creatio}${workspace}/odata/`,
      "DataService URL": `${standIn.creatio}${workspace}/DataService/json/SyncReply/`,
    };
    for (const [name, value] of Object.entries(expected)) {
      await button(endpoints(page), `Copy ${name}`).click();
      await expect(result(page)).toHaveText(`${name} copied`);
      expect(await readClipboard(page)).toBe(value);
    }
    await expect(endpoints(page).getByText("Only programs on the Creatio server reach this URL.")).toBeVisible();
  });
}

test("a URL that others reach has no such warning, and one that is missing leads to Connect", async ({ page, standIn }) => {
  await standIn.conditions({ set: ["setting:OAuth20IdentityServerUrl=https://identity.example.com/"] });
  await steps.openApp(page, standIn, APP);
  await expect(endpoints(page).getByText("https://identity.example.com/connect/token", { exact: true })).toBeVisible();
  await expect(endpoints(page).getByText("Only programs")).toHaveCount(0);
  await standIn.conditions({ set: ["setting:OAuth20IdentityServerUrl="] });
  await page.reload();
  await expect(endpoints(page).getByText("Not set.", { exact: true })).toBeVisible();
  await expect(button(endpoints(page), "Copy Token URL")).toHaveCount(0);
  await endpoints(page).getByRole("link", { name: "Fix on Connect" }).click();
  await expect(heading(page, steps.HEADINGS.connect)).toBeVisible();
});

test("they stand beside the credentials of a new app, which leads on", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await saveButton(page).click();
  await expect(heading(page, "Postman"), "the app itself").toBeFocused();
  await expect(button(endpoints(page), "Copy Token URL")).toBeVisible();
  await button(page, NEW_APP.createAnother).click();
  await expect(heading(page, steps.HEADINGS.newApp)).toBeVisible();
  await expect(steps.field(page, "Name")).toHaveValue("");
});

test("showing the secret moves nothing", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  const { show, hide, copySecret, secret } = steps.credentials(page);
  const places = async () => [await copySecret.boundingBox(), await button(endpoints(page), "Copy Scope").boundingBox(), await saveButton(page).boundingBox()];
  await expect(button(endpoints(page), "Copy Scope")).toBeVisible();
  const before = await places();
  await show.click();
  await expect(secret).toBeVisible();
  await expect(hide).toBeFocused();
  expect(await places()).toEqual(before);
});
