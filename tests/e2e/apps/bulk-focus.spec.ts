// The focus stays in the dialog of a bulk action, whose buttons come and go.

import { openList, selectAll, startBulkAction } from "../support/list.ts";
import { button } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { BULK } from "../support/texts.ts";

test("while apps are turned off, the focus is on the heading of the dialog, and afterwards on Close", async ({ page, standIn }) => {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 12, users: 5 });
  await openList(page, standIn, 12);
  await selectAll(page).check();
  const dialog = await startBulkAction(page, "Turn off");
  await standIn.fault("UpdateClient", "hold");
  await button(dialog, "Turn off").click();
  await expect(button(dialog, BULK.stop)).toBeVisible();
  await expect(dialog.getByRole("heading", { level: 2 })).toBeFocused();
  await standIn.release();
  await expect(button(dialog, "Close")).toBeFocused();
});
