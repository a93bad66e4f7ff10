// Which apps are shown: filters and what is pasted into the search, in the address where that is no secret.

import { names, openPanel, search } from "./support/list.ts";
import * as steps from "./support/steps.ts";
import { PROFILES, row } from "./support/steps.ts";
import { expect, test, traces } from "./support/test.ts";

/** Few enough that all rows are drawn at once. */
const SOME = { profile: "core-8.1", start: "connected-site", apps: 16, users: 12 } as const;

test("filters leave out what they say, stand in the address, and are cleared", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn);
  const apps = await steps.appsOf(standIn);
  const filters = await openPanel(page, "Filter");
  const shown = (expected: steps.AppState[]) =>
    expect.poll(async () => [...(await names(page))].sort()).toEqual(expected.map((app) => app.Name).sort());

  await filters.getByRole("combobox", { name: "Active" }).selectOption("Switched off");
  const off = apps.filter((app) => !app.IsActive);
  expect(off.length).toBeGreaterThan(0);
  await shown(off);
  await expect(page).toHaveURL(/\?active=no$/);
  await expect(page.getByText(`${off.length} of 16 apps`)).toBeVisible();
  await filters.getByRole("combobox", { name: "Active" }).selectOption("Switched on");
  const on = apps.filter((app) => app.IsActive);
  await shown(on);

  const user = on[0]?.SystemUser;
  const ofUser = apps.filter((app) => app.SystemUser?.value === user?.value);
  const choice = `${user?.displayValue} (${ofUser.length})`;
  await filters.getByRole("combobox", { name: "Acts as" }).selectOption(choice);
  await shown(ofUser.filter((app) => app.IsActive));
  await expect(page).toHaveURL(new RegExp(`\\?active=yes&user=${user?.value}$`));
  await page.reload();
  await shown(ofUser.filter((app) => app.IsActive));
  await expect(page.getByRole("button", { name: "Filter (2)" })).toHaveAttribute("aria-expanded", "true");
  await expect(filters.getByRole("combobox", { name: "Acts as" })).toHaveValue(user?.value ?? "");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await shown(apps);
  await expect(page).toHaveURL(/oauth-admin\/\?$/);
});

test("an app that is switched stays in view although the filter would leave it out now", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn, "?active=yes");
  await expect.poll(() => names(page)).not.toEqual([]);
  const before = await names(page);
  await steps.activeSwitch(page, before[0] ?? "").click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  expect(await names(page)).toEqual(before);
});

for (const profile of PROFILES) {
  test(`what needs attention is found, with why (${profile})`, async ({ page, standIn }) => {
    await standIn.reset({ ...SOME, profile });
    const [one, two, three, four, ...others] = (await steps.appsOf(standIn)).map((app) => app.Name);
    for (const name of [one, two, three, four, ...others]) {
      await standIn.changeApp(name ?? "", { SystemUser: "Mary King" });
    }
    await standIn.changeApp(one ?? "", { SystemUser: "Supervisor" });
    await standIn.changeApp(two ?? "", { ApplicationUrl: "no address" });
    await standIn.changeApp(three ?? "", { SystemUser: null });
    await standIn.changeApp(four ?? "", { SystemUser: "Caleb Jones" });
    await steps.open(page, standIn);
    const filters = await openPanel(page, "Filter");
    expect(await steps.asked(standIn, "SelectQuery:OAuthClientApp"), "nobody wants to know yet").toHaveLength(1);
    await filters.getByRole("checkbox", { name: "Needs attention" }).check();
    await expect.poll(async () => [...(await names(page))].sort()).toEqual([one, two, three, four].sort());
    await expect(row(page, one ?? "")).toContainText("It acts as the Supervisor, who may do everything.");
    await expect(row(page, two ?? "")).toContainText("Its Application URL is invalid.");
    await expect(row(page, three ?? "")).toContainText("It has no system user");
    await expect(row(page, four ?? "")).toContainText("Its system user is not active.");
    await expect(page).toHaveURL(/\?attention=yes$/);
  });
}

test("what needs attention is shown as far as it is known when Creatio does not tell of users", async ({ page, standIn, watch }) => {
  watch.expect(/500/);
  await standIn.reset({ ...SOME, conditions: ["no-CanUseODataService"] });
  await steps.open(page, standIn);
  const filters = await openPanel(page, "Filter");
  await expect(page.getByText("16 apps", { exact: true })).toBeVisible();
  await standIn.fault("SelectQuery:OAuthClientApp", "error-500");
  watch.expect(/403/);
  await filters.getByRole("checkbox", { name: "Needs attention" }).check();
  await expect(page.getByRole("alert")).toContainText("Which system users are not active could not be read.");
  await expect.poll(() => names(page)).not.toEqual([]);
});

/** What somebody may have at hand of an app, made of its id and its secret. */
const CREDENTIALS: { title: string; text: (id: string, secret: string) => string; said: string }[] = [
  {
    title: "a Basic header",
    text: (id, secret) => `Authorization: Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
    said: "That was a Basic header",
  },
  { title: "a token", text: (id) => `Bearer ${jwt({ client_id: id, scope: ["ApplicationAccess_1"] })}`, said: "That was a token" },
  {
    title: "a token request",
    text: (id, secret) => `curl -d grant_type=client_credentials -d 'client_id=${id}' -d 'client_secret=${secret}' https://x/connect/token`,
    said: "That was a token request",
  },
  { title: "JSON", text: (id, secret) => JSON.stringify({ client_id: id, client_secret: secret }), said: "That was JSON" },
];

