// What is done on the Connect page.

import { CHECKS, SETTINGS, SETTING_CODES, STEPS, expectCheck, fillSettings, openStep } from "../../support/connection.ts";
import * as steps from "../../support/steps.ts";
import { button, site } from "../../support/steps.ts";
import { expect } from "../../support/test.ts";
import { CONNECT, FAILURE } from "../../support/texts.ts";
import { CONNECTED, alerts, job, load } from "./common.ts";
import type { Job } from "./job.ts";

const checkConnection = job<void>({
  name: "checking the connection",
  world: { ...site("core-8.1"), apps: 0 },
  open: async (place) => {
    await load(place, "?page=connect");
    await expect(place.page.getByText(CONNECT.connected)).toBeVisible();
  },
  prepare: async () => {},
  act: async ({ page }) => await button(page, "Check again").click(),
  says: (view) => (Object.entries(view.checks).some(([title, state]) => state === "Unknown" && !title.includes("optional")) ? "not done" : view.text.includes(CONNECT.connected) ? "done" : undefined),
  neverSays: ["Connection failed.", CONNECT.notConnected],
  explainsInPlace: true,
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
    view.status.split(" | ").some((text) => CONNECT.settingsSaved.test(text)) ? "done" : alerts(view).includes(CONNECT.settingsNotSaved) ? "partly" : alerts(view).includes(FAILURE.notKnown) ? "unknown" : undefined,
  holds: async ({ standIn }, { url, clientId, clientSecret }) => {
    const held = await steps.settingsOf(standIn);
    const same = [held[SETTING_CODES.url] === url, held[SETTING_CODES.clientId] === clientId, held[SETTING_CODES.clientSecret] === clientSecret];
    return same.every(Boolean) ? "all" : same.some(Boolean) ? "part" : "nothing";
  },
  typed: ({ url, clientId, clientSecret }) => ({ [SETTINGS.url]: url, [SETTINGS.clientId]: clientId, [SETTINGS.clientSecret]: clientSecret }),
});

const STILL_OFF = "still reports OAuth20Integration as off";

/** A step of the set-up, on a site where it was not done. What it did stays next to it; the message about it does not. */
const setUp = (name: string, condition: string, check: string, step: string, press: string, says: Job["says"], holds: Job["holds"], explainsInPlace = "") =>
  job<void>({
    name,
    world: { ...CONNECTED, apps: 0 },
    open: async (place) => await load(place, "?page=connect"),
    prepare: async ({ page, standIn }) => {
      await standIn.conditions({ clear: [condition], set: [condition] });
      await button(page, "Check again").click();
      await expectCheck(page, check, "To do");
      await steps.expectIdle(page);
      await openStep(page, step);
    },
    // What it changed is checked again afterwards.
    skips: (call, nth) =>
      // The feature is then on in the database, and Creatio goes on reporting it as off, which is what the page says.
      call === "OAuth20Integration" ? "without it Creatio still reports the feature as off" :
      ["OAuthHealthCheck", "GrantAccess"].includes(call) || nth > (call === "GetFeatureState" ? 3 : 1) ? "the same query as in checking the connection" : undefined,
    act: async ({ page }) => await button(page, press).click(),
    says,
    ...(holds && { holds }),
    explainsInPlace,
  });

const enableFeature = setUp(
  "enabling the feature",
  "feature-off",
  CHECKS.feature,
  STEPS.feature,
  "Enable OAuth20Integration",
  (view) =>
    view.text.includes(CONNECT.featureEnabled) ? "done" : alerts(view).includes(CONNECT.featureNotEnabled) || view.text.includes(STILL_OFF) ? "not done" : alerts(view).includes(FAILURE.notKnown) ? "unknown" : undefined,
  async ({ standIn }) => ((await standIn.state())["feature"] === 1 ? "all" : "nothing"),
  STILL_OFF,
);

const createResource = setUp(
  "creating the default resource",
  "no-default-resource",
  CHECKS.resource,
  STEPS.resource,
  "Create default resource",
  (view) =>
    view.text.includes(CONNECT.resourceCreated) || view.text.includes(CONNECT.resourceExists) ? "done" : alerts(view).includes(CONNECT.resourceNotCreated) ? "not done" : alerts(view).includes(FAILURE.notKnown) ? "unknown" : undefined,
  async ({ standIn }) => (((await standIn.state())["resources"] as unknown[]).length === 1 ? "all" : "nothing"),
);

export const CONNECTION_JOBS: readonly Job[] = [checkConnection, saveSettings, enableFeature, createResource];
