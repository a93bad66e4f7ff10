// The session ends while somebody is at work: what was typed stays, and what was under way goes on once.

import type { Page } from "@playwright/test";

import type { Watch } from "./support/page.ts";
import type { StandIn, World } from "./support/stand-in.ts";
import * as steps from "./support/steps.ts";
import {
  DOCUMENTED,
  HEADINGS,
  PROFILES,
  SETTINGS,
  SETTING_CHECKS,
  acted,
  activeSwitch,
  asked,
  credentials,
  endedDialog,
  expectCheck,
  heading,
  result,
  saveButton,
} from "./support/steps.ts";
import { expect, test } from "./support/test.ts";

const APP = "Azure Data Factory";
const NEW_APP = { ...DOCUMENTED.app, description: "Typed before the session ended" };

/** How an ended session shows, and what Chromium writes about it. */
const SHAPES = [
  { shape: "401", console: /status of 401/ },
  { shape: "redirect", console: null },
  { shape: "csrf", console: /status of 403/ },
];

/** Something that is done with Creatio, in the middle of which the session is over. */
interface Job {
  title: string;
  world?: World;
  /** The call that changes something; it is to act once. */
  call: string;
  prepare: (page: Page, standIn: StandIn) => Promise<unknown>;
  press: (page: Page) => Promise<unknown>;
  /** What was typed is still there. */
  kept: (page: Page) => Promise<unknown>;
  done: (page: Page, standIn: StandIn) => Promise<unknown>;
}

/** A field behind an open dialog. Its mark for “required” is hidden in itself, so it counts as part of the name here. */
const behind = (page: Page, name: string, role: "textbox" | "combobox" = "textbox") =>
  page.getByRole(role, { name: new RegExp(`^${name}`), includeHidden: true });

const newApp: Job = {
  title: "making an app",
  call: "AddClient",
  prepare: async (page, standIn) => {
    await steps.open(page, standIn, "?page=new");
    await steps.fillApp(page, NEW_APP);
  },
  press: (page) => saveButton(page).click(),
  kept: async (page) => {
    await expect(behind(page, "Name")).toHaveValue(NEW_APP.name);
    await expect(behind(page, "Application URL")).toHaveValue(NEW_APP.url);
    await expect(behind(page, "Description")).toHaveValue(NEW_APP.description);
    await expect(behind(page, "System user", "combobox")).toHaveValue(NEW_APP.user);
  },
  done: async (page, standIn) => {
    const made = await madeApp(page, standIn);
    expect(made.Description).toBe(NEW_APP.description);
  },
};

