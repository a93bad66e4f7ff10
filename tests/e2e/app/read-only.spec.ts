// Without the permission to change apps, they can be read, and the page names the permission.

import * as steps from "../support/steps.ts";
import { APP, activeField, button, field, saveButton, site, userField } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE } from "../support/texts.ts";

test("without the permission, the page of an app can only be read", async ({ page, standIn }) => {
  await standIn.reset(site("core-8.1", "no-CanManageSolution"));
  await steps.openApp(page, standIn, APP);
  await expect(page.getByText(APP_PAGE.readOnly)).toBeVisible();
  for (const name of ["Name", "Application URL", "Description"]) {
    await expect(field(page, name)).toHaveAttribute("readonly", "");
  }
  await userField(page).click();
  await expect(page.getByRole("option")).toHaveCount(0);
  const before = await activeField(page).getAttribute("aria-checked");
  await expect(activeField(page)).toHaveAttribute("aria-disabled", "true");
  await activeField(page).press("Space");
  await expect(activeField(page)).toHaveAttribute("aria-checked", before ?? "");
  await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
  await expect(saveButton(page)).toHaveAccessibleDescription(APP_PAGE.noPermission);
  await expect(button(page, "Delete")).toHaveAccessibleDescription(APP_PAGE.noPermission);
  const duplicate = page.getByRole("link", { name: "Duplicate" });
  await expect(duplicate).toHaveAttribute("aria-disabled", "true");
  await duplicate.press("Enter");
  await expect(steps.heading(page, APP)).toBeVisible();
  await button(page, "Delete").press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
