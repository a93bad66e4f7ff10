// One day of an administrator in WebKit and in Firefox: what Chromium alone would not show.

import { expect, test as base } from "@playwright/test";

import * as environment from "../support/environment.ts";
import { TYPED } from "../support/new-app.ts";
import { APP, appNamed, changesBy, site } from "../support/site.ts";
import { StandIn } from "../support/stand-in.ts";
import { APP_FORM, LIST, NEW_APP } from "../support/texts.ts";
import type { Engine, Role } from "./engine.ts";
import { firefox } from "./firefox.ts";
import { webkit } from "./webkit.ts";

/** A bound, not an expectation, as that of `expect`. */
const TIMEOUT = 30_000;

const ENGINES: Record<string, () => Promise<Engine>> = {
  "WebKit, language C": () => webkit(environment.miniBrowser(), "C"),
  "WebKit, language en_US": () => webkit(environment.miniBrowser(), "en_US"),
  Firefox: () => firefox(environment.firefox()),
};

const test = base.extend<{ standIn: StandIn }>({
  standIn: async ({}, use) => {
    const standIn = await StandIn.start();
    await standIn.reset(site("framework-8.0"));
    await use(standIn);
    await standIn.stop();
  },
});

for (const [name, start] of Object.entries(ENGINES)) {
  test(`sign-in, list, search, switch, New, secret and draft in ${name}`, async ({ standIn }) => {
    const engine = await start();
    try {
      await scenario(engine, standIn);
    } finally {
      await engine.close();
    }
  });
}

async function scenario(engine: Engine, standIn: StandIn): Promise<void> {
  const expectText = async (text: string) => expect.poll(() => engine.evaluate(() => document.body.innerText), text).toContain(text);
  // A control may not be there yet; pressed is what is there once.
  const click = async (role: Role, name: string) => expect(() => engine.click(role, name)).toPass({ timeout: TIMEOUT });
  const type = async (role: Role, name: string, text: string) => expect(() => engine.type(role, name, text)).toPass({ timeout: TIMEOUT });

  await test.step("sign in and see the list", async () => {
    await engine.goto(standIn.page);
    await type("textbox", "User name", "Supervisor");
    await type("textbox", "Password", "Supervisor");
    await click("button", "Sign in");
    await expectText(LIST.count(3));
    await expectText(APP);
  });
  await test.step("search", async () => {
    await type("searchbox", "Search apps", APP);
    await expectText(LIST.filteredCount(1, 3));
  });
  await test.step("turn an app off", async () => {
    await click("switch", `Active: ${APP}`);
    await expectText(LIST.switchedOff(APP));
    expect((await appNamed(standIn, APP)).IsActive).toBe(false);
  });
  await test.step("create an app and show its secret", async () => {
    await engine.goto(`${standIn.page}?page=new`);
    await type("textbox", "Name", TYPED.name);
    await type("textbox", "Application URL", TYPED.url);
    await type("textbox", "Description", TYPED.description);
    await type("combobox", "System user", TYPED.user);
    await click("option", TYPED.user);
    await click("button", "Save");
    await expectText(NEW_APP.next);
    const { ClientSecret, Description } = await appNamed(standIn, TYPED.name);
    expect(Description).toBe(TYPED.description);
    expect(await changesBy(standIn, "AddClient"), "created once").toBe(1);
    expect(await engine.evaluate(() => document.body.innerText)).not.toContain(ClientSecret);
    await click("button", "Show Client secret");
    await expectText(ClientSecret);
  });
  await test.step("find a draft again after a reload", async () => {
    const { Id, Description } = await appNamed(standIn, APP);
    await engine.goto(`${standIn.page}?app=${Id}`);
    await type("textbox", "Description", " typed and reloaded");
    await expect.poll(() => engine.evaluate(() => JSON.stringify({ ...sessionStorage }))).toContain("typed and reloaded");
    await engine.reload();
    await expectText(APP_FORM.draftRestored);
    expect((await appNamed(standIn, APP)).Description, "not saved").toBe(Description);
  });
}
