// What a person may type wrong, and what Creatio may refuse: each is said in words, and nothing typed is lost.

import type { Page, Route } from "@playwright/test";

import type { StandIn } from "./support/stand-in.ts";
import * as steps from "./support/steps.ts";
import { DOCUMENTED, HEADINGS, PROFILES, SETTINGS, acted, asked, credentials, heading, result, saveButton } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const userField = (page: Page) => page.getByRole("combobox", { name: "System user" });

for (const profile of PROFILES) {
  test.describe(profile, () => {
    test.beforeEach(({ standIn }) => standIn.reset({ profile, start: "connected-site", apps: 3, users: 5, conditions: [] }));

    test("a wrong password is refused, and the right one works after it", async ({ page, standIn, watch }) => {
      if (profile === "core-8.1") {
        watch.expect(/401/);
      }
      await page.goto(standIn.page);
      await steps.signIn(page, "Supervisor", "wrong");
      await expect(page.getByRole("alert")).toContainText("Signing in did not work.");
      await expect(page.getByRole("alert")).toContainText("Creatio says: Invalid user name or password specified");
      await expect(field(page, "User name")).toHaveValue("Supervisor");
      await expect(field(page, "Password"), "a password is not kept").toHaveValue("");
      await steps.signIn(page);
      await expect(heading(page, HEADINGS.apps)).toBeVisible();
      expect(await asked(standIn, "Login"), "nothing was sent twice").toHaveLength(2);
    });

    test("a system user that is not valid any more is refused by Creatio", async ({ page, standIn }) => {
      await makeUserInvalid(page, standIn, "AddClient", "addClientRequest");
      await steps.open(page, standIn, "?page=new");
      await steps.fillApp(page, { ...DOCUMENTED.app, description: "Kept" });
      await saveButton(page).click();
      await expect(page.getByRole("alert")).toContainText("The app was not made.");
      await expect(page.getByRole("alert")).toContainText("Creatio does not accept this user as a system user.");
      await expect(page.getByRole("alert")).toContainText("Choose an active user of the kind “User”.");
      await expectTyped(page, { ...DOCUMENTED.app, description: "Kept" });
      await page.unrouteAll();
      await steps.chooseUser(page, "Mary King");
      await saveButton(page).click();
      await expect(credentials(page).clientId).toBeVisible();
      expect((await steps.appNamed(standIn, "Postman")).SystemUser?.displayValue).toBe("Mary King");
      expect(await acted(standIn, "AddClient")).toBe(1);
    });

    test("an app cannot be given a user that is not valid any more", async ({ page, standIn }) => {
      await makeUserInvalid(page, standIn, "UpdateClient", "updateClientRequest");
      const app = await steps.openApp(page, standIn, "Azure Data Factory");
      await steps.fillApp(page, { url: "https://new.example.com", user: "Mary King" });
      await saveButton(page).click();
      await expect(page.getByRole("alert")).toContainText("The app was not saved.");
      await expect(page.getByRole("alert")).toContainText("Creatio does not accept this user as a system user.");
      await expectTyped(page, { url: "https://new.example.com", user: "Mary King" });
      expect(await steps.appNamed(standIn, app.Name), "nothing of it was saved").toEqual(app);
    });

    for (const code of ["OAuth20IdentityServerUrl", "OAuth20IdentityServerClientId", "OAuth20IdentityServerClientSecret"]) {
      test(`the setting ${code} is refused`, async ({ page, standIn }) => {
        await standIn.reset({ profile, start: "new-site", conditions: [`setting-refused:${code}`] });
        await steps.open(page, standIn, "?page=connect");
        const { url, clientId, clientSecret } = DOCUMENTED;
        await steps.saveSettings(page, { url, clientId, clientSecret });
        await expect(page.getByRole("alert")).toContainText("Not all settings were saved.");
        await expect(page.getByRole("alert")).toContainText(`Creatio did not save: ${code}.`);
        await expect(field(page, SETTINGS.url)).toHaveValue(url);
        await expect(field(page, SETTINGS.clientId)).toHaveValue(clientId);
        // A secret that was saved does not stay on the page; one that was not is still to be saved.
        const secretKept = code === "OAuth20IdentityServerClientSecret" ? clientSecret : "";
        await expect(field(page, SETTINGS.clientSecret)).toHaveValue(secretKept);

        await standIn.conditions({ clear: [`setting-refused:${code}`] });
        await page.getByRole("button", { name: "Save settings" }).click();
        await expect(result(page)).toHaveText("The settings are saved.");
        await expect(page.getByRole("alert").filter({ hasText: "Not all settings" })).toHaveCount(0);
        expect((await standIn.state())["settings"]).toEqual({
          OAuth20IdentityServerUrl: url,
          OAuth20IdentityServerClientId: clientId,
          OAuth20IdentityServerClientSecret: clientSecret,
        });
      });
    }
  });
}

