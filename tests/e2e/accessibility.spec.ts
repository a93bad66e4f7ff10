// Every page, dialog and state by axe-core, light and dark, wide and narrow; and none wider than a small phone.

import { type State, checkStates } from "./support/states.ts";
import * as steps from "./support/steps.ts";
import { HEADINGS, activeSwitch, credentials, endedDialog, heading, saveButton } from "./support/steps.ts";
import { expect } from "./support/test.ts";
import { typeNewApp, typeNewAppBefore } from "./support/typed-app.ts";

const APP = "Azure Data Factory";

const signingIn: State[] = [
  {
    title: "sign in",
    reach: async (page, standIn) => {
      await page.goto(standIn.page);
      await expect(heading(page, HEADINGS.signIn)).toBeVisible();
    },
  },
  {
    title: "sign in, nothing filled in",
    reach: async (page, standIn) => {
      await page.goto(standIn.page);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await expect(page.getByText("Enter your password")).toBeVisible();
    },
  },
  {
    title: "sign in, refused",
    reach: async (page, standIn) => {
      await page.goto(standIn.page);
      await steps.signIn(page, "Supervisor", "wrong");
      await expect(page.getByRole("alert")).toContainText("Signing in did not work.");
      await steps.openRawAnswer(page.getByRole("alert"));
    },
  },
  {
    title: "sign in, a second factor is needed",
    world: { conditions: ["two-factor"] },
    reach: async (page, standIn) => {
      await page.goto(standIn.page);
      await steps.signIn(page);
      await expect(page.getByRole("alert")).toContainText("second factor");
    },
  },
];

const apps: State[] = [
  {
    title: "apps, ten thousand of them",
    world: { profile: "core-8.1", apps: 10_000 },
    reach: async (page, standIn) => {
      await steps.open(page, standIn);
      await expect(page.getByText("10000 apps", { exact: true })).toBeVisible();
    },
  },
  {
    title: "apps, with the menu open",
    world: { apps: 30 },
    reach: async (page, standIn) => {
      await steps.open(page, standIn);
      await expect(activeSwitch(page, APP)).toBeVisible();
      await steps.userMenu(page).click();
      await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
    },
  },
  {
    title: "apps, empty",
    world: { apps: 0 },
    reach: async (page, standIn) => {
      await steps.open(page, standIn);
      await expect(page.getByRole("heading", { name: "No app is integrated yet" })).toBeVisible();
    },
  },
  {
    title: "apps, a search without a result",
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?search=nowhere");
      await expect(page.getByRole("heading", { name: "No app matches “nowhere”" })).toBeVisible();
    },
  },
  {
    title: "apps, still loading",
    reach: async (page, standIn) => {
      await standIn.fault("SelectQuery:OAuthClientApp", "hold");
      await steps.open(page, standIn);
      await expect(page.getByText("Reading the apps from Creatio…")).toBeAttached();
    },
  },
  {
    title: "apps, the list failed",
    reach: async (page, standIn, watch) => {
      watch.expect(/500/);
      await standIn.fault("SelectQuery:OAuthClientApp", "error-500");
      await standIn.fault("OAuthClientApp", "error-500");
      await steps.open(page, standIn);
      await expect(page.getByRole("alert")).toContainText("The apps could not be read.");
    },
  },
  {
    title: "apps, switched off with Undo",
    reach: async (page, standIn) => {
      await steps.open(page, standIn);
      await activeSwitch(page, APP).click();
      await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
    },
  },
  {
    title: "apps, the connection is not well",
    world: { profile: "core-8.1", conditions: ["identity-down"] },
    reach: async (page, standIn) => {
      await steps.open(page, standIn);
      await expect(page.getByRole("region", { name: "Connection" })).toBeVisible();
    },
  },
  {
    title: "apps, switching failed",
    world: { conditions: ["identity-down"] },
    reach: async (page, standIn) => {
      await steps.open(page, standIn);
      await activeSwitch(page, APP).click();
      await expect(page.getByRole("alert")).toContainText("could not be switched off");
    },
  },
];

