// Reading what users may do, what is risky about apps, and whether an app works.

import { AUDITED, findingItems } from "../../support/audit.ts";
import * as steps from "../../support/steps.ts";
import { APP, button, heading, site } from "../../support/steps.ts";
import { expect } from "../../support/test.ts";
import { APP_PAGE } from "../../support/texts.ts";
import { VERIFY, allowIdentityService, verification } from "../../support/verify.ts";
import { CONNECTED, alerts, job, load, tryAgain } from "./common.ts";
import type { Job, Place } from "./job.ts";

const AUDIT = {
  findingsFailed: "The findings are incomplete",
  accessFailed: "What the users may do could not be read",
  checkAccess: "Check access",
} as const;

/** How many findings the site has of which Creatio has to be asked. */
const FINDINGS_ABOUT_USERS = 1;

const link = ({ page }: Place, name: RegExp) => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name });

const readFindings = job<void>({
  name: "reading the findings",
  world: AUDITED,
  isLoading: true,
  open: async () => {},
  prepare: async (place) => await load(place),
  act: async (place) => await link(place, /^Findings/).click(),
  says: (view) => (alerts(view).includes(AUDIT.findingsFailed) ? "not done" : view.heading === "Findings" && !view.isBusy ? "done" : undefined),
  holds: async ({ page }) => ((await findingItems(page).filter({ hasText: "administrator" }).count()) >= FINDINGS_ABOUT_USERS ? "all" : "nothing"),
  neverSays: ["Nothing found"],
  retry: tryAgain,
});

const readAccess = job<void>({
  name: "reading who may do what",
  world: AUDITED,
  isLoading: true,
  open: async () => {},
  prepare: async (place) => await load(place),
  act: async (place) => await link(place, /^Access$/).click(),
  says: (view) => (alerts(view).includes(AUDIT.accessFailed) ? "not done" : view.heading === "Access" && !view.isBusy ? "done" : undefined),
  holds: async ({ page }) => ((await page.getByRole("table", { name: "Apps and their users" }).getByRole("row").count()) === 17 ? "all" : "nothing"),
  retry: tryAgain,
});

const openFirst = async (place: Place) => await load(place, `?app=${(await steps.appNamed(place.standIn, APP)).Id}`);

const checkAccess = job<void>({
  name: "checking the access of one app",
  world: { ...AUDITED, apps: 3 },
  open: openFirst,
  prepare: async () => {},
  act: async ({ page }) => await button(page, AUDIT.checkAccess).click(),
  says: (view) => (alerts(view).includes(AUDIT.accessFailed) ? "not done" : /Rating/.test(view.text) && !view.isBusy ? "done" : undefined),
  retry: tryAgain,
});

const readGrantTypes = job<void>({
  name: "reading the grant types",
  world: site("framework-10"),
  isLoading: true,
  open: async () => {},
  prepare: openFirst,
  act: async ({ page }) => await page.getByText(APP_PAGE.grantTypesNote, { exact: true }).click(),
  says: (view) => (alerts(view).includes(APP_PAGE.grantTypesFailed) ? "not done" : view.text.includes(APP_PAGE.grantTypes) ? "done" : undefined),
  neverSays: [APP_PAGE.noGrantTypes],
  retry: tryAgain,
});

const verifyApp = job<void>({
  name: "verifying an app",
  world: CONNECTED,
  open: async (place) => {
    await place.page.unroute("**/config.json");
    await allowIdentityService(place.page);
    await openFirst(place);
    await expect(heading(place.page, APP)).toBeVisible();
  },
  prepare: async () => {},
  act: async ({ page }) => await verification(page).verify.click(),
  says: ({ status }) => (status.includes(VERIFY.works) ? "done" : /The app does not work|Creatio did not/.test(status) ? "not done" : undefined),
  neverSays: ["The app is not active", "is inactive", "The Client Id or the secret is wrong", "was issued to another app"],
  explainsInPlace: true,
});

export const AUDIT_JOBS: readonly Job[] = [readFindings, readAccess, checkAccess, readGrantTypes, verifyApp];
