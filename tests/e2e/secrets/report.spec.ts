// The report about the connection and the details of its checks contain no secret.

import { allowClipboard, readClipboard } from "../support/clipboard.ts";
import { CHECKS, SETTINGS, SETTING_CODES, STEPS, checkDetails, expectCheck, openStep, saveSettings } from "../support/connection.ts";
import * as steps from "../support/steps.ts";
import { DOCUMENTED, button, expectIdle, field, result, site } from "../support/steps.ts";
import { expect, test, traces } from "../support/test.ts";
import { CONNECT } from "../support/texts.ts";

test("report and details contain queries and responses, but no secret", async ({ page, context, standIn }) => {
  const planted = ["Pl4ntedPass", "Pl4ntedSecret", "Pl4ntedTyped"];
  await allowClipboard(context);
  await standIn.reset(
    site(
      "core-8.1",
      `setting:${SETTING_CODES.url}=http://admin:Pl4ntedPass@localhost:8090?client_secret=Pl4ntedSecret`,
      `setting:${SETTING_CODES.clientSecret}=Pl4ntedSecret`,
    ),
  );
  await steps.open(page, standIn, "?page=connect");
  await expectCheck(page, CHECKS.url, "Failed");
  await openStep(page, STEPS.settings);
  await field(page, SETTINGS.clientSecret).fill("Pl4ntedTyped");
  await expectIdle(page);
  await button(page, CONNECT.copyReport).click();
  await expect(result(page)).toHaveText(CONNECT.reportCopied);
  const report = await readClipboard(page);
  expect(report).toContain(`[Failed] ${CHECKS.url}`);
  expect(report).toContain("> QuerySysSettings: HTTP 200");
  const details = (await checkDetails(page).allTextContents()).join("\n");
  expect(details, "there are details").toContain("QuerySysSettings");
  const session = /^(\.ASPXAUTH|BPMCSRF|BPMSESSIONID|BPMLOADER)$/;
  const cookies = (await context.cookies()).filter((cookie) => session.test(cookie.name)).map((cookie) => cookie.value);
  expect(cookies.length, "there is a session").toBeGreaterThan(1);
  for (const secret of [...planted, ...cookies]) {
    expect(report).not.toContain(secret);
    expect(details).not.toContain(secret);
  }
});

test("a secret that was typed leaves no trace once it is saved", async ({ page, standIn }) => {
  const { clientSecret } = DOCUMENTED;
  await standIn.reset(site("core-8.1"));
  await steps.open(page, standIn, "?page=connect");
  await saveSettings(page, { clientSecret });
  await expect(result(page)).toHaveText(CONNECT.settingsSaved);
  await expectIdle(page);
  expect(await traces(page)).not.toContain(clientSecret);
});
