// The session ends before a step of a job: what the step was for comes after signing in again, once, and nothing typed or
// selected is lost.

import type { Page } from "@playwright/test";

import { allBox, askFor, box, names, openPanel, selection } from "./support/list.ts";
import type { StandIn } from "./support/stand-in.ts";
import * as steps from "./support/steps.ts";
import { acted, credentials, endedDialog, heading, result, row } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";
import { button } from "./support/typed-app.ts";

const APP = "Azure Data Factory";

/** How an ended session shows, and what Chromium writes about it. */
const SHAPES = [
  { shape: "401", console: /status of 401/ },
  { shape: "redirect", console: null },
  { shape: "csrf", console: /status of 403/ },
];

/** A step of a job: what leads up to it, how it is begun, and what is there once it is done. */
interface Step {
  title: string;
  /** The call that changes something and how often it acts; nothing does without it. */
  acts?: [call: string, times: number];
  prepare: (page: Page, standIn: StandIn) => Promise<unknown>;
  press: (page: Page) => Promise<unknown>;
  done: (page: Page, standIn: StandIn) => Promise<unknown>;
}

async function openList(page: Page, standIn: StandIn): Promise<void> {
  await steps.open(page, standIn);
  await expect(page.getByText("6 apps", { exact: true })).toBeVisible();
  await expect(allBox(page)).toBeVisible();
}

const list: Step[] = [
  {
    title: "reading the list anew",
    prepare: async (page, standIn) => {
      await openList(page, standIn);
      await box(page, APP).check();
      await standIn.changeApp("Zapier", { Description: "Changed elsewhere" });
    },
    press: (page) => button(page, "Reload").click(),
    done: async (page) => {
      await expect(row(page, "Zapier")).toContainText("Changed elsewhere");
      await expect(selection(page), "what was selected stays so").toContainText("1 selected");
    },
  },
  {
    title: "asking which apps need attention",
    prepare: openList,
    press: async (page) => (await openPanel(page, "Filter")).getByRole("checkbox", { name: "Needs attention" }).check(),
    done: async (page) => {
      await expect(page.getByRole("checkbox", { name: "Needs attention" })).toBeChecked();
      await expect.poll(() => names(page)).toContain(APP);
    },
  },
  {
    title: "deleting many",
    acts: ["DeleteClient", 2],
    prepare: async (page, standIn) => {
      await openList(page, standIn);
      const all = await names(page);
      for (const name of all.slice(0, 2)) {
        await box(page, name).check();
      }
      await (await askFor(page, "Delete")).getByRole("textbox", { name: "Type 2 to confirm" }).fill("2");
    },
    press: (page) => button(page.getByRole("dialog"), "Delete").click(),
    done: async (page, standIn) => {
      await expect(page.getByRole("heading", { name: "Deleted 2 of 2 apps" })).toBeVisible();
      expect(await steps.appsOf(standIn)).toHaveLength(4);
    },
  },
  {
    title: "undoing a switching off",
    acts: ["UpdateClient", 2],
    prepare: async (page, standIn) => {
      await openList(page, standIn);
      await steps.activeSwitch(page, APP).click();
      await expect(button(page, "Undo")).toBeVisible();
    },
    press: (page) => button(page, "Undo").click(),
    done: async (page, standIn) => {
      await expect(result(page)).toContainText(`“${APP}” is switched on.`);
      expect((await steps.appNamed(standIn, APP)).IsActive).toBe(true);
    },
  },
];

const oneApp: Step[] = [
  {
    title: "opening an app",
    prepare: openList,
    press: (page) => page.getByRole("link", { name: APP, exact: true }).click(),
    done: (page) => expect(heading(page, APP)).toBeVisible(),
  },
  {
    title: "showing the secret",
    prepare: (page, standIn) => steps.openApp(page, standIn, APP),
    press: (page) => credentials(page).show.click(),
    done: async (page, standIn) => {
      await expect(credentials(page).secret).toHaveText((await steps.appNamed(standIn, APP)).ClientSecret);
    },
  },
  {
    title: "looking for a user",
    prepare: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      await steps.fillApp(page, { description: "Typed before" });
    },
    press: (page) => page.getByRole("combobox", { name: "System user" }).fill("Mary"),
    done: async (page) => {
      await page.getByRole("combobox", { name: "System user" }).fill("Mary K");
      await page.getByRole("option", { name: "Mary King" }).click();
      await expect(page.getByRole("textbox", { name: "Description" })).toHaveValue("Typed before");
    },
  },
  {
    title: "opening a duplicate",
    prepare: (page, standIn) => steps.openApp(page, standIn, APP),
    press: (page) => page.getByRole("link", { name: "Duplicate" }).click(),
    done: (page) => expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue(`${APP} (copy)`),
  },
  {
    title: "switching off instead of deleting",
    acts: ["UpdateClient", 1],
    prepare: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      await button(page, "Delete").click();
    },
    press: (page) => button(page.getByRole("dialog"), "Switch off instead").click(),
    done: async (page, standIn) => {
      await expect(result(page)).toContainText("is switched off");
      expect((await steps.appNamed(standIn, APP)).IsActive).toBe(false);
    },
  },
];

for (const { shape, console } of SHAPES) {
  for (const { title, acts, prepare, press, done } of [...list, ...oneApp]) {
    test(`${title} goes on after signing in again (${shape})`, async ({ page, standIn, watch }) => {
      const conditions = [`session-shape:${shape}`];
      await standIn.reset({ profile: "framework-8.0", start: "connected-site", apps: 6, users: 5, conditions });
      await prepare(page, standIn);
      const [call, times] = acts ?? ["", 0];
      const before = await acted(standIn, call);
      if (console) {
        watch.expect(console);
      }
      await standIn.endSessions();
      await press(page);
      await expect(endedDialog(page)).toBeVisible();
      expect(await acted(standIn, call), "nothing was done without a session").toBe(before);
      await steps.signIn(endedDialog(page));
      await expect(endedDialog(page)).toBeHidden();
      await done(page, standIn);
      expect(await acted(standIn, call), "it was done once").toBe(times);
      const writes = (await standIn.journal()).filter((entry) => entry.acted && entry.call !== call && entry.call !== "Login");
      expect(writes.map((entry) => entry.call), "and nothing else").toEqual([]);
    });
  }
}
