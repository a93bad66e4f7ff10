// An administrator who repairs a connection with only what the page says, and who counts the actions that this takes.

import { type Page, expect } from "@playwright/test";

import { SETTINGS, STEPS, check, openChecks, openStep } from "./connection.ts";
import type { StandIn } from "./stand-in.ts";
import { button } from "./steps.ts";
import { CONNECT } from "./texts.ts";

export class Administrator {
  /** How many times something was typed, pressed or done outside the page. */
  actions = 0;

  constructor(
    private readonly page: Page,
    private readonly standIn: StandIn,
  ) {}

  /** Reads what a check says: the administrator does nothing that the page does not say. */
  async reads(title: string, ...texts: string[]): Promise<void> {
    await openChecks(this.page);
    for (const text of texts) {
      await expect(check(this.page, title)).toContainText(text);
    }
  }

  async types(field: keyof typeof SETTINGS, text: string): Promise<void> {
    this.actions += 1;
    await openStep(this.page, STEPS.settings);
    await this.page.getByRole("textbox", { name: SETTINGS[field] }).fill(text);
  }

  async presses(name: string): Promise<void> {
    this.actions += 1;
    await button(this.page, name).click();
  }

  /** Fixes something outside the page, personally or through the administrator that the page names. */
  async fixesOutside(...conditions: string[]): Promise<void> {
    this.actions += 1;
    await this.standIn.conditions({ clear: conditions });
  }

  /** Succeeds when the connection works after few actions. */
  async isConnected(): Promise<void> {
    await expect(this.page.getByText(CONNECT.connected)).toBeVisible();
    expect(this.actions, "actions until it works").toBeLessThanOrEqual(5);
  }
}
