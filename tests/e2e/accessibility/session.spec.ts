// Accessibility of signing in, of the dialog after a session has ended, and of pages without content.

import { type State, testAccessibility } from "../support/states.ts";
import * as steps from "../support/steps.ts";
import { APP, HEADINGS, button, credentials, endedDialog, heading } from "../support/steps.ts";
import { expect } from "../support/test.ts";
import { FAILURE, SESSION } from "../support/texts.ts";

const signIn: State[] = [
  {
    title: "sign in",
    reach: async (page, standIn) => {
      await page.goto(standIn.page);
      await expect(heading(page, HEADINGS.signIn)).toBeVisible();
    },
  },
  {
    title: "sign in, with empty fields",
    reach: async (page, standIn) => {
      await page.goto(standIn.page);
      await button(page, "Sign in").click();
      await expect(page.getByText(SESSION.enterPassword)).toBeVisible();
    },
  },
  {
    title: "sign in, refused",
    reach: async (page, standIn) => {
      await page.goto(standIn.page);
      await steps.signIn(page, "Supervisor", "wrong");
      await expect(page.getByRole("alert")).toContainText(SESSION.signInFailed);
      await steps.openRawAnswer(page.getByRole("alert"));
    },
  },
  {
    title: "sign in, a second factor is required",
    world: { conditions: ["two-factor"] },
    reach: async (page, standIn) => {
      await page.goto(standIn.page);
      await steps.signIn(page);
      await expect(page.getByRole("alert")).toContainText("second factor");
    },
  },
];

const sessionEnded: State[] = [
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
    title: "session ended, signing in again refused",
    reach: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      await standIn.endSessions();
      await credentials(page).show.click();
      await steps.signIn(endedDialog(page), "Supervisor", "wrong");
      await expect(endedDialog(page).getByRole("alert")).toBeVisible();
    },
  },
];

const withoutContent: State[] = [
  {
    title: "an unexpected answer from Creatio",
    reach: async (page, standIn, watch) => {
      watch.expect(/status of 500/);
      await standIn.signIn(page.context());
      await standIn.fault("GetCurrentUserInfo", "error-500-json", { times: 0 });
      await page.goto(standIn.page);
      await expect(button(page, FAILURE.tryAgain)).toBeVisible();
    },
  },
  {
    title: "an address without a page",
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=elsewhere");
      await expect(heading(page, FAILURE.noSuchPage)).toBeVisible();
    },
  },
];

testAccessibility([...signIn, ...sessionEnded, ...withoutContent]);
