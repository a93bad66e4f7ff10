// The region Verify of one app.

import { type Locator, type Page, expect } from "@playwright/test";

import { button } from "./steps.ts";

/** What the page says about verifying. */
export const VERIFY = {
  works: "The app works: it gets a token and reads data.",
  fails: (stage: string) => `The app does not work. ${stage}:`,
  useShell: "Not verified yet. Run the command in a shell and paste its output.",
  otherApp: "This is the output for another app.",
  notOutput: "This is not the output of the command.",
  stages: ["Token endpoint", "Token", "Content of the token", "DataService", "OData", "System user"],
  typedSecret: "Secret to verify with",
} as const;

export type State = "OK" | "Failed" | "Skipped" | "Not run";

/** The parts of the region "Verify". */
export function verification(page: Page) {
  const region = page.getByRole("region", { name: "Verify", exact: true });
  return {
    region,
    verify: button(region, "Verify"),
    status: region.getByRole("status"),
    stages: region.getByRole("list", { name: "Stages" }).getByRole("listitem"),
    output: region.getByRole("textbox", { name: "Paste the output" }),
  };
}

/** The item of a stage, by its title. */
export const stage = (page: Page, title: string): Locator =>
  verification(page).stages.filter({ has: page.getByText(title, { exact: true }) });

/** Fails unless the stages have these states, in their order. */
export async function expectStates(page: Page, states: readonly State[]): Promise<void> {
  const { stages } = verification(page);
  await expect(stages).toHaveCount(states.length);
  for (const [at, state] of states.entries()) {
    await expect(stages.nth(at)).toContainText(VERIFY.stages[at] ?? "");
    await expect(stages.nth(at).getByText(state, { exact: true })).toBeAttached();
  }
}

/** Lets the page ask the Identity Service by a path of its own origin. */
export const allowIdentityService = (page: Page): Promise<unknown> =>
  page.route("**/config.json", (route) => route.fulfill({ json: { identityService: "/identity/" } }));
