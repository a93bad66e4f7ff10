// An app with the authorization-code grant acts on behalf of the users who consent, so it has no system user (8.3 and later).

import { openList, openPanel, row } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { appNamed, expectFields, fillApp, result, saveButton, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_PAGE, LIST } from "../support/texts.ts";

const NAME = "Website forms";

for (const profile of ["core-8.3", "framework-10"] as const) {
  test(`the list shows it, its page opens, and it can be saved (${profile})`, async ({ page, standIn }) => {
    await standIn.reset(site(profile));
    expect((await appNamed(standIn, NAME)).SystemUser).toBeNull();
    await openList(page, standIn);
    await expect(row(page, NAME)).toContainText("not set");
    await openPanel(page, "Filter");
    await steps.openApp(page, standIn, NAME);
    await expectFields(page, { name: NAME });
    await fillApp(page, { name: "Forms of the website", description: "With consent" });
    await saveButton(page).click();
    await expect(result(page)).toHaveText(APP_PAGE.saved("Forms of the website"));
    const saved = await appNamed(standIn, "Forms of the website");
    expect(saved).toMatchObject({ Description: "With consent", SystemUser: null, IsActive: false });
  });

  test(`it is turned on and off in the list (${profile})`, async ({ page, standIn }) => {
    await standIn.reset(site(profile));
    await openList(page, standIn);
    await row(page, NAME).getByRole("switch").click();
    await expect(result(page)).toHaveText(LIST.switchedOn(NAME));
    expect((await appNamed(standIn, NAME)).IsActive).toBe(true);
  });
}