function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "RS256", typ: "at+jwt" })}.${part(claims)}.c2lnbmF0dXJlLW9mLWEtdG9rZW4`;
}

for (const { title, text, said } of CREDENTIALS) {
  test(`${title} that is pasted leads to its app, and is neither kept nor sent`, async ({ page, standIn }) => {
    await standIn.reset(SOME);
    await steps.open(page, standIn);
    await expect(page.getByText("16 apps", { exact: true })).toBeVisible();
    const app = (await steps.appsOf(standIn))[7] as steps.AppState;
    const pasted = text(app.ClientId, app.ClientSecret);
    await search(page).fill(pasted);
    await expect(search(page)).toHaveValue(app.ClientId);
    await expect.poll(() => names(page)).toEqual([app.Name]);
    await expect(steps.result(page)).toContainText(said);
    await expect(page).toHaveURL(new RegExp(`\\?search=${app.ClientId}$`));
    const secretParts = pasted.split(/[\s.]+/).filter((part) => part.length > 40 || part.includes(app.ClientSecret));
    const [left, sent] = [await traces(page), JSON.stringify(await standIn.journal())];
    for (const part of [app.ClientSecret, ...secretParts]) {
      expect(left).not.toContain(part);
      expect(sent).not.toContain(part);
    }
  });
}

test("a credential in the address is taken out of it", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  const app = (await steps.appsOf(standIn))[3] as steps.AppState;
  const basic = Buffer.from(`${app.ClientId}:${app.ClientSecret}`).toString("base64");
  await steps.open(page, standIn, `?search=${encodeURIComponent(`Basic ${basic}`)}`);
  await expect.poll(() => names(page)).toEqual([app.Name]);
  await expect(page).toHaveURL(new RegExp(`\\?search=${app.ClientId}$`));
});

test("a secret that is pasted alone is neither kept nor looked for", async ({ page, standIn }) => {
  const { ClientSecret } = await steps.appNamed(standIn, "Azure Data Factory");
  await steps.open(page, standIn);
  await expect(page.getByText("3 apps", { exact: true })).toBeVisible();
  await search(page).fill(ClientSecret);
  await expect(steps.result(page)).toContainText("That was what looks like a secret");
  await expect(search(page)).toHaveValue("");
  await expect(page.getByText("3 apps", { exact: true })).toBeVisible();
  expect(await traces(page)).not.toContain(ClientSecret);
});

test("a token that names no app says so and searches for nothing", async ({ page, standIn }) => {
  await steps.open(page, standIn);
  await expect(page.getByText("3 apps", { exact: true })).toBeVisible();
  await search(page).fill(jwt({ sub: "somebody" }));
  await expect(steps.result(page)).toContainText("It names no Client Id");
  await expect(search(page)).toHaveValue("");
  await expect(page.getByText("3 apps", { exact: true })).toBeVisible();
});

test("an id of a record or a user, with or without dashes, and an address of the same host find the app", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  await steps.open(page, standIn);
  await expect(page.getByText("16 apps", { exact: true })).toBeVisible();
  const apps = await steps.appsOf(standIn);
  const app = apps.find((app) => app.Name === "Zapier") ?? (apps[0] as steps.AppState);
  const only = [app.Name];
  const ofUser = apps.filter((other) => other.SystemUser?.value === app.SystemUser?.value).map((other) => other.Name);
  const ofHost = apps.filter((other) => new URL(other.ApplicationUrl).host === new URL(app.ApplicationUrl).host);
  for (const [text, expected] of [
    [app.Id, only],
    [app.Id.replaceAll("-", "").toUpperCase(), only],
    [app.ClientId.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"), only],
    [app.SystemUser?.value ?? "", ofUser],
    [`${app.ApplicationUrl}/callback?code=1`, ofHost.map((other) => other.Name)],
  ] as const) {
    await search(page).fill(text);
    await expect.poll(async () => [...(await names(page))].sort(), text).toEqual([...expected].sort());
  }
});

test("while rows are still coming the list says so, and a search does not call it complete", async ({ page, standIn }) => {
  await standIn.reset({ ...SOME, apps: 120 });
  const asked = async () => (await steps.asked(standIn, "SelectQuery:OAuthClientApp")).length;
  await standIn.fault("SelectQuery:OAuthClientApp", "hold");
  await steps.open(page, standIn, "?search=nothing-is-called-so");
  await expect.poll(asked).toBe(1);
  // The first rows come, and the others are kept back.
  await standIn.fault("SelectQuery:OAuthClientApp", "hold");
  await standIn.release();
  await expect(page.getByText("Not all apps are read yet")).toBeVisible();
  await expect(page.getByRole("progressbar", { name: "Reading the other apps from Creatio" })).toBeVisible();
  await expect(page.getByText("0 of 50 apps so far")).toBeVisible();
  await expect.poll(asked).toBe(2);
  await standIn.release();
  await expect(page.getByText("0 of 120 apps", { exact: true })).toBeVisible();
  await expect(page.getByText("Not all apps are read yet")).toHaveCount(0);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
});
