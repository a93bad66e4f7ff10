// What is done in the list.

import { activeSwitch, expectCount, filterChip } from "../../support/list.ts";
import * as steps from "../../support/steps.ts";
import { APP, button } from "../../support/steps.ts";
import { expect } from "../../support/test.ts";
import { FAILURE, LIST } from "../../support/texts.ts";
import { CONNECTED, HEALTHY, alerts, job, load } from "./common.ts";
import type { Job } from "./job.ts";

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
    alerts(view).includes(FAILURE.notKnown) ? "unknown" : view.status.includes(`“${name}” is turned ${on ? "on" : "off"}.`) ? "done" : /Could not turn/.test(alerts(view)) ? "not done" : undefined,
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

const filterInactive = job<void>({
  name: "finding the apps of inactive users",
  world: CONNECTED,
  open: async (place) => {
    await load(place);
    await expectCount(place.page, 3);
  },
  prepare: async ({ page }) => {
    const chip = filterChip(page, "Needs attention");
    if ((await chip.getAttribute("aria-pressed")) === "true") {
      await chip.click();
    }
  },
  act: async ({ page }) => await filterChip(page, "Needs attention").click(),
  says: (view) => (view.text.includes(LIST.inactiveUsersUnknown) ? "not done" : "done"),
  explainsInPlace: true,
});

export const LIST_JOBS: readonly Job[] = [switchApp, reload, filterInactive];
