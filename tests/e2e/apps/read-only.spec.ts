// A user who may not change apps: controls are disabled with the reason, and nothing is sent.

import { permissions } from "../support/connection.ts";
import { activeSwitch, checkbox, openList, openRowMenu, selectionBar } from "../support/list.ts";
import { APP, button, requestsTo, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { READ_ONLY } from "../support/texts.ts";

test("switches, New, the menu of a row and the bar say why they are disabled", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", "no-CanManageSolution"));
  await openList(page, standIn);
  await expect(permissions(page)).toBeVisible();
  await expect(activeSwitch(page, APP)).toHaveAttribute("aria-disabled", "true");
  await expect(activeSwitch(page, APP)).toHaveAccessibleDescription(READ_ONLY.reason);
  await activeSwitch(page, APP).click({ force: true });
  await expect(activeSwitch(page, APP)).toBeChecked();
  const create = page.getByRole("link", { name: "New", exact: true });
  await expect(create).toHaveAttribute("aria-disabled", "true");
  await expect(create).toHaveAccessibleDescription(READ_ONLY.reason);
  await expect(create).not.toHaveAttribute("href");
  const menu = await openRowMenu(page, APP);
  for (const [name, disabled] of [
    ["Open", false],
    ["Copy Client ID", false],
    ["Duplicate", true],
    ["Turn off", true],
    ["Delete", true],
  ] as const) {
    const item = menu.getByRole("menuitem", { name });
    await (disabled ? expect(item, name).toBeDisabled() : expect(item, name).toBeEnabled());
  }
  await page.keyboard.press("Escape");
  await checkbox(page, APP).check();
  await expect(selectionBar(page)).toContainText(READ_ONLY.reason);
  await expect(button(selectionBar(page), "Delete")).toHaveCount(0);
  expect(await requestsTo(standIn, "UpdateClient")).toEqual([]);
});
