// Signing in and out, and opening the page.

import * as steps from "../../support/steps.ts";
import { HEADINGS, button, heading, site } from "../../support/steps.ts";
import { expect } from "../../support/test.ts";
import { FAILURE, LIST, SESSION } from "../../support/texts.ts";
import { CONNECTED, HEALTHY, alerts, isSignedIn, job, load, skipsBackground, tryAgain } from "./common.ts";
import type { Job } from "./job.ts";

const signIn = job<void>({
  name: "signing in",
  world: CONNECTED,
  isLoading: true,
  open: async () => {},
  prepare: async ({ page, context, standIn }) => {
    await standIn.endSessions();
    await context.clearCookies();
    await page.goto(standIn.page);
    await expect(heading(page, HEADINGS.signIn)).toBeVisible();
  },
  skips: (call) => (call.endsWith("OAuthClientApp") ? "the same call as in opening the page" : skipsBackground(call)),
  act: async ({ page }) => await steps.signIn(page),
  says: (view) =>
    alerts(view).includes(SESSION.notUsable) ? "unknown" : view.alerts.length > 0 ? "not done" : view.heading === HEADINGS.apps && view.text.includes(LIST.count(3)) ? "done" : undefined,
  holds: async (place) => ((await isSignedIn(place)) ? "all" : "nothing"),
  neverSays: HEALTHY,
  retriesUnknown: true,
  retry: async ({ page }, _state, view) => (view.heading === HEADINGS.signIn ? await steps.signIn(page) : await button(page, FAILURE.tryAgain).click()),
});

const openPage = (name: string, world: typeof CONNECTED, skips: Job["skips"]) =>
  job<void>({
    name,
    world,
    isLoading: true,
    open: async () => {},
    prepare: async ({ context, page, standIn }) => {
      await page.goto("about:blank");
      await context.clearCookies();
      await standIn.signIn(context);
    },
    ...(skips && { skips }),
    act: async ({ page, standIn }) => {
      await page.goto(standIn.page);
      await page.keyboard.press("Shift");
    },
    says: (view) => (view.alerts.length > 0 ? "not done" : view.text.includes(LIST.count(3)) ? "done" : undefined),
    neverSays: HEALTHY,
    retry: tryAgain,
  });

const signOut = job<void>({
  name: "signing out",
  world: CONNECTED,
  isLoading: true,
  open: async () => {},
  prepare: async (place) => await load(place),
  act: async ({ page }) => {
    await steps.userMenu(page).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  },
  says: (view) => (view.heading === HEADINGS.signIn ? "done" : alerts(view).includes(SESSION.signOutFailed) ? "not done" : undefined),
  holds: async (place) => ((await isSignedIn(place)) ? "nothing" : "all"),
});

export const SESSION_JOBS: readonly Job[] = [
  signIn,
  openPage("opening the page", CONNECTED, skipsBackground),
  openPage("opening the page where DataService is closed", site("framework-8.0", "data-service-closed:OAuthClientApp"), (call) =>
    call === "OAuthClientApp" || call === "SysAdminUnit" ? undefined : "the same call as in opening the page",
  ),
  signOut,
];
