// How many actions lead from a new site to an app with its credentials, and what a program needs besides them.

import type { Locator } from "@playwright/test";

import { SETTINGS } from "./support/connection.ts";
import * as steps from "./support/steps.ts";
import { DOCUMENTED, HEADINGS, PROFILES, button, credentials, field, heading, userField } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { CONNECT, NEW_APP } from "./support/texts.ts";

const MOST_ACTIONS = 18;

for (const profile of PROFILES) {
  test(`from a new site to credentials in at most ${MOST_ACTIONS} actions (${profile})`, async ({ page, standIn }) => {
    await standIn.reset({ profile, start: "new-site" });
    const actions: string[] = [];
    const press = async (control: Locator) => {
      actions.push(`press ${String(control)}`);
      await control.click();
    };
    const type = async (control: Locator, text: string) => {
      actions.push(`type into ${String(control)}`);
      await control.fill(text);
    };
    const navigation = page.getByRole("navigation", { name: "Main" });

    await page.goto(standIn.page);
    await type(field(page, "User name"), "Supervisor");
    await type(field(page, "Password"), "Supervisor");
    await press(button(page, "Sign in"));
    await press(navigation.getByRole("link", { name: "Connect" }));
    await press(button(page, "Enable OAuth20Integration"));
    for (const name of ["url", "clientId", "clientSecret"] as const) {
      await type(field(page, SETTINGS[name]), DOCUMENTED[name]);
    }
    await press(button(page, CONNECT.saveSettings));
    await press(button(page, "Create default resource"));
    await expect(page.getByText(CONNECT.connected)).toBeVisible();
    await press(page.getByRole("main").getByRole("link", { name: "New app", exact: true }));
    await expect(heading(page, HEADINGS.newApp)).toBeVisible();
    const { name, url, user } = DOCUMENTED.app;
    await type(field(page, "Name"), name);
    await type(field(page, "Application URL"), url);
    await type(userField(page), user);
    await press(page.getByRole("option", { name: user }).first());
    await press(steps.saveButton(page));
    await press(credentials(page).show);
    const app = await steps.appNamed(standIn, name);
    await expect(credentials(page).secret).toHaveText(app.ClientSecret);
    expect(actions.length, actions.join("\n")).toBeLessThanOrEqual(MOST_ACTIONS);

    await page.getByRole("link", { name: NEW_APP.openApp }).click();
    const endpoints = page.getByRole("region", { name: "Endpoints" });
    for (const needed of ["Token URL", "Grant type", "Scope", "OData URL", "DataService URL"]) {
      await expect(endpoints.getByText(needed, { exact: true })).toBeVisible();
      await expect(endpoints.getByRole("button", { name: `Copy ${needed}` })).toBeVisible();
    }
  });
}
