// Accepting a finding: with a reason, in this browser, until the app changes.

import { AUDITED, counted, findingItems, openAudit } from "../support/audit.ts";
import { expectFocusOnPage, press, tabTo, type } from "../support/keyboard.ts";
import { appsOf, button, field, result } from "../support/steps.ts";
import { expect, expectAccessible, test } from "../support/test.ts";

// A color that is still changing has another contrast.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const REASON = "Agreed with the owner until summer";

test("an accepted finding stays visible, is not counted, and comes back when the app changes", async ({ page, standIn }) => {
  await standIn.reset(AUDITED);
  await openAudit(page, standIn, "Findings");
  const app = (await appsOf(standIn)).find(({ SystemUser }) => SystemUser?.displayValue === "Supervisor");
  const name = app?.Name ?? "";
  const item = findingItems(page).filter({ hasText: name }).filter({ hasText: "Supervisor" }).first();
  const [before, items] = [await counted(page), await findingItems(page).count()];

  await button(item, "Accept…").click();
  const dialog = page.getByRole("dialog", { name: "Accept this finding?" });
  await expect(dialog).toContainText(name);
  await button(dialog, "Accept").click();
  await expect(dialog.getByText("Enter a reason")).toBeVisible();
  await expectAccessible(page);
  await field(dialog, "Reason").fill(REASON);
  await button(dialog, "Accept").click();
  await expect(result(page)).toHaveText("Accepted. It comes back when the app changes.");
  await expect(item).toContainText(REASON);
  await expect(findingItems(page), "it stays visible").toHaveCount(items);
  await expect.poll(() => counted(page)).toBe(before - 1);

  await page.reload();
  await expect(item, "this browser remembers it").toContainText(REASON);
  await expect.poll(() => counted(page)).toBe(before - 1);

  await standIn.changeApp(name, { Description: "Something else" });
  await page.reload();
  await expect(button(item, "Accept…")).toBeVisible();
  await expect(item).not.toContainText(REASON);
});

test("accepting and taking it back work by keyboard, and keep the focus", async ({ page, standIn }) => {
  await standIn.reset({ ...AUDITED, apps: 3, users: 5 });
  await openAudit(page, standIn, "Findings");
  const item = findingItems(page).first();
  await press(page, button(item, "Accept…"));
  const dialog = page.getByRole("dialog", { name: "Accept this finding?" });
  await expect(field(dialog, "Reason")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(button(item, "Accept…")).toBeFocused();
  await page.keyboard.press("Enter");
  await type(page, field(dialog, "Reason"), REASON);
  await page.keyboard.press("Enter");
  await expect(item).toContainText(REASON);
  await expectFocusOnPage(page);
  await expect(button(item, "Withdraw acceptance")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(item).not.toContainText(REASON);
  await expect(button(item, "Accept…")).toBeFocused();
  await tabTo(page, button(page, "Export"), "Shift+Tab");
});
