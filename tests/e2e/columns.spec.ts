// Which columns there are and how wide they are, kept for the next visit.

import type { Page } from "@playwright/test";

import { openPanel, table } from "./support/list.ts";
import * as steps from "./support/steps.ts";
import { expect, test } from "./support/test.ts";

const head = (page: Page, name: string) => page.getByRole("columnheader", { name, exact: true });
const handle = (page: Page, name: string) => page.getByRole("separator", { name: `Width of ${name}` });

async function width(page: Page, name: string): Promise<number> {
  return Math.round((await head(page, name).boundingBox())?.width ?? 0);
}

test("a column that is hidden stays so, from the first row on", async ({ page, standIn, watch }) => {
  await steps.open(page, standIn);
  const columns = await openPanel(page, "Columns");
  await columns.getByRole("checkbox", { name: "Application URL" }).uncheck();
  await expect(head(page, "Application URL")).toBeHidden();
  await expect(table(page).getByText("https://adf.azure.com")).toBeHidden();
  // What comes with the first rows is all that is there while the rest is held back.
  watch.expect(/ERR_FAILED.*split_list/);
  watch.expect(/Failed to fetch/);
  await page.route(/split_list/, (route) => route.abort());
  await page.reload();
  await expect(head(page, "Name")).toBeVisible();
  await expect(head(page, "Application URL")).toBeHidden();
});

test("columns are made as usual again", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  const before = await width(page, "Name");
  const columns = await openPanel(page, "Columns");
  await columns.getByRole("checkbox", { name: "Client Id" }).uncheck();
  await expect(head(page, "Client Id")).toBeHidden();
  await columns.getByRole("button", { name: "As usual" }).click();
  await expect(head(page, "Client Id")).toBeVisible();
  expect(await width(page, "Name")).toBe(before);
});

test("a column is made wider by the mouse and by the arrow keys, at the cost of the next", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await expect(handle(page, "System user")).toBeVisible();
  const [user, url] = [await width(page, "System user"), await width(page, "Application URL")];
  const at = await handle(page, "System user").boundingBox();
  const [x, y] = [(at?.x ?? 0) + (at?.width ?? 0) / 2, (at?.y ?? 0) + (at?.height ?? 0) / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y);
  await page.mouse.move(x + 60, y);
  await page.mouse.up();
  await page.mouse.move(x + 200, y);
  await expect.poll(() => width(page, "System user")).toBeGreaterThan(user + 50);
  expect(await width(page, "Application URL")).toBeLessThan(url - 50);
  const dragged = await width(page, "System user");
  expect(dragged, "let go, it follows the pointer no more").toBeLessThan(user + 70);

  await handle(page, "System user").focus();
  const told = Number(await handle(page, "System user").getAttribute("aria-valuenow"));
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => width(page, "System user")).toBeLessThan(dragged - 25);
  expect(Number(await handle(page, "System user").getAttribute("aria-valuenow"))).toBeLessThan(told);
  const left = await width(page, "System user");
  await page.reload();
  await expect(head(page, "System user")).toBeVisible();
  expect(Math.abs((await width(page, "System user")) - left)).toBeLessThan(3);
  await expect(handle(page, "Modified"), "nothing stands behind the last column").toHaveCount(0);
});

test("a kept text that means nothing is as if nothing were kept", async ({ page, standIn }) => {
  await page.addInitScript(() => localStorage.setItem("creatio-oauth-admin.columns", "name nothing|none of it|x y"));
  await steps.open(page, standIn);
  await expect(handle(page, "Name")).toBeVisible();
  for (const name of ["Name", "Active", "System user", "Application URL", "Client Id", "Modified"]) {
    await expect(head(page, name)).toBeVisible();
  }
});
