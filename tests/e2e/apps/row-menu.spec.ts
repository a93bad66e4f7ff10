// The menu of a row, and the switch in it.

import { allowClipboard, readClipboard } from "../support/clipboard.ts";
import { activeSwitch, checkbox, openList, openRowMenu, row, selectionBar } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { APP, HEADINGS, button, heading } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { LIST } from "../support/texts.ts";

test("each entry does what it says", async ({ page, context, standIn }) => {
  await allowClipboard(context);
  await openList(page, standIn);
  const choose = async (name: string) => (await openRowMenu(page, APP)).getByRole("menuitem", { name, exact: true }).click();
  await choose("Copy Client ID");
  await expect.poll(() => readClipboard(page)).toBe((await steps.appNamed(standIn, APP)).ClientId);
  await choose("Turn off");
  await expect(activeSwitch(page, APP)).not.toBeChecked();
  await expect.poll(async () => (await steps.appNamed(standIn, APP)).IsActive).toBe(false);
  await choose("Open");
  await expect(heading(page, APP)).toBeVisible();
  await page.goBack();
  await choose("Duplicate");
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
});

test("an app is deleted from its row, and the selection stays", async ({ page, standIn }) => {
  await openList(page, standIn);
  const other = (await steps.appsOf(standIn)).find((app) => app.Name !== APP)?.Name ?? "";
  await checkbox(page, other).check();
  await (await openRowMenu(page, APP)).getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog", { name: `Delete ${APP}?` });
  await dialog.getByRole("textbox", { name: "Type the name to confirm" }).fill(APP);
  await button(dialog, "Delete").click();
  await button(page.getByRole("dialog"), "Close").click();
  await expect(row(page, APP)).toHaveCount(0);
  await expect(selectionBar(page)).toContainText(LIST.selected(1));
  expect((await steps.appsOf(standIn)).map((app) => app.Name)).not.toContain(APP);
});

test("the keyboard opens it, moves in it and closes it", async ({ page, standIn }) => {
  await openList(page, standIn);
  const opener = row(page, APP).getByRole("button", { name: LIST.actions(APP) });
  await opener.press("Enter");
  const items = page.getByRole("menu", { name: LIST.actions(APP) }).getByRole("menuitem");
  await expect(items.first()).toBeFocused();
  await expect(opener).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowUp");
  await expect(items.last()).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await expect(items.nth(1)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(items).toHaveCount(0);
  await expect(opener).toBeFocused();
  await expect(opener).toHaveAttribute("aria-expanded", "false");
});

test("a switch moves at once, and moves back if Creatio refuses", async ({ page, standIn, watch }) => {
  await openList(page, standIn);
  await standIn.fault("UpdateClient", "hold");
  await activeSwitch(page, APP).click();
  await expect(activeSwitch(page, APP)).not.toBeChecked();
  await expect(activeSwitch(page, APP)).toHaveAttribute("aria-busy", "true");
  await steps.expectHeld(standIn, "UpdateClient");
  await standIn.release();
  await steps.expectIdle(page);
  await activeSwitch(page, APP).click();
  await expect(activeSwitch(page, APP)).toBeChecked();
  await steps.expectIdle(page);
  watch.expect(/status of 500/);
  await standIn.fault("UpdateClient", "error-500");
  await activeSwitch(page, APP).click();
  await expect(steps.alert(page, LIST.switchOffFailed(APP))).toBeVisible();
  await expect(activeSwitch(page, APP)).toBeChecked();
});
