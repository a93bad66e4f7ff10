// Somebody who mends a connection by what the page says, and who counts how much there was to do.

import { type Page, expect } from "@playwright/test";

import type { StandIn } from "./stand-in.ts";
import { SETTINGS, check } from "./steps.ts";
import { button } from "./typed-app.ts";

export const CONNECTED = "Connected. Apps can be integrated.";

/** The checks that tests look at, by what they are about. */
export const TITLES = {
  feature: "Feature OAuth20Integration",
  configSwitch: "Switch in the config file",
  url: "Setting: address of the Identity Service",
  clientId: "Setting: Creatio's client id",
  secret: "Setting: Creatio's client secret",
  reach: "Creatio reaches the Identity Service",
  ownClient: "The Identity Service accepts Creatio",
  resource: "Default resource",
  discovery: "Identity Service as this browser sees it",
} as const;

export class Person {
  /** How often something was typed, pressed or done elsewhere. */
  actions = 0;

  constructor(
    private readonly page: Page,
    private readonly standIn: StandIn,
  ) {}

  /** Reads what a check says; a person does nothing that the page does not say. */
  async reads(title: string, ...words: string[]): Promise<void> {
    for (const word of words) {
      await expect(check(this.page, title)).toContainText(word);
    }
  }

  async types(field: keyof typeof SETTINGS, text: string): Promise<void> {
    this.actions += 1;
    await this.page.getByRole("textbox", { name: SETTINGS[field] }).fill(text);
  }

  async presses(name: string): Promise<void> {
    this.actions += 1;
    await button(this.page, name).click();
  }

  /** Mends something outside the page, or has it mended by whoever the page names. */
  async hasMended(...conditions: string[]): Promise<void> {
    this.actions += 1;
    await this.standIn.conditions({ clear: conditions });
  }

  /** It works now, and it did not take long. */
  async isConnected(): Promise<void> {
    await expect(this.page.getByText(CONNECTED)).toBeVisible();
    expect(this.actions, "actions until it works").toBeLessThanOrEqual(5);
  }
}
