// Accessibility of the pages for a new app and for one app.

import { banner } from "../support/connection.ts";
import { typeNewApp, typeNewAppThenBreak } from "../support/new-app.ts";
import { type State, testAccessibility } from "../support/states.ts";
import * as steps from "../support/steps.ts";
import { APP, HEADINGS, alert, button, credentials, heading, saveButton } from "../support/steps.ts";
import { expect } from "../support/test.ts";
import { APP_FORM, APP_PAGE, NEW_APP } from "../support/texts.ts";

const newApp: State[] = [
  {
    title: "new app",
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=new");
      await expect(heading(page, HEADINGS.newApp)).toBeVisible();
    },
  },
  {
    title: "new app, saved with empty fields",
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=new");
      await saveButton(page).click();
      await expect(page.getByText(APP_FORM.enterName, { exact: true })).toBeVisible();
    },
  },
  {
    title: "new app, users offered",
    world: { users: 30 },
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=new");
      await steps.userField(page).click();
      await expect(page.getByRole("option", { name: "Supervisor" })).toBeVisible();
    },
  },
  {
    title: "new app, no user found",
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=new");
      await steps.userField(page).fill("nobody");
      await expect(page.getByText(APP_FORM.noUserFound)).toBeVisible();
    },
  },
  {
    title: "new app, refused",
    reach: async (page, standIn) => {
      await typeNewAppThenBreak(page, standIn, "no-default-resource");
      await saveButton(page).click();
      await expect(alert(page, NEW_APP.notCreated)).toBeVisible();
    },
  },
  {
    title: "new app, blocked until the connection works",
    world: { conditions: ["no-default-resource"] },
    reach: async (page, standIn) => {
      await typeNewApp(page, standIn);
      await expect(banner(page)).toBeVisible();
      await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
    },
  },
  {
    title: "new app, created, with its secret shown",
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
    title: "one app, the question before it is deleted",
    reach: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      await steps.openDeleteDialog(page, APP);
    },
  },
  {
    title: "one app, deleting failed",
    world: { conditions: ["identity-down"] },
    reach: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      const dialog = await steps.deleteApp(page, APP);
      await expect(dialog.getByRole("alert")).toContainText(APP_PAGE.notDeleted);
    },
  },
  {
    title: "one app, a conflict with another administrator",
    reach: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      await steps.fillApp(page, { description: "mine" });
      await standIn.changeApp(APP, { Description: "theirs" });
      await saveButton(page).click();
      await expect(button(page, APP_PAGE.keepMine)).toBeVisible();
    },
  },
  {
    title: "one app that does not exist",
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?app=7f3b869f-34f3-4f20-ab4d-7480a5fdf647");
      await expect(heading(page, APP_PAGE.openFailed)).toBeVisible();
    },
  },
];

testAccessibility([...newApp, ...oneApp]);
