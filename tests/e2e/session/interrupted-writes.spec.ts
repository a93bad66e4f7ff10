// The session ends before a write: what was typed stays, and the write is done after signing in again, once.

import type { Page } from "@playwright/test";

import { CHECKS, SETTINGS, SETTING_CODES, createResource, expectCheck, fillSettings } from "../support/connection.ts";
import { activeSwitch } from "../support/list.ts";
import { TYPED, expectCreated, typeNewApp } from "../support/new-app.ts";
import { SESSION_END_SHAPES, type SessionEndShape, expectRefusalMessages } from "../support/session.ts";
import type { StandIn, World } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import {
  APP,
  DOCUMENTED,
  PROFILES,
  activeField,
  appNamed,
  button,
  changesBy,
  endedDialog,
  field,
  result,
  saveButton,
  settingsOf,
  site,
} from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE, CONNECT, LIST } from "../support/texts.ts";

/** A write that the end of a session may interrupt. */
interface Write {
  title: string;
  world?: World;
  /** The call that changes something, exactly once. */
  call: string;
  prepare: (page: Page, standIn: StandIn) => Promise<unknown>;
  press: (page: Page) => Promise<unknown>;
  /** Fails unless what was typed is still there, behind the dialog. */
  expectTyped: (page: Page) => Promise<unknown>;
  expectDone: (page: Page, standIn: StandIn) => Promise<unknown>;
}

/** A field behind an open dialog. The mark for “required” is hidden in itself, so it counts as part of the name here. */
const behind = (page: Page, name: string, role: "textbox" | "combobox" = "textbox") =>
  page.getByRole(role, { name: new RegExp(`^${name}`), includeHidden: true });

const createApp: Write = {
  title: "creating an app",
  call: "AddClient",
  prepare: typeNewApp,
  press: (page) => saveButton(page).click(),
  expectTyped: async (page) => {
    await expect(behind(page, "Name")).toHaveValue(TYPED.name);
    await expect(behind(page, "Application URL")).toHaveValue(TYPED.url);
    await expect(behind(page, "Description")).toHaveValue(TYPED.description);
    await expect(behind(page, "System user", "combobox")).toHaveValue(TYPED.user);
  },
  expectDone: (page, standIn) => expectCreated(page, standIn),
};

const saveApp: Write = {
  title: "saving an app",
  call: "UpdateClient",
  prepare: async (page, standIn) => {
    await steps.openApp(page, standIn, APP);
    await steps.fillApp(page, { url: "https://typed.example.com", description: "Typed" });
  },
  press: (page) => saveButton(page).click(),
  expectTyped: async (page) => {
    await expect(behind(page, "Application URL")).toHaveValue("https://typed.example.com");
    await expect(behind(page, "Description")).toHaveValue("Typed");
  },
  expectDone: async (page, standIn) => {
    await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
    const saved = { ApplicationUrl: "https://typed.example.com", Description: "Typed" };
    expect(await appNamed(standIn, APP)).toMatchObject(saved);
  },
};

const { url, clientId, clientSecret } = DOCUMENTED;

