// Which columns the list has and how wide they are, remembered for the next visit.

import type { Page } from "@playwright/test";

import { LAZY_CHUNK } from "../support/chunks.ts";
import { appLinks, columnHead, openColumns, rowAt, table } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { LIST } from "../support/texts.ts";

const handle = (page: Page, name: string) => page.getByRole("separator", { name: LIST.columnWidth(name) });

async function width(page: Page, name: string): Promise<number> {
  return Math.round((await columnHead(page, name).boundingBox())?.width ?? 0);
}

test("a hidden column stays hidden, from the first row on", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  const columns = await openColumns(page);
  await columns.getByRole("checkbox", { name: "Application URL" }).uncheck();
  await expect(columnHead(page, "Application URL")).toBeHidden();
  await expect(table(page).getByText("https://adf.azure.com")).toBeHidden();
  // Without the code that is fetched on demand, the list stays as it was at its first row.
  await page.route(LAZY_CHUNK, () => {});
  const chunk = page.waitForRequest(LAZY_CHUNK);
  await page.reload();
  await chunk;
  await expect(columnHead(page, "Name")).toBeVisible();
  await expect(columnHead(page, "Application URL")).toBeHidden();
});

test("columns can be reset", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  const before = await width(page, "Name");
  const columns = await openColumns(page);
  await columns.getByRole("checkbox", { name: "Client Id" }).uncheck();
  await expect(columnHead(page, "Client Id")).toBeHidden();
  await columns.getByRole("button", { name: LIST.defaultColumns }).click();
  await expect(columnHead(page, "Client Id")).toBeVisible();
  expect(await width(page, "Name")).toBe(before);
});

test("a column is widened by mouse and by arrow keys, at the expense of the next one", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await expect(handle(page, "System user")).toBeVisible();
  const [user, url] = [await width(page, "System user"), await width(page, "Application URL")];
  const box = await handle(page, "System user").boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y);
  await page.mouse.move(x + 60, y);
  await page.mouse.up();
  await page.mouse.move(x + 200, y);
  await expect.poll(() => width(page, "System user")).toBeGreaterThan(user + 50);
  expect(await width(page, "Application URL")).toBeLessThan(url - 50);
  const dragged = await width(page, "System user");
  expect(dragged, "once released, it no longer follows the pointer").toBeLessThan(user + 70);

  await handle(page, "System user").focus();
  const before = Number(await handle(page, "System user").getAttribute("aria-valuenow"));
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => width(page, "System user")).toBeLessThan(dragged - 25);
  expect(Number(await handle(page, "System user").getAttribute("aria-valuenow"))).toBeLessThan(before);
  await columnHead(page, "System user").getByRole("button").focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => width(page, "System user"), "the keys work on the header too").toBeGreaterThan(dragged - 25);
  await page.keyboard.press("Tab");
  await expect(columnHead(page, "Application URL").getByRole("button"), "handles are no tab stops").toBeFocused();
  const narrowed = await width(page, "System user");
  await page.reload();
  await expect(handle(page, "System user")).toBeVisible();
  expect(Math.abs((await width(page, "System user")) - narrowed)).toBeLessThan(3);
  await expect(handle(page, "Modified"), "the last column has no next one").toHaveCount(0);
});

test("an invalid stored layout is ignored", async ({ page, standIn }) => {
  await page.addInitScript(() => localStorage.setItem("creatio-oauth-admin.columns", "name nothing|none of it|x y"));
  await steps.open(page, standIn);
  await expect(handle(page, "Name")).toBeVisible();
  for (const name of ["Name", "Active", "System user", "Application URL", "Client Id", "Modified"]) {
    await expect(columnHead(page, name)).toBeVisible();
  }
});

test("rows can be compact, without descriptions, from the first row on", async ({ page, standIn }) => {
  await standIn.reset({ profile: "core-8.1", start: "connected-site", apps: 60, users: 12 });
  await steps.open(page, standIn);
  const height = async () => Math.round((await rowAt(page, 2).boundingBox())?.height ?? 0);
  const before = await height();
  await (await openColumns(page)).getByRole("checkbox", { name: LIST.compactRows }).check();
  await expect.poll(height).toBe(36);
  expect(before).toBeGreaterThan(45);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(rowAt(page, 61), "the heights of rows that are not in the document follow").toBeInViewport();
  await page.reload();
  await expect.poll(height).toBe(36);
});

test("names are cut last: other columns give way on narrow screens", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  for (const [width, hidden] of [
    [1_280, []],
    [1_100, ["Client Id"]],
    [860, ["Client Id", "Application URL"]],
    [700, ["Client Id", "Application URL"]],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    for (const name of ["Name", "Active", "System user", "Application URL", "Client Id", "Modified"]) {
      await expect(columnHead(page, name), `${name} at ${width}`).toBeVisible({ visible: !hidden.includes(name as never) });
    }
    const cut = () => appLinks(page).evaluateAll((all) => all.filter((link) => link.scrollWidth > link.clientWidth).length);
    expect(await cut(), `names that are cut at ${width}`).toBe(0);
  }
});
