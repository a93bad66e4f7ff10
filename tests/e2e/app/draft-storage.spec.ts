// Unsaved changes survive a reload and a new sign-in in the same tab, for the user who typed them and for no one else.

import { allowClipboard } from "../support/clipboard.ts";
import { expectDraftStored, expectNoDraftStored, reloadAnyway, tabStorage } from "../support/drafts.ts";
import { appLink } from "../support/list.ts";
import { TYPED, expectCreated, expectTyped, failLookingForApp, typeNewApp } from "../support/new-app.ts";
import * as steps from "../support/steps.ts";
import {
  APP,
  HEADINGS,
  alert,
  appNamed,
  button,
  credentials,
  endedDialog,
  field,
  heading,
  result,
  saveButton,
  userMenu,
} from "../support/steps.ts";
import { expect, test } from "../support/test.ts";
import { APP_FORM, APP_PAGE, NEW_APP } from "../support/texts.ts";

test("changes to an app are restored after a reload, and removed from the tab once they are saved", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await expectNoDraftStored(page);
  await steps.fillApp(page, { description: "Typed and reloaded" });
  await expectDraftStored(page, "Typed and reloaded");
  await reloadAnyway(page);
  await expect(page.getByText(APP_FORM.draftRestored)).toBeVisible();
  await expect(field(page, "Description")).toHaveValue("Typed and reloaded");
  await saveButton(page).click();
  await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
  await expectNoDraftStored(page);
  expect((await appNamed(standIn, APP)).Description).toBe("Typed and reloaded");
});

test("a discarded draft is removed from the tab", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed and discarded" });
  await expectDraftStored(page, "Typed and discarded");
  await reloadAnyway(page);
  await button(page, APP_FORM.discardDraft).click();
  await expectNoDraftStored(page);
  // Restoring the saved value of a field leaves nothing to store, either.
  const saved = await field(page, "Description").inputValue();
  await field(page, "Description").fill("Once more");
  await expectDraftStored(page, "Once more");
  await field(page, "Description").fill(saved);
  await expectNoDraftStored(page);
});

test("a new app survives the end of the session, a reload and signing in, and is created once", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await standIn.endSessions();
  await saveButton(page).click();
  await expect(endedDialog(page)).toBeVisible();
  // As when the user goes to Creatio's own sign-in page in this tab.
  await reloadAnyway(page);
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
  await steps.signIn(page);
  await expect(page.getByText(APP_FORM.draftRestored)).toBeVisible();
  await expectTyped(page);
  await saveButton(page).click();
  await expectCreated(page, standIn);
  await expectNoDraftStored(page);
});

test("a conflict is still unresolved after a reload", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Mine" });
  await standIn.changeApp(APP, { Description: "Theirs" });
  await saveButton(page).click();
  await expect(alert(page, APP_PAGE.conflict)).toBeVisible();
  await expectDraftStored(page, "Theirs");
  await reloadAnyway(page);
  await expect(alert(page, APP_PAGE.conflict).getByRole("definition")).toHaveText(["Mine", "Theirs"]);
  await expect(saveButton(page)).toHaveAttribute("aria-disabled", "true");
  await button(page, APP_PAGE.keepMine).click();
  await saveButton(page).click();
  await expect(result(page)).toHaveText(APP_PAGE.saved(APP));
  expect((await appNamed(standIn, APP)).Description).toBe("Mine");
});

test("signing out removes every draft from the tab", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed and signed out" });
  await expectDraftStored(page, "Typed and signed out");
  await steps.signOut(page);
  await expectNoDraftStored(page);
  await steps.signIn(page);
  await expect(heading(page, APP)).toBeVisible();
  await expect(field(page, "Description")).toHaveValue(app.Description);
  await expect(page.getByText(APP_FORM.draftRestored)).toHaveCount(0);
});

test("another user who signs in in this tab does not see the draft, but its owner does", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await expectDraftStored(page, TYPED.description);
  await standIn.endSessions();
  // What she may do is not known, so she may try.
  await standIn.fault("GetCanExecuteOperation", "wrong-types", { times: 0 });
  await reloadAnyway(page);
  await steps.signIn(page, "Mary King");
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
  await expect(field(page, "Name")).toHaveValue("");
  await steps.fillApp(page, { name: "Mary's own" });
  await expectDraftStored(page, "Mary's own");
  await expect(page.getByText(APP_FORM.draftRestored)).toHaveCount(0);
  await standIn.endSessions();
  await reloadAnyway(page);
  await steps.signIn(page);
  await expect(page.getByText(APP_FORM.draftRestored)).toBeVisible();
  await expectTyped(page);
});

test("signing out removes the drafts of every user of the tab", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await expectDraftStored(page, TYPED.description);
  await standIn.endSessions();
  await reloadAnyway(page);
  await steps.signIn(page, "Mary King");
  await expect(heading(page, HEADINGS.newApp)).toBeVisible();
  await expectDraftStored(page, TYPED.description);
  await userMenu(page, "Mary King").click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(heading(page, HEADINGS.signIn)).toBeVisible();
  await expectNoDraftStored(page);
});

test("the storage of the tab never holds a secret", async ({ page, context, standIn }) => {
  await allowClipboard(context);
  const app = await steps.openApp(page, standIn, APP);
  await credentials(page).show.click();
  await expect(credentials(page).secret).toHaveText(app.ClientSecret);
  await credentials(page).copySecret.click();
  await expect(result(page)).toHaveText(APP_PAGE.secretCopied);
  await steps.fillApp(page, { description: "Typed beside the secret" });
  await expectDraftStored(page, "Typed beside the secret");
  expect(await tabStorage(page)).not.toContain(app.ClientSecret);
});

test("an app that may have been created leaves no draft that would create it again", async ({ page, standIn, watch }) => {
  await typeNewApp(page, standIn);
  await expectDraftStored(page, TYPED.description);
  await standIn.fault("AddClient", "cut-after");
  await failLookingForApp(standIn);
  await saveButton(page).click();
  await expect(alert(page, NEW_APP.unknown)).toBeVisible();
  await expectNoDraftStored(page);
  await standIn.clearFaults();
  await reloadAnyway(page);
  await expect(field(page, "Name")).toHaveValue("");
  watch.expect(/net::ERR_/);
  watch.expect(/status of 500/, 2);
});

test("unreadable drafts in the storage are ignored", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed" });
  await expectDraftStored(page, "Typed");
  await page.evaluate(() => Object.keys(sessionStorage).forEach((key) => sessionStorage.setItem(key, '[{"base":7},{')));
  await page.evaluate(() => (window.onbeforeunload = null));
  await page.reload();
  await expect(heading(page, APP)).toBeVisible();
  await steps.fillApp(page, { description: "Typed again" });
  await expectDraftStored(page, "Typed again");
  await expect(page.getByText(APP_FORM.draftRestored)).toHaveCount(0);
});

test("without storage, a form that is left is still restored", async ({ page, standIn }) => {
  await page.addInitScript(() => {
    // As when the storage is full.
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await steps.openApp(page, standIn, APP);
  await steps.fillApp(page, { description: "Typed and left" });
  await steps.goTo(page, "Apps");
  await appLink(page, APP).click();
  await expect(page.getByText(APP_FORM.draftRestored)).toBeVisible();
  await expect(field(page, "Description")).toHaveValue("Typed and left");
});