const jobs: Job[] = [
  newApp,
  {
    title: "saving an app",
    call: "UpdateClient",
    prepare: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      await steps.fillApp(page, { url: "https://typed.example.com", description: "Typed" });
    },
    press: (page) => saveButton(page).click(),
    kept: async (page) => {
      await expect(behind(page, "Application URL")).toHaveValue("https://typed.example.com");
      await expect(behind(page, "Description")).toHaveValue("Typed");
    },
    done: async (page, standIn) => {
      await expect(result(page)).toHaveText(`“${APP}” is saved.`);
      const saved = { ApplicationUrl: "https://typed.example.com", Description: "Typed" };
      expect(await steps.appNamed(standIn, APP)).toMatchObject(saved);
    },
  },
  {
    title: "saving the settings",
    world: { start: "new-site" },
    call: "PostSysSettingsValues",
    prepare: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, SETTING_CHECKS.url, "To do");
      for (const field of ["url", "clientId", "clientSecret"] as const) {
        await page.getByRole("textbox", { name: SETTINGS[field] }).fill(DOCUMENTED[field]);
      }
    },
    press: (page) => page.getByRole("button", { name: "Save settings" }).click(),
    kept: async (page) => {
      for (const field of ["url", "clientId", "clientSecret"] as const) {
        await expect(behind(page, SETTINGS[field])).toHaveValue(DOCUMENTED[field]);
      }
    },
    done: async (page, standIn) => {
      await expect(result(page)).toHaveText("The settings are saved.");
      expect((await standIn.state())["settings"]).toMatchObject({
        OAuth20IdentityServerUrl: DOCUMENTED.url,
        OAuth20IdentityServerClientSecret: DOCUMENTED.clientSecret,
      });
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
    kept: (page) => expect(page).toHaveURL(/search=azure/),
    done: async (page, standIn) => {
      await expect(result(page)).toContainText(`“${APP}” is switched off.`);
      await expect(activeSwitch(page, APP)).not.toBeChecked();
      expect((await steps.appNamed(standIn, APP)).IsActive).toBe(false);
    },
  },
  {
    title: "enabling the feature",
    world: { start: "new-site" },
    call: "SetFeatureStateForAllUsers",
    prepare: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, "Feature OAuth20Integration", "To do");
      await page.getByRole("textbox", { name: SETTINGS.url }).fill("http://typed:8090/");
    },
    press: (page) => page.getByRole("button", { name: "Enable OAuth20Integration" }).click(),
    kept: (page) => expect(behind(page, SETTINGS.url)).toHaveValue("http://typed:8090/"),
    done: async (page) => {
      await expect(result(page)).toContainText("OAuth20Integration is on for all users.");
      await expectCheck(page, "Feature OAuth20Integration", "OK");
    },
  },
  {
    title: "creating the default resource",
    world: { conditions: ["no-default-resource"] },
    call: "AddDefaultResource",
    prepare: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await expectCheck(page, "Default resource", "To do");
      await page.getByRole("textbox", { name: SETTINGS.clientSecret }).fill("typed");
    },
    press: (page) => page.getByRole("button", { name: "Create default resource" }).click(),
    kept: (page) => expect(behind(page, SETTINGS.clientSecret)).toHaveValue("typed"),
    done: async (page, standIn) => {
      await expect(result(page)).toHaveText("Default resource was created");
      await expectCheck(page, "Default resource", "OK");
      expect((await standIn.state())["resources"]).toHaveLength(1);
    },
  },
  {
    title: "deleting an app",
    call: "DeleteClient",
    prepare: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      await page.getByRole("button", { name: "Delete" }).click();
      await page.getByRole("textbox", { name: "Type the name to confirm" }).fill(APP);
    },
    press: (page) => page.getByRole("dialog", { name: `Delete ${APP}?` }).getByRole("button", { name: "Delete" }).click(),
    kept: (page) => expect(behind(page, "Type the name to confirm")).toHaveValue(APP),
    done: async (page, standIn) => {
      await expect(result(page)).toHaveText(`“${APP}” is deleted.`);
      expect((await steps.appsOf(standIn)).map((app) => app.Name)).not.toContain(APP);
    },
  },
];

for (const profile of PROFILES) {
  for (const { shape, console } of SHAPES) {
    for (const job of jobs) {
      test(`${job.title} goes on after signing in again (${profile}, ${shape})`, async ({ page, standIn, watch }) => {
        await begin(standIn, job, { profile }, shape);
        await job.prepare(page, standIn);
        expectConsole(watch, console);
        await standIn.endSessions();
        await job.press(page);
        await expect(endedDialog(page)).toBeVisible();
        await job.kept(page);
        expect(await acted(standIn, job.call), "nothing was done without a session").toBe(0);

        await steps.signIn(endedDialog(page));
        await expect(endedDialog(page)).toBeHidden();
        await job.done(page, standIn);
        expect(await acted(standIn, job.call), "it was done once").toBe(1);
      });
    }
  }
}

for (const { shape, console } of SHAPES) {
  test(`the session ends between the calls of making an app (${shape})`, async ({ page, standIn, watch }) => {
    await begin(standIn, newApp, {}, shape);
    await newApp.prepare(page, standIn);
    await page.getByRole("switch", { name: "Active" }).click();
    await endDuring(standIn, "AddClient", () => newApp.press(page));
    expectConsole(watch, console);
    await expect(endedDialog(page)).toBeVisible();
    await steps.signIn(endedDialog(page));
    await newApp.done(page, standIn);
    expect((await steps.appNamed(standIn, NEW_APP.name)).IsActive, "as it was asked for").toBe(false);
    expect(await acted(standIn, "AddClient")).toBe(1);
  });

  test(`the session ends between the calls of saving an app (${shape})`, async ({ page, standIn, watch }) => {
    const job = jobs[1] as Job;
    await begin(standIn, job, {}, shape);
    await job.prepare(page, standIn);
    await endDuring(standIn, "UpdateClient", () => job.press(page));
    expectConsole(watch, console);
    await expect(endedDialog(page)).toBeVisible();
    await job.kept(page);
    await steps.signIn(endedDialog(page));
    await job.done(page, standIn);
    expect(await acted(standIn, "UpdateClient")).toBe(1);
    expect((await standIn.journal()).filter((entry) => entry.acted && entry.call.startsWith("UpdateQuery"))).toHaveLength(1);
  });
}

