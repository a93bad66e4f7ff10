// An app as a link, as its Client Id and as a record, none of which contains its secret.

import { allowClipboard, readClipboard, writeClipboard } from "../support/clipboard.ts";
import * as steps from "../support/steps.ts";
import { APP, button, credentials, heading, openDeleteDialog, requestsTo, result, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE } from "../support/texts.ts";

test("an app can be copied as a link, as its Client Id and as JSON", async ({ page, context, standIn }) => {
  await allowClipboard(context);
  const app = await steps.openApp(page, standIn, APP);
  const copy = async (item: string, message: string) => {
    await button(page, APP_PAGE.copyAs).click();
    await page.getByRole("menuitem", { name: item, exact: true }).click();
    await expect(result(page)).toHaveText(message);
    return readClipboard(page);
  };
  const link = await copy("Link", APP_PAGE.linkCopied);
  expect(link).toBe(`${standIn.page}?app=${app.Id}`);
  expect(await copy("Client Id", APP_PAGE.clientIdCopied)).toBe(app.ClientId);
  const record = JSON.parse(await copy("JSON", APP_PAGE.recordCopied)) as Record<string, unknown>;
  expect(record).toMatchObject({ Id: app.Id, ClientId: app.ClientId, Name: APP });
  expect(JSON.stringify(record)).not.toContain(app.ClientSecret);
  await page.goto(link);
  await expect(heading(page, APP)).toBeVisible();
});

test("the record of an app contains everything but the secret, also when it is copied before deleting", async ({
  page,
  context,
  standIn,
}) => {
  await allowClipboard(context);
  await standIn.reset(site("core-8.1"));
  const app = await steps.openApp(page, standIn, APP);
  await credentials(page).show.click();
  await expect(credentials(page).secret).toHaveText(app.ClientSecret);
  await button(page, APP_PAGE.copyAs).click();
  await page.getByRole("menuitem", { name: "JSON" }).click();
  await expect(result(page)).toHaveText(APP_PAGE.recordCopied);
  const record = await readClipboard(page);
  expect(JSON.parse(record)).toMatchObject({ Id: app.Id, Name: APP, ClientId: app.ClientId, IsActive: true });
  expect(record).not.toContain(app.ClientSecret);
  await writeClipboard(page, "");
  await button(await openDeleteDialog(page, APP), APP_PAGE.copyRecord).click();
  await expect.poll(() => readClipboard(page)).toBe(record);
  expect(await requestsTo(standIn, "GetClientSecret"), "fetched for “Show” alone").toHaveLength(1);
});