test("nothing is filled in on signing in", async ({ page, standIn }) => {
  await page.goto(standIn.page);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(field(page, "User name")).toBeFocused();
  await expect(field(page, "User name")).toHaveAccessibleDescription(/Enter your user name/);
  await field(page, "User name").fill("Supervisor");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(field(page, "Password")).toBeFocused();
  await expect(field(page, "Password")).toHaveAccessibleDescription(/Enter your password/);
  expect(await asked(standIn, "Login")).toEqual([]);
});

/** Signing in that Creatio refuses although the password is right. */
const refusals = [
  { condition: "two-factor", why: "This user signs in with a second factor.", next: "Sign in on Creatio's own page" },
  { condition: "totp-not-enabled", why: "A second factor is required", next: "Set it up on Creatio's own page" },
  { condition: "licence-missing", why: "This user has no licence for Creatio.", next: "Ask an administrator for a licence" },
];

for (const { condition, why, next } of refusals) {
  test(`signing in is refused: ${condition}`, async ({ page, standIn }) => {
    await standIn.reset({ start: "connected-site", apps: 3, conditions: [condition] });
    await page.goto(standIn.page);
    await steps.signIn(page);
    await expect(page.getByRole("alert")).toContainText("Signing in did not work.");
    await expect(page.getByRole("alert")).toContainText(why);
    await expect(page.getByRole("alert")).toContainText(next);
    await expect(page.getByRole("link", { name: "Sign in on Creatio's own page" })).toBeVisible();
    await expect(field(page, "User name")).toHaveValue("Supervisor");

    await page.getByRole("button", { name: "I have signed in there" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "nobody is signed in yet" })).toBeVisible();
    // The other page has done its part: the session is in the cookies of the browser.
    await standIn.signIn(page.context());
    await page.getByRole("button", { name: "I have signed in there" }).click();
    await expect(heading(page, HEADINGS.apps)).toBeVisible();
  });
}

/** Signing in that Creatio accepts with a word of warning. */
const warnings = [
  { condition: "licence-needed", says: "You are signed in without a licence." },
  { condition: "password-expired", says: "Your password has expired." },
  { condition: "password-change", says: "Your password expires in 3 days" },
];

for (const { condition, says } of warnings) {
  test(`signing in is accepted with a warning: ${condition}`, async ({ page, standIn }) => {
    await standIn.reset({ start: "connected-site", apps: 3, conditions: [condition] });
    await page.goto(standIn.page);
    await steps.signIn(page);
    await expect(heading(page, HEADINGS.apps)).toBeVisible();
    await expect(result(page)).toContainText(says);
  });
}

test("a new app needs a name, a URL and a system user", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  await saveButton(page).click();
  await expect(field(page, "Name")).toBeFocused();
  await expectProblem(page, "Name", "Enter a name");
  await expectProblem(page, "Application URL", "Enter the URL of the app's homepage");
  await expect(userField(page)).toHaveAccessibleDescription(/Choose the user on whose behalf the app acts/);

  await field(page, "Name").fill("   ");
  await saveButton(page).click();
  await expectProblem(page, "Name", "Enter a name");
  await field(page, "Name").fill("Postman");
  await saveButton(page).click();
  await expect(field(page, "Application URL")).toBeFocused();
  await expect(field(page, "Name")).not.toHaveAttribute("aria-invalid", "true");
  await field(page, "Application URL").fill("http://www.creatio.com");
  await saveButton(page).click();
  await expect(userField(page)).toBeFocused();
  expect(await asked(standIn, "AddClient"), "nothing was sent").toEqual([]);

  await steps.chooseUser(page, "Supervisor");
  await saveButton(page).click();
  await expect(credentials(page).clientId).toBeVisible();
  expect(await acted(standIn, "AddClient")).toBe(1);
});

test("typing without choosing is no system user", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=new");
  await steps.fillApp(page, { name: "Postman", url: "http://www.creatio.com" });
  await userField(page).fill("Superv");
  await expect(page.getByRole("option", { name: "Supervisor" })).toBeVisible();
  await page.keyboard.press("Escape");
  await saveButton(page).click();
  await expect(userField(page)).toHaveAccessibleDescription(/Choose the user on whose behalf the app acts/);
  expect(await asked(standIn, "AddClient")).toEqual([]);
});