test("“Not now” keeps what was typed, and saving asks again", async ({ page, standIn }) => {
  await newApp.prepare(page, standIn);
  await standIn.endSessions();
  await newApp.press(page);
  await endedDialog(page).getByRole("button", { name: "Not now" }).click();
  await expect(endedDialog(page)).toBeHidden();
  await expect(page.getByRole("alert")).toContainText("Your session in Creatio has ended. Nothing was done.");
  await newApp.kept(page);
  await newApp.press(page);
  await expect(endedDialog(page)).toBeVisible();
  await steps.signIn(endedDialog(page));
  await newApp.done(page, standIn);
  expect(await acted(standIn, "AddClient")).toBe(1);
});

test("a wrong password in the dialog is said there", async ({ page, standIn }) => {
  await newApp.prepare(page, standIn);
  await standIn.endSessions();
  await newApp.press(page);
  await steps.signIn(endedDialog(page), "Supervisor", "wrong");
  await expect(endedDialog(page).getByRole("alert")).toContainText("Invalid user name or password specified");
  await newApp.kept(page);
  expect(await acted(standIn, "AddClient")).toBe(0);
  await steps.signIn(endedDialog(page));
  await newApp.done(page, standIn);
  expect(await acted(standIn, "AddClient")).toBe(1);
});

test("somebody else who signs in acts by own rights, and is told so", async ({ page, standIn }) => {
  await newApp.prepare(page, standIn);
  await standIn.endSessions();
  await newApp.press(page);
  await steps.signIn(endedDialog(page), "Mary King");
  await expect(endedDialog(page)).toBeHidden();
  await expect(result(page)).toHaveText("You are now signed in as Mary King.");
  await expect(steps.userMenu(page, "Mary King")).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("The signed-in user has no right to do this.");
  await newApp.kept(page);
  expect(await acted(standIn, "AddClient")).toBe(0);
});

test("signing in in another tab is enough", async ({ page, standIn }) => {
  await newApp.prepare(page, standIn);
  await standIn.endSessions();
  await newApp.press(page);
  await expect(endedDialog(page)).toBeVisible();

  await standIn.clearJournal();
  await comeBack(page);
  await expect.poll(() => asked(standIn, "GetCurrentUserInfo")).not.toEqual([]);
  await expect(endedDialog(page), "nobody has signed in yet").toBeVisible();
  await standIn.signIn(page.context());
  await comeBack(page);
  await expect(endedDialog(page)).toBeHidden();
  await newApp.done(page, standIn);
  expect(await acted(standIn, "AddClient")).toBe(1);
});

test("one dialog is enough for many calls at once", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=connect");
  await expect(page.getByText("Connected. Apps can be integrated.")).toBeVisible();
  await standIn.endSessions();
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await steps.signIn(endedDialog(page));
  await expect(endedDialog(page)).toBeHidden();
  await expect(page.getByText("Connected. Apps can be integrated.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Check again" })).toBeEnabled();
});

test("a session that ended before the page was opened leads over signing in to the same page", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await standIn.endSessions();
  await page.goto(`${standIn.page}?page=connect`);
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
  await steps.signIn(page);
  await expect(heading(page, HEADINGS.connect)).toBeVisible();
});

async function begin(standIn: StandIn, job: Job, world: World, shape: string): Promise<void> {
  const usual: World = { profile: "framework-8.0", start: "connected-site", apps: 3, users: 5, conditions: [] };
  const conditions = [...(job.world?.conditions ?? []), `session-shape:${shape}`];
  await standIn.reset({ ...usual, ...job.world, ...world, conditions });
}

function expectConsole(watch: Watch, pattern: RegExp | null): void {
  if (pattern) {
    watch.expect(pattern);
  }
}

/** Ends the session when a call has acted and its answer is still on the way. */
async function endDuring(standIn: StandIn, call: string, press: () => Promise<unknown>): Promise<void> {
  await standIn.fault(call, "hold");
  await press();
  await expect.poll(() => acted(standIn, call)).toBe(1);
  await standIn.endSessions();
  await standIn.release();
}

/** What a browser tells a page that somebody comes back to. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
}

async function madeApp(page: Page, standIn: StandIn): Promise<steps.AppState> {
  const made = page.getByRole("heading", { name: `“${NEW_APP.name}” is ready` });
  await expect(made).toBeVisible();
  const app = await steps.appNamed(standIn, NEW_APP.name);
  await expect(credentials(page).clientId).toHaveText(app.ClientId);
  return app;
}