const newApp: State[] = [
  {
    title: "new app",
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=new");
      await expect(heading(page, HEADINGS.newApp)).toBeVisible();
    },
  },
  {
    title: "new app, nothing filled in",
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=new");
      await saveButton(page).click();
      await expect(page.getByText("Enter a name", { exact: true })).toBeVisible();
    },
  },
  {
    title: "new app, users offered",
    world: { users: 30 },
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=new");
      await page.getByRole("combobox", { name: "System user" }).click();
      await expect(page.getByRole("option", { name: "Supervisor" })).toBeVisible();
    },
  },
  {
    title: "new app, no user found",
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=new");
      await page.getByRole("combobox", { name: "System user" }).fill("nobody");
      await expect(page.getByText("Nothing found")).toBeVisible();
    },
  },
  {
    title: "new app, refused",
    reach: async (page, standIn) => {
      await typeNewAppBefore(page, standIn, "no-default-resource");
      await saveButton(page).click();
      await expect(page.getByRole("alert")).toContainText("The app was not made.");
    },
  },
  {
    title: "new app, not before the connection is well",
    world: { conditions: ["no-default-resource"] },
    reach: async (page, standIn) => {
      await typeNewApp(page, standIn);
      await expect(page.getByRole("region", { name: "Connection" })).toBeVisible();
      await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
    },
  },
  {
    title: "new app, made, with its secret shown",
    reach: async (page, standIn) => {
      await typeNewApp(page, standIn);
      await saveButton(page).click();
      await credentials(page).show.click();
      await expect(credentials(page).secret).toBeVisible();
    },
  },
];

const oneApp: State[] = [
  {
    title: "one app",
    reach: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      await expect(credentials(page).show).toBeVisible();
    },
  },
  {
    title: "one app, deleting",
    reach: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      await page.getByRole("button", { name: "Delete" }).click();
      await expect(page.getByRole("dialog", { name: `Delete ${APP}?` })).toBeVisible();
    },
  },
  {
    title: "one app, deleting failed",
    world: { conditions: ["identity-down"] },
    reach: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      await page.getByRole("button", { name: "Delete" }).click();
      const dialog = page.getByRole("dialog", { name: `Delete ${APP}?` });
      await dialog.getByRole("textbox", { name: "Type the name to confirm" }).fill(APP);
      await dialog.getByRole("button", { name: "Delete" }).click();
      await expect(dialog.getByRole("alert")).toContainText("The app was not deleted.");
    },
  },
  {
    title: "one app, changed by somebody else",
    reach: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      await steps.fillApp(page, { description: "mine" });
      await standIn.changeApp(APP, { Description: "theirs" });
      await saveButton(page).click();
      await expect(page.getByRole("button", { name: "Keep mine" })).toBeVisible();
    },
  },
  {
    title: "one app that is gone",
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?app=7f3b869f-34f3-4f20-ab4d-7480a5fdf647");
      await expect(heading(page, "The app could not be opened.")).toBeVisible();
    },
  },
];

const elsewhere: State[] = [
  {
    title: "session ended",
    reach: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      await standIn.endSessions();
      await credentials(page).show.click();
      await expect(endedDialog(page)).toBeVisible();
    },
  },
  {
    title: "session ended, signing in refused",
    reach: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      await standIn.endSessions();
      await credentials(page).show.click();
      await steps.signIn(endedDialog(page), "Supervisor", "wrong");
      await expect(endedDialog(page).getByRole("alert")).toBeVisible();
    },
  },
  {
    title: "Creatio does not answer as expected",
    reach: async (page, standIn, watch) => {
      watch.expect(/500/);
      await standIn.signIn(page.context());
      await standIn.fault("GetCurrentUserInfo", "error-500-json", { times: 0 });
      await page.goto(standIn.page);
      await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    },
  },
  {
    title: "an address that means no page",
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=elsewhere");
      await expect(heading(page, "There is no such page")).toBeVisible();
    },
  },
];

checkStates([...signingIn, ...apps, ...newApp, ...oneApp, ...elsewhere]);