const WRITES: readonly Write[] = [
  createApp,
  saveApp,
  {
    title: "saving the settings",
    world: { start: "new-site" },
    call: "PostSysSettingsValues",
    prepare: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, CHECKS.url, "To do");
      await fillSettings(page, { url, clientId, clientSecret });
    },
    press: (page) => button(page, CONNECT.saveSettings).click(),
    expectTyped: async (page) => {
      await expect(behind(page, SETTINGS.url)).toHaveValue(url);
      await expect(behind(page, SETTINGS.clientId)).toHaveValue(clientId);
      await expect(behind(page, SETTINGS.clientSecret)).toHaveValue(clientSecret);
    },
    expectDone: async (page, standIn) => {
      await expect(result(page)).toHaveText(CONNECT.settingsSaved);
      expect(await settingsOf(standIn)).toMatchObject({ [SETTING_CODES.url]: url, [SETTING_CODES.clientSecret]: clientSecret });
    },
  },
  {
    title: "switching an app in the list",
    call: "UpdateClient",
    prepare: async (page, standIn) => {
      await steps.open(page, standIn, "?search=azure");
      await expect(activeSwitch(page, APP)).toBeChecked();
    },
    press: (page) => activeSwitch(page, APP).click(),
    expectTyped: (page) => expect(page).toHaveURL(/search=azure/),
    expectDone: async (page, standIn) => {
      await expect(result(page)).toHaveText(LIST.switchedOff(APP));
      await expect(activeSwitch(page, APP)).not.toBeChecked();
      expect((await appNamed(standIn, APP)).IsActive).toBe(false);
    },
  },
  {
    title: "enabling the feature",
    world: { start: "new-site" },
    call: "SetFeatureStateForAllUsers",
    prepare: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, CHECKS.feature, "To do");
      await fillSettings(page, { url: "http://typed:8090/" });
    },
    press: (page) => button(page, "Enable OAuth20Integration").click(),
    expectTyped: (page) => expect(behind(page, SETTINGS.url)).toHaveValue("http://typed:8090/"),
    expectDone: async (page) => {
      await expect(result(page)).toContainText(CONNECT.featureEnabled);
      await expectCheck(page, CHECKS.feature, "OK");
    },
  },
  {
    title: "creating the default resource",
    world: { conditions: ["no-default-resource"] },
    call: "AddDefaultResource",
    prepare: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, CHECKS.resource, "To do");
      await fillSettings(page, { clientSecret: "typed" });
    },
    press: createResource,
    expectTyped: (page) => expect(behind(page, SETTINGS.clientSecret)).toHaveValue("typed"),
    expectDone: async (page, standIn) => {
      await expect(result(page)).toHaveText(CONNECT.resourceCreated);
      await expectCheck(page, CHECKS.resource, "OK");
      expect((await standIn.state())["resources"]).toHaveLength(1);
    },
  },
  {
    title: "deleting an app",
    call: "DeleteClient",
    prepare: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      await field(await steps.openDeleteDialog(page, APP), "Type the name to confirm").fill(APP);
    },
    press: (page) => button(page.getByRole("dialog", { name: `Delete ${APP}?` }), "Delete").click(),
    expectTyped: (page) => expect(behind(page, "Type the name to confirm")).toHaveValue(APP),
    expectDone: async (page, standIn) => {
      await expect(result(page)).toHaveText(APP_PAGE.deleted(APP));
      expect((await steps.appsOf(standIn)).map((app) => app.Name)).not.toContain(APP);
    },
  },
];

for (const profile of PROFILES) {
  for (const shape of SESSION_END_SHAPES) {
    for (const write of WRITES) {
      test(`${write.title} is done after signing in again (${profile}, ${shape.shape})`, async ({ page, standIn, watch }) => {
        await reset(standIn, shape, { ...site(profile), ...write.world });
        await write.prepare(page, standIn);
        await standIn.endSessions();
        await write.press(page);
        await expect(endedDialog(page)).toBeVisible();
        await write.expectTyped(page);
        expect(await changesBy(standIn, write.call), "nothing was done without a session").toBe(0);

        await steps.signIn(endedDialog(page));
        await expect(endedDialog(page)).toBeHidden();
        await write.expectDone(page, standIn);
        expect(await changesBy(standIn, write.call), "it was done once").toBe(1);
        await expectRefusalMessages(watch, standIn, shape);
      });
    }
  }
}

for (const shape of SESSION_END_SHAPES) {
  test(`the session ends between the calls that create an app (${shape.shape})`, async ({ page, standIn, watch }) => {
    await reset(standIn, shape, site("framework-8.0"));
    await createApp.prepare(page, standIn);
    await activeField(page).click();
    await endSessionDuring(standIn, "AddClient", () => createApp.press(page));
    await expect(endedDialog(page)).toBeVisible();
    await steps.signIn(endedDialog(page));
    await expectCreated(page, standIn, false);
    await expectRefusalMessages(watch, standIn, shape);
  });

  test(`the session ends between the calls that save an app (${shape.shape})`, async ({ page, standIn, watch }) => {
    await reset(standIn, shape, site("framework-8.0"));
    await saveApp.prepare(page, standIn);
    await endSessionDuring(standIn, "UpdateClient", () => saveApp.press(page));
    await expect(endedDialog(page)).toBeVisible();
    await saveApp.expectTyped(page);
    await steps.signIn(endedDialog(page));
    await saveApp.expectDone(page, standIn);
    expect(await changesBy(standIn, "UpdateClient")).toBe(1);
    expect(await changesBy(standIn, "UpdateQuery:OAuthClientApp")).toBe(1);
    await expectRefusalMessages(watch, standIn, shape);
  });
}

/** Starts a world whose ended sessions have this shape. */
async function reset(standIn: StandIn, { shape }: SessionEndShape, world: World): Promise<void> {
  await standIn.reset({ ...world, conditions: [...(world.conditions ?? []), `session-shape:${shape}`] });
}

/** Ends the session after a call has acted and before its answer is sent. */
async function endSessionDuring(standIn: StandIn, call: string, press: () => Promise<unknown>): Promise<void> {
  await standIn.fault(call, "hold");
  await press();
  await expect.poll(() => changesBy(standIn, call)).toBe(1);
  await standIn.endSessions();
  await standIn.release();
}