for (const url of ["creatio", "www.creatio.com", "http://", "ftp://files.example.com", "javascript:alert(1)", "http://two words"]) {
  test(`“${url}” is no URL`, async ({ page, standIn }) => {
    await steps.open(page, standIn, "?page=new");
    await steps.fillApp(page, { name: "Postman", url, user: "Supervisor" });
    await saveButton(page).click();
    await expect(field(page, "Application URL")).toBeFocused();
    await expectProblem(page, "Application URL", "URL is invalid. A full one looks like https://app.example.com");
    await expectTyped(page, { name: "Postman", url, user: "Supervisor" });
    expect(await asked(standIn, "AddClient"), "nothing was sent").toEqual([]);

    await steps.goTo(page, "Connect");
    await standIn.clearJournal();
    await steps.saveSettings(page, { url });
    await expect(field(page, SETTINGS.url)).toBeFocused();
    await expectProblem(page, SETTINGS.url, "URL is invalid. A full one looks like http://localhost:8090/");
    await expect(field(page, SETTINGS.url)).toHaveValue(url);
    expect(await asked(standIn, "PostSysSettingsValues"), "nothing was sent").toEqual([]);
  });
}

test("an app cannot lose its name or its URL", async ({ page, standIn }) => {
  const app = await steps.openApp(page, standIn, "Azure Data Factory");
  await steps.fillApp(page, { name: "", url: "nowhere", description: "Kept" });
  await saveButton(page).click();
  await expect(field(page, "Name")).toBeFocused();
  await expectProblem(page, "Name", "Enter a name");
  await expectProblem(page, "Application URL", "URL is invalid. A full one looks like https://app.example.com");
  await expect(field(page, "Description")).toHaveValue("Kept");
  expect(await steps.appNamed(standIn, app.Name)).toEqual(app);
});

test("the settings need an address and a client id", async ({ page, standIn }) => {
  await standIn.reset({ start: "new-site" });
  await steps.open(page, standIn, "?page=connect");
  await steps.saveSettings(page, { clientSecret: DOCUMENTED.clientSecret });
  await expect(field(page, SETTINGS.url)).toBeFocused();
  await expectProblem(page, SETTINGS.url, "Enter the address of the Identity Service");
  await expectProblem(page, SETTINGS.clientId, "Enter the client id from the Identity Service's appsettings.json");
  await expect(field(page, SETTINGS.clientSecret)).toHaveValue(DOCUMENTED.clientSecret);
  expect(await asked(standIn, "PostSysSettingsValues"), "nothing was sent").toEqual([]);
});

test("settings that Creatio holds already are not sent", async ({ page, standIn }) => {
  await steps.open(page, standIn, "?page=connect");
  await expect(field(page, SETTINGS.clientId)).toHaveValue(DOCUMENTED.clientId);
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(result(page)).toHaveText("Creatio holds these settings already.");
  expect(await asked(standIn, "PostSysSettingsValues")).toEqual([]);
});

async function expectProblem(page: Page, name: string, says: string): Promise<void> {
  await expect(field(page, name)).toHaveAttribute("aria-invalid", "true");
  await expect(field(page, name)).toHaveAccessibleDescription(new RegExp(says.replace(/[.?]/g, "\\$&")));
}

async function expectTyped(page: Page, app: steps.AppInput): Promise<void> {
  const texts = { Name: app.name, "Application URL": app.url, Description: app.description };
  for (const [name, text] of Object.entries(texts)) {
    if (text !== undefined) {
      await expect(field(page, name)).toHaveValue(text);
    }
  }
  await expect(userField(page)).toHaveValue(app.user ?? "");
}

/**
 * The user that was chosen becomes an external one before the call arrives. The stand-in has no order for that, so the call
 * goes out with the id of such a user; the refusal is the stand-in's own.
 */
async function makeUserInvalid(page: Page, standIn: StandIn, call: string, member: string): Promise<void> {
  const users = (await standIn.state())["users"] as { Id: string; ConnectionType: number }[];
  const external = users.find((user) => user.ConnectionType === 1);
  if (!external) {
    throw new Error("the world has no external user");
  }
  await page.route(`**/${call}`, async (route: Route) => {
    const body = route.request().postDataJSON() as Record<string, Record<string, unknown>>;
    await route.continue({ postData: JSON.stringify({ [member]: { ...body[member], systemUserId: external.Id } }) });
  });
}
