// What administrators do, in any browser.

import { expect, test } from "@playwright/test";

import { AUDITED } from "../support/audit.ts";
import { SETTINGS } from "../support/connection.ts";
import { expectData } from "../support/documentation.ts";
import { DEMO } from "../support/demo.ts";
import { TYPED } from "../support/new-app.ts";
import { APP, DOCUMENTED, appNamed, appsOf, changesBy, site } from "../support/site.ts";
import type { World } from "../support/stand-in.ts";
import { APP_FORM, CONNECT, LIST, NEW_APP } from "../support/texts.ts";
import { VERIFY } from "../support/verify.ts";
import type { Steps } from "./steps.ts";

/** A journey and the site that it starts from. */
export interface Journey {
  world: World | { profile: "core-8.1"; start: "new-site" };
  run: (steps: Steps) => Promise<void>;
}

export const JOURNEYS: Record<string, Journey> = {
  "sign-in, list, search, switch, New, secret and draft": { world: site("framework-8.0"), run: day },
  "the documentation's walk from a new site to data": { world: { profile: "core-8.1", start: "new-site" }, run: documentation },
  "access, findings and commands": { world: AUDITED, run: audit },
  "an app that is proven to work": { world: site("core-8.3"), run: verify },
  "the demo": { world: site("core-8.1"), run: demo },
};

async function day(steps: Steps): Promise<void> {
  const { engine, standIn } = steps;
  await steps.signIn(3);
  await steps.expectText(APP);
  await test.step("search", async () => {
    await steps.type("searchbox", "Search apps", APP);
    await steps.expectText(LIST.filteredCount(1, 3));
  });
  await test.step("turn an app off", async () => {
    await steps.click("switch", `Active: ${APP}`);
    await steps.expectText(LIST.switchedOff(APP));
    expect((await appNamed(standIn, APP)).IsActive).toBe(false);
  });
  await test.step("create an app and show its secret", async () => {
    await steps.open("?page=new");
    await steps.type("textbox", "Description", TYPED.description);
    await add(steps, TYPED);
    const { ClientSecret, Description } = await appNamed(standIn, TYPED.name);
    expect(Description).toBe(TYPED.description);
    expect(await changesBy(standIn, "AddClient"), "created once").toBe(1);
    expect(await engine.evaluate(() => document.body.innerText)).not.toContain(ClientSecret);
    await steps.click("button", "Show Client secret");
    await steps.expectText(ClientSecret);
  });
  await test.step("find a draft again after a reload", async () => {
    const { Id, Description } = await appNamed(standIn, APP);
    await steps.open(`?app=${Id}`);
    await steps.type("textbox", "Description", " typed and reloaded");
    await expect.poll(() => engine.evaluate(() => JSON.stringify({ ...sessionStorage }))).toContain("typed and reloaded");
    await engine.reload();
    await steps.expectText(APP_FORM.draftRestored);
    expect((await appNamed(standIn, APP)).Description, "not saved").toBe(Description);
  });
}

async function documentation(steps: Steps): Promise<void> {
  const { standIn } = steps;
  await steps.signIn(0);
  await steps.open("?page=connect");
  await steps.expectText(CONNECT.notConnected);
  await steps.click("button", "Enable OAuth20Integration");
  await steps.expectText(CONNECT.featureEnabled);
  for (const name of ["url", "clientId", "clientSecret"] as const) {
    await steps.type("textbox", SETTINGS[name], DOCUMENTED[name]);
  }
  await steps.click("button", CONNECT.saveSettings);
  await steps.expectText("Settings saved.");
  await steps.click("button", "Create default resource");
  await steps.expectText(CONNECT.resourceCreated);
  await steps.expectText(CONNECT.connected);
  await steps.open("?page=new");
  await add(steps, DOCUMENTED.app);
  const { ClientId: clientId, ClientSecret: secret } = await appNamed(standIn, DOCUMENTED.app.name);
  await expectData(standIn, { clientId, secret });
}

async function audit(steps: Steps): Promise<void> {
  const { engine, standIn } = steps;
  await steps.signIn(16);
  await steps.open("?page=access");
  await steps.expectText("Full access");
  await steps.open("?page=findings");
  await steps.expectText("Acts as Supervisor");
  const [app] = (await appsOf(standIn)).filter(({ SystemUser }) => SystemUser?.displayValue === "Supervisor");
  await steps.click("button", "Accept…");
  await steps.type("textbox", "Reason", "Agreed with the owner");
  await steps.click("button", "Accept");
  await steps.expectText("Agreed with the owner");
  await test.step("find an app by the commands, and give it a user of its own", async () => {
    await steps.click("button", "Commands");
    await steps.type("combobox", "Find an app, page or command", app?.Name ?? "");
    await steps.click("option", app?.Name ?? "");
    await steps.click("button", APP_FORM.createUser);
    await steps.type("textbox", APP_FORM.technicalUserName, " robot");
    await steps.click("button", APP_FORM.createNow);
    await steps.expectText(APP_FORM.technicalUserCreated(`${app?.Name} robot`));
    await steps.click("button", "Save");
    await expect.poll(async () => (await appNamed(standIn, app?.Name ?? "")).SystemUser?.displayValue).toBe(`${app?.Name} robot`);
  });
  expect(await engine.evaluate(() => document.querySelectorAll("[role=alert]").length)).toBe(0);
}

async function verify(steps: Steps): Promise<void> {
  await steps.signIn(3);
  const { Id } = await appNamed(steps.standIn, APP);
  await steps.open(`?app=${Id}`);
  await steps.click("button", "Verify");
  await steps.expectText(VERIFY.works);
}

async function demo(steps: Steps): Promise<void> {
  await steps.open("?demo");
  await steps.expectText(DEMO.lead);
  await steps.expectText(LIST.count(200));
  await steps.click("button", "Commands");
  await steps.type("combobox", "Find an app, page or command", APP);
  await steps.click("option", APP);
  await steps.click("button", "Show Client secret");
  await expect.poll(() => steps.engine.evaluate(() => document.body.innerText)).toMatch(/\b[0-9A-F]{64}\b/);
  const asked = (await steps.standIn.journal()).filter(({ call }) => call === "GetClientSecret");
  expect(asked, "nothing was asked of a real site").toEqual([]);
}

/** Fills in the form for a new app and saves it. */
async function add(steps: Steps, { name, url, user }: { name: string; url: string; user: string }): Promise<void> {
  await steps.type("textbox", "Name", name);
  await steps.type("textbox", "Application URL", url);
  await steps.type("combobox", "System user", user);
  await steps.click("option", user);
  await steps.click("button", "Save");
  await steps.expectText(NEW_APP.next);
}
