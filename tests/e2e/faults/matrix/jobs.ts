// The jobs of an administrator. Which calls each makes is found when it is done.

import { CHECKS, CONNECTION_QUERIES, SETTINGS, SETTING_CODES, expectCheck, expectConnectionQueried, fillSettings } from "../../support/connection.ts";
import { activeSwitch, appLink, expectCount, openPanel } from "../../support/list.ts";
import * as steps from "../../support/steps.ts";
import { APP, HEADINGS, appsOf, button, credentials, heading, saveButton, site } from "../../support/steps.ts";
import { expect } from "../../support/test.ts";
import { APP_FORM, APP_PAGE, CONNECT, FAILURE, LIST, NEW_APP } from "../../support/texts.ts";
import type { Job, Place } from "./job.ts";
import type { View } from "./view.ts";

const CONNECTED = site("framework-8.0");
const MANY = { ...CONNECTED, apps: 150 };
/** What the page must not say of a site that is connected and has apps. */
const HEALTHY: Job["neverSays"] = [CONNECT.broken, LIST.empty, CONNECT.notConnected, "Setup isn't finished", /can't reach the Identity Service/];

const alerts = (view: View) => view.alerts.map((alert) => alert.text).join(" | ");

/** The queries that follow the list in the background. */
const IN_BACKGROUND = new Set(CONNECTION_QUERIES.map(({ call }) => call));
const skipsBackground: Job["skips"] = (call) => (IN_BACKGROUND.has(call) ? "the same query as in checking the connection" : undefined);

/** Loads a page, and waits until nothing more comes by itself. */
async function load({ page, context, standIn }: Place, query = ""): Promise<void> {
  await standIn.clearFaults();
  await context.clearCookies();
  await standIn.signIn(context);
  await standIn.clearJournal();
  await page.goto(`${standIn.page}${query}`);
  await expect(steps.userMenu(page)).toBeVisible();
  if (!query.startsWith("?app=")) {
    await expectConnectionQueried(standIn);
  }
  await steps.expectIdle(page);
  await page.keyboard.press("Shift");
}

const tryAgain: Job["retry"] = async ({ page }) => await button(page, FAILURE.tryAgain).first().click();

/** A job. The type of its state is its own business. */
const job = <State>(job: Job<State>): Job => job as unknown as Job;

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
  skips: skipsBackground,
  act: async ({ page }) => await steps.signIn(page),
  says: (view) => (view.alerts.length > 0 ? "not done" : view.heading === HEADINGS.apps && view.text.includes(LIST.count(3)) ? "done" : undefined),
  holds: async ({ standIn }) => (((await standIn.state())["sessions"] as unknown[]).length > 0 ? "all" : "nothing"),
  neverSays: HEALTHY,
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

const switchApp = job<{ name: string; on: boolean }>({
  name: "turning an app on or off",
  world: CONNECTED,
  open: async (place) => {
    await load(place);
    await expectCount(place.page, 3);
  },
  prepare: async ({ page, standIn }) => {
    const app = await steps.appNamed(standIn, APP);
    await expect(activeSwitch(page, APP)).toBeChecked({ checked: app.IsActive });
    return { name: APP, on: !app.IsActive };
  },
  act: async ({ page }) => await activeSwitch(page, APP).click(),
  says: (view, { name, on }) =>
    /It is not known whether/.test(alerts(view)) ? "unknown" : view.status.includes(`“${name}” is turned ${on ? "on" : "off"}.`) ? "done" : /Could not turn/.test(alerts(view)) ? "not done" : undefined,
  holds: async ({ standIn }, { name, on }) => ((await steps.appNamed(standIn, name)).IsActive === on ? "all" : "nothing"),
  neverSays: HEALTHY,
});

const reload = job<void>({
  name: "reading the list again",
  world: CONNECTED,
  open: async (place) => {
    await load(place);
    await expect(button(place.page, LIST.reload)).toBeVisible();
  },
  prepare: async () => {},
  act: async ({ page }) => await button(page, LIST.reload).click(),
  says: (view) => (alerts(view).includes(LIST.loadFailed) ? "not done" : view.text.includes(LIST.count(3)) ? "done" : undefined),
  neverSays: HEALTHY,
});

const openApp = job<string>({
  name: "opening an app",
  world: site("framework-10"),
  open: async (place) => {
    await load(place);
    await expect(appLink(place.page, APP)).toBeVisible();
  },
  prepare: async ({ page }) => {
    if (!(await heading(page, HEADINGS.apps).isVisible())) {
      await steps.goTo(page, "Apps");
    }
    return APP;
  },
  act: async ({ page }) => await appLink(page, APP).click(),
  says: (view, name) =>
    alerts(view).includes(APP_PAGE.openFailed) || alerts(view).includes(APP_PAGE.grantTypesFailed) ? "not done" : view.heading === name ? "done" : undefined,
  retry: tryAgain,
});

const showSecret = job<string>({
  name: "showing a secret",
  world: CONNECTED,
  open: async (place) => await load(place, `?app=${(await steps.appNamed(place.standIn, APP)).Id}`),
  prepare: async ({ page, standIn }) => {
    if (await credentials(page).hide.isVisible()) {
      await credentials(page).hide.click();
    }
    return (await steps.appNamed(standIn, APP)).ClientSecret;
  },
  act: async ({ page }) => await credentials(page).show.click(),
  says: (view, secret) => (alerts(view).includes(APP_PAGE.secretFailed) ? "not done" : view.text.includes(secret) ? "done" : undefined),
});

interface Edited {
  id: string;
  before: string[];
  typed: { name: string; url: string; description: string };
}

const saveApp = job<Edited>({
  name: "saving an app",
  world: CONNECTED,
  open: async (place) => {
    const [first] = await appsOf(place.standIn);
    await load(place, `?app=${first?.Id}`);
  },
  prepare: async ({ page, standIn }, n) => {
    const typed = { name: `Renamed ${n}`, url: `https://renamed-${n}.example/`, description: `Described ${n}` };
    const id = new URL(page.url()).searchParams.get("app") ?? "";
    const app = (await appsOf(standIn)).find((app) => app.Id === id);
    await steps.fillApp(page, typed);
    return { id, typed, before: app ? [app.Name, app.ApplicationUrl, app.Description] : [] };
  },
  act: async ({ page }) => await saveButton(page).click(),
  says: (view, { typed }) => {
    if (view.status.includes(APP_PAGE.saved(typed.name))) {
      return "done";
    }
    const texts = alerts(view);
    return texts.includes(APP_PAGE.notSaved) ? "not done" : texts.includes(APP_PAGE.partlySaved) ? "partly" : texts.includes(APP_PAGE.savedUnknown) ? "unknown" : undefined;
  },
  holds: async ({ standIn }, { id, before, typed }) => {
    const app = (await appsOf(standIn)).find((app) => app.Id === id);
    const now = app ? [app.Name, app.ApplicationUrl, app.Description] : [];
    const same = now.filter((value, at) => value === [typed.name, typed.url, typed.description][at]).length;
    return same === 3 ? "all" : now.every((value, at) => value === before[at]) ? "nothing" : "part";
  },
  typed: ({ typed }) => ({ Name: typed.name, "Application URL": typed.url, Description: typed.description }),
  partlyIsSome: true,
  retriesUnknown: true,
});

interface NewApp {
  name: string;
  url: string;
  description: string;
  user: string;
}

const createApp = job<NewApp>({
  name: "creating an app",
  world: CONNECTED,
  open: async (place) => await load(place, "?page=new"),
  prepare: async ({ page }, n) => {
    if (await button(page, "New").isVisible()) {
      await button(page, "New").click();
    }
    const typed = { name: `Created ${n}`, url: `https://created-${n}.example/`, description: `Described ${n}`, user: "Supervisor" };
    await steps.fillApp(page, typed);
    await steps.activeField(page).click();
    return typed;
  },
  act: async ({ page }) => await saveButton(page).click(),
  says: (view, { name }) => {
    const texts = alerts(view);
    if (texts.includes(NEW_APP.notCreated)) {
      return "not done";
    }
    if (texts.includes(NEW_APP.unknown)) {
      return "unknown";
    }
    if (view.text.includes(NEW_APP.reported(name))) {
      return "unknown";
    }
    return view.text.includes(NEW_APP.ready(name)) ? (view.alerts.length > 0 ? "partly" : "done") : undefined;
  },
  holds: async ({ standIn }, { name, description }) => {
    const found = (await appsOf(standIn)).filter((app) => app.Name === name);
    const [app] = found;
    return app === undefined ? "nothing" : found.length === 1 && !app.IsActive && app.Description === description ? "all" : "part";
  },
  partlyIsSome: true,
  retriesUnknown: true,
  typed: ({ name, url, description, user }) => ({ Name: name, "Application URL": url, Description: description, "System user": user }),
  retry: async ({ page }, _state, view) => {
    const names = view.alerts.flatMap((alert) => alert.buttons);
    const way = [FAILURE.tryAgain, NEW_APP.checkWhetherCreated].find((name) => names.includes(name));
    await (way ? button(page, way).first() : saveButton(page)).click();
  },
});

const deleteApp = job<string>({
  name: "deleting an app",
  world: MANY,
  open: async (place) => {
    await load(place);
    await expectCount(place.page, 150);
  },
  prepare: async ({ page, standIn }) => {
    const [app] = (await appsOf(standIn)).filter((app) => app.IsActive);
    await page.evaluate((id) => {
      history.pushState(null, "", `?app=${id}`);
      dispatchEvent(new PopStateEvent("popstate"));
    }, app?.Id);
    await expect(heading(page, app?.Name ?? "")).toBeVisible();
    const dialog = await steps.openDeleteDialog(page, app?.Name ?? "");
    await dialog.getByRole("textbox", { name: "Type the name to confirm" }).fill(app?.Name ?? "");
    return app?.Name ?? "";
  },
  act: async ({ page }) => await button(page.getByRole("dialog"), "Delete").click(),
  says: (view, name) =>
    view.status.includes(APP_PAGE.deleted(name)) ? "done" : alerts(view).includes(APP_PAGE.notDeleted) ? "not done" : alerts(view).includes(APP_PAGE.deletedUnknown) ? "unknown" : undefined,
  holds: async ({ standIn }, name) => ((await appsOf(standIn)).some((app) => app.Name === name) ? "nothing" : "all"),
  typed: (name) => ({ "Type the name to confirm": name }),
});

const findUsers = job<void>({
  name: "searching for users",
  world: CONNECTED,
  open: async (place) => {
    await load(place, "?page=new");
    await steps.fillApp(place.page, { name: "Typed" });
  },
  prepare: async ({ page }) => {
    await steps.field(page, "Name").focus();
  },
  act: async ({ page }) => {
    await steps.userField(page).click();
    await steps.userField(page).fill("Super");
  },
  says: (view) => (alerts(view).includes(APP_FORM.usersFailed) ? "not done" : /Supervisor/.test(view.text.replace(/^.*New OAuth 2.0/, "")) ? "done" : undefined),
  typed: () => ({ Name: "Typed" }),
  retry: async ({ page }) => {
    await steps.userField(page).fill("Supe");
    await steps.userField(page).fill("Super");
  },
});

const checkConnection = job<void>({
  name: "checking the connection",
  world: { ...site("core-8.1"), apps: 0 },
  open: async (place) => {
    await load(place, "?page=connect");
    await expect(place.page.getByText(CONNECT.connected)).toBeVisible();
  },
  prepare: async () => {},
  act: async ({ page }) => await button(page, "Check again").click(),
  says: (view) => (Object.values(view.checks).includes("Unknown") ? "not done" : view.text.includes(CONNECT.connected) ? "done" : undefined),
  neverSays: ["Connection failed.", CONNECT.notConnected],
});

const saveSettings = job<Record<"url" | "clientId" | "clientSecret", string>>({
  name: "saving the settings",
  world: CONNECTED,
  open: async (place) => {
    await load(place, "?page=connect");
    await expectCheck(place.page, CHECKS.url, "OK");
  },
  prepare: async ({ page }, n) => {
    const typed = { url: `http://other-${n}:8090/`, clientId: `Client${n}`, clientSecret: `Secret-${n}-that-was-typed` };
    await fillSettings(page, typed);
    return typed;
  },
  act: async ({ page }) => await button(page, CONNECT.saveSettings).click(),
  says: (view) =>
    view.status.includes(CONNECT.settingsSaved) ? "done" : alerts(view).includes(CONNECT.settingsNotSaved) ? "partly" : alerts(view).includes(CONNECT.settingsUnknown) ? "unknown" : undefined,
  holds: async ({ standIn }, { url, clientId, clientSecret }) => {
    const held = await steps.settingsOf(standIn);
    const same = [held[SETTING_CODES.url] === url, held[SETTING_CODES.clientId] === clientId, held[SETTING_CODES.clientSecret] === clientSecret];
    return same.every(Boolean) ? "all" : same.some(Boolean) ? "part" : "nothing";
  },
  typed: ({ url, clientId, clientSecret }) => ({ [SETTINGS.url]: url, [SETTINGS.clientId]: clientId, [SETTINGS.clientSecret]: clientSecret }),
});

/** A step of the set-up, on a site where it was not done. */
const setUp = (name: string, condition: string, check: string, press: string, says: Job["says"], holds: Job["holds"]) =>
  job<void>({
    name,
    world: { ...CONNECTED, apps: 0 },
    open: async (place) => await load(place, "?page=connect"),
    prepare: async ({ page, standIn }) => {
      await standIn.conditions({ set: [condition] });
      await button(page, "Check again").click();
      await expectCheck(page, check, "To do");
      await steps.expectIdle(page);
    },
    act: async ({ page }) => await button(page, press).click(),
    says,
    ...(holds && { holds }),
  });

const enableFeature = setUp(
  "enabling the feature",
  "feature-off",
  CHECKS.feature,
  "Enable OAuth20Integration",
  (view) =>
    view.status.includes(CONNECT.featureEnabled) ? "done" : alerts(view).includes(CONNECT.featureNotEnabled) || alerts(view).includes("still reports") ? "not done" : alerts(view).includes(CONNECT.featureUnknown) ? "unknown" : undefined,
  async ({ standIn }) => ((await standIn.state())["feature"] === 1 ? "all" : "nothing"),
);

const createResource = setUp(
  "creating the default resource",
  "no-default-resource",
  CHECKS.resource,
  "Create default resource",
  (view) =>
    view.status.includes(CONNECT.resourceCreated) || view.status.includes(CONNECT.resourceExists) ? "done" : alerts(view).includes(CONNECT.resourceNotCreated) ? "not done" : alerts(view).includes(CONNECT.resourceUnknown) ? "unknown" : undefined,
  async ({ standIn }) => (((await standIn.state())["resources"] as unknown[]).length === 1 ? "all" : "nothing"),
);

const filterInactive = job<void>({
  name: "finding the apps of inactive users",
  world: CONNECTED,
  open: async (place) => {
    await load(place);
    await expectCount(place.page, 3);
  },
  prepare: async ({ page }) => {
    const panel = await openPanel(page, "Filter");
    const box = panel.getByRole("checkbox", { name: LIST.needsAttention });
    if (await box.isChecked()) {
      await box.uncheck();
    }
  },
  act: async ({ page }) => await page.getByRole("region", { name: "Filters" }).getByRole("checkbox", { name: LIST.needsAttention }).check(),
  says: (view) => (view.text.includes(LIST.inactiveUsersUnknown) ? "not done" : "done"),
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
  says: (view) => (view.heading === HEADINGS.signIn ? "done" : alerts(view).includes("Could not sign out.") ? "not done" : undefined),
  holds: async ({ standIn }) => (((await standIn.state())["sessions"] as unknown[]).length === 0 ? "all" : "nothing"),
});

export const JOBS: readonly Job[] = [
  signIn,
  openPage("opening the page", CONNECTED, skipsBackground),
  openPage("opening the page where DataService is closed", site("framework-8.0", "data-service-closed:OAuthClientApp"), (call) =>
    call === "OAuthClientApp" || call === "SysAdminUnit" ? undefined : "the same call as in opening the page",
  ),
  switchApp,
  reload,
  openApp,
  showSecret,
  saveApp,
  createApp,
  deleteApp,
  findUsers,
  checkConnection,
  saveSettings,
  enableFeature,
  createResource,
  filterInactive,
  signOut,
];

/** Jobs that are made of these, and why they have no cells of their own. */
export const COVERED: Record<string, string> = {
  "running the remaining steps": "it runs enabling the feature, saving the settings and creating the default resource by the same functions",
  "changing or deleting several apps": "each app is changed by the function that turns one on or off, or deletes one; tests/e2e/apps/bulk-actions.spec.ts",
  "duplicating an app": "it reads the app as opening it does, and creates the copy as any app",
  "exporting the list": "it makes no call",
  "checking the connection in the background": "its queries are calls of opening the page",
};
