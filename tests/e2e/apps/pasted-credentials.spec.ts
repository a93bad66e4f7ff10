// A credential pasted into the search finds its app, and its secret part is neither stored nor sent.

import { expectCount, expectNames, openList, searchField } from "../support/list.ts";
import * as steps from "../support/steps.ts";
import { APP, result } from "../support/steps.ts";
import { expect, test, traces } from "../support/test.ts";
import { LIST, PASTED } from "../support/texts.ts";

/** Few enough that all rows are in the document. */
const SOME = { profile: "core-8.1", start: "connected-site", apps: 16, users: 12 } as const;

const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;

function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "RS256", typ: "at+jwt" })}.${part(claims)}.c2lnbmF0dXJlLW9mLWEtdG9rZW4`;
}

/** What a user may have copied about an app, made from its id and its secret. */
const CREDENTIALS: readonly { title: string; text: (id: string, secret: string) => string; message: string }[] = [
  { title: "a Basic header", text: (id, secret) => `Authorization: ${basic(id, secret)}`, message: PASTED.basic },
  {
    title: "a token",
    text: (id) => `Bearer ${jwt({ client_id: id, scope: ["ApplicationAccess_1"] })}`,
    message: PASTED.token,
  },
  {
    title: "a token request",
    text: (id, secret) =>
      `curl -d grant_type=client_credentials -d 'client_id=${id}' -d 'client_secret=${secret}' https://x/connect/token`,
    message: PASTED.tokenRequest,
  },
  {
    title: "JSON",
    text: (id, secret) => JSON.stringify({ client_id: id, client_secret: secret }),
    message: PASTED.json,
  },
];

for (const { title, text, message } of CREDENTIALS) {
  test(`pasting ${title} finds its app, and the secret part is neither stored nor sent`, async ({ page, standIn }) => {
    await standIn.reset(SOME);
    await openList(page, standIn, 16);
    const app = (await steps.appsOf(standIn))[7] as steps.AppState;
    const pasted = text(app.ClientId, app.ClientSecret);
    await searchField(page).fill(pasted);
    await expect(searchField(page)).toHaveValue(app.ClientId);
    await expectNames(page, [app.Name]);
    await expect(result(page)).toContainText(message);
    await expect(page).toHaveURL(new RegExp(`\\?search=${app.ClientId}$`));
    const secretParts = pasted.split(/[\s.]+/).filter((part) => part.length > 40 || part.includes(app.ClientSecret));
    const [stored, sent] = [await traces(page), JSON.stringify(await standIn.journal())];
    for (const part of [app.ClientSecret, ...secretParts]) {
      expect(stored).not.toContain(part);
      expect(sent).not.toContain(part);
    }
  });
}

test("a credential in the address is removed from it", async ({ page, standIn }) => {
  await standIn.reset(SOME);
  const app = (await steps.appsOf(standIn))[3] as steps.AppState;
  await steps.open(page, standIn, `?search=${encodeURIComponent(basic(app.ClientId, app.ClientSecret))}`);
  await expectNames(page, [app.Name]);
  await expect(page).toHaveURL(new RegExp(`\\?search=${app.ClientId}$`));
});

test("a secret that is pasted alone is neither stored nor searched for", async ({ page, standIn }) => {
  const { ClientSecret } = await steps.appNamed(standIn, APP);
  await openList(page, standIn);
  await searchField(page).fill(ClientSecret);
  await expect(result(page)).toContainText(PASTED.secret);
  await expect(searchField(page)).toHaveValue("");
  await expectCount(page, 3);
  expect(await traces(page)).not.toContain(ClientSecret);
});

test("a token that names no app says so and searches for nothing", async ({ page, standIn }) => {
  await openList(page, standIn);
  await searchField(page).fill(jwt({ sub: "no client" }));
  await expect(result(page)).toContainText(PASTED.namesNoApp);
  await expect(searchField(page)).toHaveValue("");
  await expectCount(page, 3);
});

test("a long word stays out of the address unless it is the client id of an app", async ({ page, standIn }) => {
  const { ClientId } = await steps.appNamed(standIn, APP);
  await page.clock.install();
  await openList(page, standIn);
  const unknown = "K7".repeat(16);
  await searchField(page).fill(unknown);
  await expect(page.getByText(LIST.noMatch(unknown))).toBeVisible();
  // The address follows an ordinary search after a pause.
  await page.clock.runFor(5_000);
  await expect(page).not.toHaveURL(new RegExp(unknown));
  await expect(searchField(page)).toHaveValue(unknown);
  await searchField(page).fill(ClientId);
  await expectNames(page, [APP]);
  await expect(async () => {
    await page.clock.runFor(500);
    await expect(page).toHaveURL(new RegExp(`\\?search=${ClientId}$`), { timeout: 100 });
  }).toPass();
});
