// An error of the page itself, a panic or a trap: what is shown, what the report says, and whether unsaved work survives.

import type { Page } from "@playwright/test";

import { allowClipboard, readClipboard } from "./support/clipboard.ts";
import type { StandIn } from "./support/stand-in.ts";
import { APP, appNamed, changesBy, expectHeld, field, openApp, saveButton, userField } from "./support/steps.ts";
import { expect, expectAccessible, test } from "./support/test.ts";
import { APP_FORM } from "./support/texts.ts";

const ID = "7f3b869f-34f3-4f20-ab4d-7480a5fdf647";
const TOKEN = "B7C1A20F9D8E4C55B7C1A20F9D8E4C55";
/** Data of a site that an error message could contain. */
const SITE_DATA = ["crm.corp.example", "10.0.0.7", "mary.king", "Quarterly", ID, TOKEN];
const MESSAGE = `https://crm.corp.example/0/x 10.0.0.7 mary.king@corp.example "Quarterly \\"figures\\"" ${ID} ${TOKEN}`;
/** A panic as the browser reports it. */
const PANIC = /page error: Error: called `Result::unwrap\(\)` on an `Err` value/;

// Colors in transition would be reported as insufficient contrast.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const alert = (page: Page) => page.getByRole("alert").filter({ hasText: "The page has stopped" });
const button = (page: Page, name: string) => alert(page).getByRole("button", { name });

/**
 * Presses Delete, and makes the browser refuse the next element, so that the code that creates it panics. What is typed arrives in
 * the same task, after the press. In one task, because another part of the page could create an element in between.
 */
async function pressDelete(page: Page, { message = "refused", typed = "" } = {}): Promise<void> {
  await page.evaluate(
    ({ message, typed }) => {
      const remove = [...document.querySelectorAll("button")].find((button) => button.textContent === "Delete");
      const description = document.querySelector("textarea");
      if (!remove || !description) {
        throw new Error("the form is not there");
      }
      const { createElement } = Document.prototype;
      Document.prototype.createElement = () => {
        Document.prototype.createElement = createElement;
        throw new Error(message);
      };
      remove.click();
      if (typed) {
        description.value += typed;
        description.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
    },
    { message, typed },
  );
}

async function panic(page: Page, standIn: StandIn, message?: string): Promise<void> {
  await openApp(page, standIn, APP);
  await pressDelete(page, message === undefined ? {} : { message });
}

/** Runs a program whose only instruction is the one that stops WebAssembly. */
async function trap(page: Page): Promise<void> {
  await page.evaluate(() => {
    const start = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11];
    // The page is the first to receive the event, because it was the first to listen.
    const received = new Promise((resolve) => addEventListener("error", resolve, { once: true }));
    setTimeout(() => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(start))));
    return received.then(() => undefined);
  });
}

test("a panic is shown with its message and location, and its report contains no data of the site", async ({ page, context, standIn, watch }) => {
  watch.expect(PANIC);
  await allowClipboard(context);
  await panic(page, standIn, MESSAGE);
  await expect(alert(page)).toContainText("called `Result::unwrap()` on an `Err` value");
  await expect(alert(page)).toContainText(/\.rs:\d+:\d+/);
  await expectAccessible(page);
  await button(page, "Copy report").click();
  await expect(alert(page).getByRole("status")).toHaveText("The report is copied. It holds no data of the site.");
  const report = await readClipboard(page);
  expect(report).toMatch(/^Creatio OAuth Admin \d+\.\d+\.\d+ has stopped\.$/m);
  expect(report).toMatch(/^Message: called `Result::unwrap\(\)` on an `Err` value/m);
  expect(report).toMatch(/^Place: .*\.rs:\d+:\d+$/m);
  expect(report).toMatch(/^Page: \?app$/m);
  expect(report).toMatch(/^Browser: Mozilla\/.*Chrome/m);
  expect(report).toMatch(/^Languages: en-GB/m);
  const shown = await alert(page).innerText();
  const { Id } = await appNamed(standIn, APP);
  for (const data of [...SITE_DATA, APP, Id, new URL(standIn.page).host]) {
    expect(report).not.toContain(data);
    expect(shown).not.toContain(data);
  }
});

test("what was typed before a panic is restored after reloading, including the last key", async ({ page, standIn, watch }) => {
  watch.expect(PANIC);
  await openApp(page, standIn, APP);
  const description = field(page, "Description");
  await description.fill("Typed and not save");
  await pressDelete(page, { typed: "d" });
  await expect(alert(page)).toContainText("Reload restores your draft.");
  await button(page, "Reload").click();
  await expect(page.getByText(APP_FORM.draftRestored)).toBeVisible();
  await expect(description).toHaveValue("Typed and not saved");
});

test("no code of the application runs after a panic", async ({ page, standIn, watch }) => {
  watch.expect(PANIC);
  await standIn.fault("SelectQuery:SysAdminUnit", "hold");
  await openApp(page, standIn, APP);
  const description = field(page, "Description");
  await description.fill("Typed and not saved");
  await userField(page).pressSequentially("S");
  await expectHeld(standIn, "SelectQuery:SysAdminUnit");
  await pressDelete(page);
  await button(page, "Close").click();
  // A press, a key and a response that no longer have any effect.
  const response = page.waitForEvent("requestfinished");
  await standIn.release();
  await response;
  await saveButton(page).click();
  await description.press("Control+k");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(APP_FORM.draftRestored)).toBeVisible();
  expect(await changesBy(standIn, "UpdateClient")).toBe(0);
});

test("a report that the browser does not let the page copy can be copied by hand", async ({ page, standIn, watch }) => {
  watch.expect(PANIC);
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await panic(page, standIn);
  await button(page, "Copy report").click();
  const report = alert(page).getByRole("textbox", { name: "Report" });
  await expect(report).toBeFocused();
  const selected = await report.evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd));
  expect(selected).toMatch(/^Creatio OAuth Admin .* has stopped\.\nMessage: [^]*\nPlace: [^]*\nPage: \?app\n/);
  await expectAccessible(page);
});

test("a trap is shown once, and leaves what was typed on the screen", async ({ page, standIn, watch }) => {
  watch.expect(/page error: .*unreachable/);
  await page.goto(standIn.page);
  await page.getByRole("textbox", { name: "User name" }).fill("Supervisor");
  await trap(page);
  await expect(alert(page)).toContainText("RuntimeError: unreachable");
  await expect(alert(page)).not.toContainText("your draft");
  await expectAccessible(page);
  await button(page, "Close").click();
  await trap(page);
  await expect(page.getByRole("textbox", { name: "User name" })).toHaveValue("Supervisor");
  await expect(alert(page)).toBeHidden();
});

test("a page that was stopped by a trap can be loaded again", async ({ page, standIn, watch }) => {
  watch.expect(/page error/);
  await page.goto(standIn.page);
  await page.getByRole("textbox", { name: "User name" }).fill("Supervisor");
  await page.evaluate(() => void Promise.reject(new WebAssembly.RuntimeError("unreachable")));
  await button(page, "Reload").click();
  await expect(page.getByRole("textbox", { name: "User name" })).toHaveValue("");
});
