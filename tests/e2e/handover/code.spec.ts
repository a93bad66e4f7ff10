// The code that calls Creatio as an app: with the addresses of the site, and without any secret.

import { allowClipboard, readClipboard } from "../support/clipboard.ts";
import { codeFor, codeOf, TARGETS } from "../support/code.ts";
import { download } from "../support/list.ts";
import { typeNewApp } from "../support/new-app.ts";
import { callsWith, expectNoTrace, showSecret } from "../support/secrets.ts";
import * as steps from "../support/steps.ts";
import { APP, DOCUMENTED, PROFILES, requestsTo, result, saveButton, site } from "../support/steps.ts";
import { expect, test } from "../support/test.ts";

const WORKSPACE = { "framework-8.0": "/0", "core-8.1": "", "framework-10": "/0" } as const;

for (const profile of PROFILES) {
  test(`every text has the addresses of the site and no secret (${profile})`, async ({ page, standIn }) => {
    await standIn.reset(site(profile));
    const app = await steps.openApp(page, standIn, APP);
    await showSecret(page, app.ClientSecret);
    const [scope] = (await standIn.state())["resources"] as { Name: string }[];
    const root = `${standIn.creatio}${WORKSPACE[profile]}`;
    for (const target of TARGETS) {
      const code = await codeFor(page, target);
      expect(code, target).toContain(`${DOCUMENTED.url}connect/token`);
      expect(code, target).toContain(app.ClientId);
      expect(code, target).not.toContain(app.ClientSecret);
      if (target === "clio") {
        expect(code).toContain(`--uri '${standIn.creatio}'`);
        expect(code).toContain(`--IsNetCore ${WORKSPACE[profile] === ""}`);
      } else {
        expect(code, target).toContain(`${root}/odata`);
        expect(code, target).toContain(`${root}/DataService/json/SyncReply`);
        expect(code, target).toContain(scope?.Name ?? "no scope");
      }
    }
  });
}

test("the code of a new app is beside its credentials, and is not made with its secret", async ({ page, standIn }) => {
  await typeNewApp(page, standIn);
  await saveButton(page).click();
  await expect(codeOf(page).region).toBeVisible();
  const app = await steps.appNamed(standIn, "Postman");
  for (const target of TARGETS) {
    expect(await codeFor(page, target), target).toContain(app.ClientId);
  }
  await expectNoTrace(page, app.ClientSecret);
  expect(callsWith(await standIn.journal(), app.ClientSecret)).toEqual([]);
  expect(await requestsTo(standIn, "GetClientSecret")).toEqual([]);
});

test("a tab is chosen by keyboard", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  const { tabs, tab, panel } = codeOf(page);
  await expect(tabs).toHaveText([...TARGETS]);
  await expect(tab("curl")).toHaveAttribute("aria-selected", "true");
  await tab("curl").focus();
  for (const [key, target] of [
    ["ArrowRight", "PowerShell"],
    ["ArrowLeft", "curl"],
    ["ArrowLeft", "Power BI"],
    ["ArrowRight", "curl"],
    ["End", "Power BI"],
    ["Home", "curl"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(tab(target)).toBeFocused();
    await expect(tab(target)).toHaveAttribute("aria-selected", "true");
    await expect(panel).toHaveAccessibleName(target);
  }
  await expect(page.locator('[role="tab"][tabindex="0"]')).toHaveText(["curl"]);
  await page.keyboard.press("Tab");
  await expect(codeOf(page).copy).toBeFocused();
});

test("code is copied as it is shown", async ({ page, context, standIn }) => {
  await allowClipboard(context);
  await steps.openApp(page, standIn, APP);
  const code = await codeFor(page, "Python");
  await codeOf(page).copy.click();
  await expect(result(page)).toHaveText("Code copied");
  expect(await readClipboard(page)).toBe(code);
});

test("every file is downloaded under the name that its tools expect", async ({ page, standIn }) => {
  await steps.openApp(page, standIn, APP);
  const names: Record<(typeof TARGETS)[number], string> = {
    curl: "creatio-azure-data-factory.sh",
    PowerShell: "creatio-azure-data-factory.ps1",
    "C#": "Program.cs",
    Python: "creatio-azure-data-factory.py",
    JavaScript: "creatio-azure-data-factory.mjs",
    Java: "CreatioExample.java",
    Go: "main.go",
    "HTTP file": "creatio-azure-data-factory.http",
    ".env": "creatio-azure-data-factory.env",
    Postman: "creatio-azure-data-factory.postman_collection.json",
    clio: "creatio-azure-data-factory.clio.sh",
    "Power BI": "creatio-azure-data-factory.pq",
  };
  for (const target of TARGETS) {
    await codeFor(page, target);
    const { name, text } = await download(page, () => codeOf(page).download.click());
    expect(name).toBe(names[target]);
    expect(text).toBe(await codeOf(page).texts.first().textContent());
  }
  await codeFor(page, "Postman");
  const environment = "creatio-azure-data-factory.postman_environment.json";
  const button = codeOf(page).region.getByRole("button", { name: `Download: ${environment}`, exact: true });
  const { name, text } = await download(page, () => button.click());
  expect(name).toBe(environment);
  const { values } = JSON.parse(text) as { values: { key: string; value: string; type: string }[] };
  expect(values.find(({ key }) => key === "client_secret")).toMatchObject({ value: "", type: "secret" });
});

test("what cannot be read is said, and the code sends no secret to an unknown address", async ({ page, standIn, watch }) => {
  watch.expect(/500/, "some");
  await standIn.fault("QuerySysSettings", "error-500-json", { times: 0 });
  await standIn.fault("SelectQuery:OAuthResource", "error-500-json", { times: 0 });
  await steps.openApp(page, standIn, APP);
  const { region } = codeOf(page);
  await expect(region.getByText("The Identity Service URL couldn't be read.", { exact: false })).toBeVisible();
  await expect(region.getByText("The default resource couldn't be read", { exact: false })).toBeVisible();
  const code = await codeFor(page, "Python");
  expect(code).toContain('TOKEN_URL = "https://replace-with-the-identity-service.invalid/connect/token"');
  expect(code).toContain('SCOPE = ""');
});

test("several default resources leave the scope open", async ({ page, standIn }) => {
  await standIn.reset(site("framework-8.0", "two-default-resources"));
  await steps.openApp(page, standIn, APP);
  await expect(codeOf(page).region.getByText("several default resources", { exact: false })).toBeVisible();
  expect(await codeFor(page, "curl")).toContain("scope=''");
});
