// The session ends before a step of the list or of an app: the step is done after signing in again, once, and nothing
// typed or selected is lost.

import type { Page } from "@playwright/test";

import {
  activeSwitch,
  allNames,
  appLink,
  checkbox,
  names,
  openList,
  filterChip,
  row,
  selectionBar,
  startBulkAction,
  undoButton,
} from "../support/list.ts";
import { SESSION_END_SHAPES, expectRefusalMessages } from "../support/session.ts";
import type { StandIn } from "../support/stand-in.ts";
import * as steps from "../support/steps.ts";
import { APP, appNamed, button, changesBy, credentials, endedDialog, field, heading, result, userField } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE, BULK, LIST } from "../support/texts.ts";

/** A step that the end of a session may interrupt. */
interface Step {
  title: string;
  /** The call that changes something, and how often; without it, nothing does. */
  changes?: [call: string, times: number];
  prepare: (page: Page, standIn: StandIn) => Promise<unknown>;
  press: (page: Page) => Promise<unknown>;
  expectDone: (page: Page, standIn: StandIn) => Promise<unknown>;
}

const openSix = (page: Page, standIn: StandIn) => openList(page, standIn, 6);

const LIST_STEPS: readonly Step[] = [
  {
    title: "reloading the list",
    prepare: async (page, standIn) => {
      await openSix(page, standIn);
      await checkbox(page, APP).check();
      await standIn.changeApp("Zapier", { Description: "Changed elsewhere" });
    },
    press: (page) => button(page, LIST.reload).click(),
    expectDone: async (page) => {
      await expect(row(page, "Zapier")).toContainText("Changed elsewhere");
      await expect(selectionBar(page), "the selection stays").toContainText(LIST.selected(1));
    },
  },
  {
    title: "filtering by need of attention",
    prepare: openSix,
    press: (page) => filterChip(page, "Needs attention").click(),
    expectDone: async (page) => {
      await expect(filterChip(page, "Needs attention")).toHaveAttribute("aria-pressed", "true");
      await expect.poll(() => names(page)).toContain(APP);
    },
  },
  {
    title: "deleting many apps",
    changes: ["DeleteClient", 2],
    prepare: async (page, standIn) => {
      await openSix(page, standIn);
      for (const name of (await allNames(page)).slice(0, 2)) {
        await checkbox(page, name).check();
      }
      await field(await startBulkAction(page, "Delete"), BULK.typeConfirmation(2)).fill(BULK.confirmation(2));
    },
    press: (page) => button(page.getByRole("dialog"), "Delete").click(),
    expectDone: async (page, standIn) => {
      await expect(page.getByRole("heading", { name: BULK.deleted(2, 2) })).toBeVisible();
      expect(await steps.appsOf(standIn)).toHaveLength(4);
    },
  },
  {
    title: "undoing a switch",
    changes: ["UpdateClient", 2],
    prepare: async (page, standIn) => {
      await openSix(page, standIn);
      await activeSwitch(page, APP).click();
      await expect(undoButton(page)).toBeVisible();
    },
    press: (page) => undoButton(page).click(),
    expectDone: async (page, standIn) => {
      await expect(result(page)).toHaveText(LIST.switchedOn(APP));
      expect((await appNamed(standIn, APP)).IsActive).toBe(true);
    },
  },
];

const APP_STEPS: readonly Step[] = [
  {
    title: "opening an app",
    prepare: openSix,
    press: (page) => appLink(page, APP).click(),
    expectDone: (page) => expect(heading(page, APP)).toBeVisible(),
  },
  {
    title: "showing the secret",
    prepare: (page, standIn) => steps.openApp(page, standIn, APP),
    press: (page) => credentials(page).show.click(),
    expectDone: async (page, standIn) => {
      await expect(credentials(page).secret).toHaveText((await appNamed(standIn, APP)).ClientSecret);
    },
  },
  {
    title: "searching for a user",
    prepare: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      await steps.fillApp(page, { description: "Typed before" });
    },
    press: (page) => userField(page).fill("Mary"),
    expectDone: async (page) => {
      await userField(page).fill("Mary K");
      await page.getByRole("option", { name: "Mary King" }).click();
      await expect(field(page, "Description")).toHaveValue("Typed before");
    },
  },
  {
    title: "opening a duplicate",
    prepare: (page, standIn) => steps.openApp(page, standIn, APP),
    press: (page) => page.getByRole("link", { name: "Duplicate" }).click(),
    expectDone: (page) => expect(field(page, "Name")).toHaveValue(`${APP} (copy)`),
  },
  {
    title: "switching off instead of deleting",
    changes: ["UpdateClient", 1],
    prepare: async (page, standIn) => {
      await steps.openApp(page, standIn, APP);
      await steps.openDeleteDialog(page, APP);
    },
    press: (page) => button(page.getByRole("dialog"), APP_PAGE.switchOffInstead).click(),
    expectDone: async (page, standIn) => {
      await expect(result(page)).toHaveText(LIST.switchedOff(APP));
      expect((await appNamed(standIn, APP)).IsActive).toBe(false);
    },
  },
];

for (const shape of SESSION_END_SHAPES) {
  for (const { title, changes, prepare, press, expectDone } of [...LIST_STEPS, ...APP_STEPS]) {
    test(`${title} is done after signing in again (${shape.shape})`, async ({ page, standIn, watch }) => {
      const conditions = [`session-shape:${shape.shape}`];
      await standIn.reset({ profile: "framework-8.0", start: "connected-site", apps: 6, users: 5, conditions });
      await prepare(page, standIn);
      const [call, times] = changes ?? ["", 0];
      const before = await changesBy(standIn, call);
      await standIn.endSessions();
      await press(page);
      await expect(endedDialog(page)).toBeVisible();
      expect(await changesBy(standIn, call), "nothing was done without a session").toBe(before);
      await steps.signIn(endedDialog(page));
      await expect(endedDialog(page)).toBeHidden();
      await expectDone(page, standIn);
      expect(await changesBy(standIn, call), "it was done once").toBe(times);
      const others = (await standIn.journal()).filter((entry) => entry.acted && entry.call !== call && entry.call !== "Login");
      expect(
        others.map((entry) => entry.call),
        "nothing else was changed",
      ).toEqual([]);
      await expectRefusalMessages(watch, standIn, shape);
    });
  }
}
