// Verifying an app where the browser may not ask: by a command, whose output is pasted.

import { allowClipboard, readClipboard } from "../support/clipboard.ts";
import * as steps from "../support/steps.ts";
import { APP, button } from "../support/steps.ts";
import { expect, expectAccessible, overflowing, test } from "../support/test.ts";
import { VERIFY, expectStates, stage, verification } from "../support/verify.ts";

/** What the command prints for an app. */
const output = (clientId: string, odata: object = { http: 200, records: true }): string => {
  const now = Math.floor(Date.now() / 1000);
  return JSON.stringify({
    verify: 1,
    client_id: clientId,
    now,
    token: { http: 200, seconds: 0.1, type: "json", error: "", token: true },
    claims: { client_id: clientId, iss: "creatio.com", scope: "", iat: now, exp: now + 3600 },
    data_service: { http: 200, seconds: 0.1, type: "json", records: true },
    odata: { seconds: 0.1, type: "json", ...odata },
  });
};

test("without an address that the browser may use, a command is offered and no secret is fetched", async ({ page, context, standIn }) => {
  await allowClipboard(context);
  const app = await steps.openApp(page, standIn, APP);
  const { region, verify, status } = verification(page);
  await verify.click();
  await expect(status).toHaveText(VERIFY.useShell);
  await expectStates(page, ["Skipped", "Not run", "Not run", "Not run", "Not run", "Not run"]);
  const calls = (await standIn.journal()).map(({ call }) => call);
  expect(calls).not.toContain("GetClientSecret");
  expect(calls).not.toContain("token");
  for (const [shell, beginning] of [
    ["POSIX", "( url='http://localhost:8090/connect/token'\n"],
    ["PowerShell", "& {\n"],
  ] as const) {
    await button(region, `Copy command (${shell})`).click();
    await expect.poll(() => readClipboard(page)).toContain(beginning);
    const command = await readClipboard(page);
    expect(command).toContain(app.ClientId);
    expect(command).toContain(`${standIn.creatio}/0/odata`);
    expect(command).not.toContain(app.ClientSecret);
  }
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await overflowing(page)).toEqual([]);
});

test("pasted output is judged by the same stages", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  const { verify, status, output: field } = verification(page);
  await verify.click();
  await field.fill(`Client secret: \n${output(app.ClientId)}\n$ `);
  await expect(status).toHaveText(VERIFY.works);
  await expectStates(page, ["OK", "OK", "OK", "OK", "OK", "OK"]);
  await field.fill(output(app.ClientId, { http: 403 }));
  await expect(status).toHaveText(new RegExp(`^${VERIFY.fails("OData").replaceAll(".", "\\.")}`));
  await expect(stage(page, "OData")).toContainText("CanUseODataService");
});

test("what is not the output for this app is refused", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  const { region, verify, status, output: field } = verification(page);
  await verify.click();
  await field.fill(output("0123456789ABCDEF"));
  await expect(region.getByText(VERIFY.otherApp)).toBeVisible();
  await field.fill("curl: command not found");
  await expect(region.getByText(VERIFY.notOutput)).toBeVisible();
  await expect(status).toHaveText(VERIFY.useShell);
});
