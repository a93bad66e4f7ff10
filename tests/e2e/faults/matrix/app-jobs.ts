// What is done with one app, and with a new one.

import { appLink, appLinks } from "../../support/list.ts";
import * as steps from "../../support/steps.ts";
import { APP, HEADINGS, appsOf, button, credentials, heading, saveButton } from "../../support/steps.ts";
import { expect } from "../../support/test.ts";
import { APP_PAGE, FAILURE, NEW_APP } from "../../support/texts.ts";
import { CONNECTED, alerts, job, load, tryAgain } from "./common.ts";
import type { Job } from "./job.ts";

/** Each cell deletes one. */
const MANY = { ...CONNECTED, apps: 150 };

const openApp = job<string>({
  name: "opening an app",
  world: CONNECTED,
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
  skips: (call) => (call === "SelectQuery:SysAdminUnit" ? "the same call as in searching for users" : undefined),
  act: async ({ page }) => await appLink(page, APP).click(),
  says: (view, name) =>
    view.heading === APP_PAGE.openFailed ? "not done" : view.heading === name ? "done" : undefined,
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
    return texts.includes(APP_PAGE.notSaved) ? "not done" : texts.includes(APP_PAGE.partlySaved) ? "partly" : texts.includes(FAILURE.notKnown) ? "unknown" : undefined;
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
    if (await button(page, NEW_APP.createAnother).isVisible()) {
      await button(page, NEW_APP.createAnother).click();
    }
    const typed = { name: `Created ${n}`, url: `https://created-${n}.example/`, description: `Described ${n}`, user: "Supervisor" };
    await steps.fillApp(page, typed);
    if (await steps.activeField(page).isChecked()) {
      await steps.activeField(page).click();
    }
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
    if (texts.includes(NEW_APP.readBackFailed)) {
      return "unknown";
    }
    return view.text.includes(NEW_APP.next) ? (view.alerts.length > 0 ? "partly" : "done") : undefined;
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
    await expect(place.page.getByText(/^\d+ apps$/)).toBeVisible();
  },
  prepare: async ({ page }) => {
    const name = await appLinks(page).first().innerText();
    await appLinks(page).first().click();
    await expect(heading(page, name)).toBeVisible();
    const dialog = await steps.openDeleteDialog(page, name);
    await dialog.getByRole("textbox", { name: "Type the name to confirm" }).fill(name);
    return name;
  },
  act: async ({ page }) => await button(page.getByRole("dialog"), "Delete").click(),
  says: (view, name) =>
    view.status.includes(APP_PAGE.deleted(name)) ? "done" : alerts(view).includes(APP_PAGE.notDeleted) ? "not done" : alerts(view).includes(FAILURE.notKnown) ? "unknown" : undefined,
  holds: async ({ standIn }, name) => ((await appsOf(standIn)).some((app) => app.Name === name) ? "nothing" : "all"),
  typed: (name) => ({ "Type the name to confirm": name }),
  skips: (call, nth) => (call === "SelectQuery:OAuthClientApp" && nth > 1 ? "the same call as in reading the list again" : undefined),
  retry: async ({ page, standIn }, name) => {
    // A deletion that Creatio has reverted was carried out in the Identity Service.
    await standIn.remember(name);
    await button(page.getByRole("dialog"), "Delete").click();
  },
});

export const APP_JOBS: readonly Job[] = [openApp, showSecret, saveApp, createApp, deleteApp];
