// The users that an app may act as.

import * as steps from "../../support/steps.ts";
import { button, field, site, userField } from "../../support/steps.ts";
import { expect } from "../../support/test.ts";
import { APP_FORM, FAILURE } from "../../support/texts.ts";
import { CONNECTED, alerts, job, load } from "./common.ts";
import type { Job } from "./job.ts";

const findUsers = job<void>({
  name: "searching for users",
  world: CONNECTED,
  open: async (place) => {
    await load(place, "?page=new");
    await steps.fillApp(place.page, { name: "Typed" });
  },
  prepare: async ({ page }) => {
    await userField(page).fill("");
    await field(page, "Name").focus();
  },
  act: async ({ page }) => {
    await userField(page).click();
    await userField(page).fill("Super");
  },
  says: (view) => (alerts(view).includes(APP_FORM.usersFailed) ? "not done" : /Supervisor/.test(view.text.replace(/^.*New OAuth 2.0/, "")) ? "done" : undefined),
  skips: (call) => (call === "SelectQuery:OAuthClientApp" ? "the same call as in reading the list again" : undefined),
  typed: () => ({ Name: "Typed" }),
  // The list of users closes when the dialog takes the focus.
  afterSignIn: async ({ page }) => {
    await userField(page).click();
    await userField(page).fill("Super");
  },
  retry: async ({ page }) => {
    await userField(page).fill("Supe");
    await userField(page).fill("Super");
  },
});

const createUser = job<string>({
  name: "creating a technical user",
  world: site("framework-10"),
  open: async (place) => await load(place, "?page=new"),
  prepare: async ({ page }, n) => {
    const dialog = page.getByRole("dialog", { name: APP_FORM.createTechnicalUser });
    // This message stays, because it offers something.
    const dismiss = button(page.getByRole("status"), FAILURE.dismiss);
    if (await dismiss.isVisible()) {
      await dismiss.click();
    }
    if (!(await dialog.isVisible())) {
      await field(page, "Name").focus();
      await userField(page).click();
      await userField(page).fill("");
      await page.getByRole("option").filter({ hasText: APP_FORM.createUser }).click();
    }
    await expect(dialog).toBeVisible();
    await field(dialog, APP_FORM.technicalUserName).fill(`Robot ${n}`);
    return `Robot ${n}`;
  },
  act: async ({ page }) => await button(page.getByRole("dialog"), APP_FORM.createNow).click(),
  says: (view, name) => {
    const texts = alerts(view);
    if (view.status.includes(APP_FORM.technicalUserCreated(name))) {
      return "done";
    }
    return texts.includes(APP_FORM.technicalUserUnknown) ? "unknown" : texts.includes(APP_FORM.technicalUserFailed) ? "not done" : undefined;
  },
  holds: async ({ standIn }, name) => {
    const users = (await standIn.state())["users"] as { Name: string }[];
    const found = users.filter(({ Name }) => Name === name).length;
    return found === 0 ? "nothing" : found === 1 ? "all" : "part";
  },
  typed: (name) => ({ [APP_FORM.technicalUserName]: name }),
  retriesUnknown: true,
  // It names the id of the user, so sent again it creates no second one.
  repeatable: "UpdateOrCreateTechnicalUser",
});

export const USER_JOBS: readonly Job[] = [findUsers, createUser];
