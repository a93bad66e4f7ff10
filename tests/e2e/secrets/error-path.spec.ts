// What a failure shows of a response: chosen parts at the first press, and the rest only at a second one that warns.

import { allowClipboard, readClipboard } from "../support/clipboard.ts";
import { expectNoTrace } from "../support/secrets.ts";
import * as steps from "../support/steps.ts";
import { APP, button, credentials, result } from "../support/steps.ts";
import { expect, test, traces } from "../support/test.ts";
import { APP_PAGE, FAILURE } from "../support/texts.ts";

const SECRET = "8AA6F3C1D9E04B77A2519C0DEE31F6428AA6F3C1D9E04B77A2519C0DEE31F642";

const ANSWERS = {
  "bare text": JSON.stringify(SECRET),
  "the result itself": JSON.stringify({ GetClientSecretResult: SECRET }),
  "another member": JSON.stringify({ GetClientSecretResult: { success: true, clientSecretValue: SECRET } }),
  "a message": JSON.stringify({ GetClientSecretResult: { success: false, errorInfo: { message: SECRET } } }),
  XML: `<string xmlns="http://schemas.microsoft.com/2003/10/Serialization/">${SECRET}</string>`,
};

for (const [name, body] of Object.entries(ANSWERS)) {
  test(`a secret in an unknown answer is reported by its shape: ${name}`, async ({ page, context, standIn }) => {
    await allowClipboard(context);
    await steps.openApp(page, standIn, APP);
    await page.route("**/GetClientSecret", (route) => route.fulfill({ body, contentType: "application/json" }));
    await credentials(page).show.click();
    const alert = credentials(page).region.getByRole("alert");
    await expect(alert).toContainText(APP_PAGE.secretFailed);
    await steps.openRawAnswer(alert);
    await expect(alert).toContainText("characters");
    await expect(alert.getByText(FAILURE.wholeResponse)).toHaveCount(0);
    await button(alert, FAILURE.copyRawAnswer).click();
    await expect(result(page)).toHaveText(`${FAILURE.rawAnswer} copied`);
    expect(await readClipboard(page)).not.toContain(SECRET);
    await expectNoTrace(page, SECRET);
  });
}

test("the whole response is in the document after a second press, without its secrets", async ({ page, standIn, watch }) => {
  watch.expect(/status of 500/);
  await steps.openApp(page, standIn, APP);
  const body = JSON.stringify({ Message: "Planted message", Other: "Planted body", clientSecret: SECRET });
  await page.route("**/UpdateClient", (route) => route.fulfill({ body, status: 500, contentType: "application/json" }));
  await steps.fillApp(page, { name: "Renamed" });
  await steps.saveButton(page).click();
  const alert = page.getByRole("alert").filter({ hasText: FAILURE.rawAnswer });
  await steps.openRawAnswer(alert);
  await expect(alert).toContainText("Message: Planted message");
  expect(await traces(page)).not.toContain("Planted body");
  await alert.getByText(FAILURE.wholeResponse).click();
  await expect(alert).toContainText("Planted body");
  await expectNoTrace(page, SECRET);
});
