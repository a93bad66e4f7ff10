// What a journey does in a browser, each step as soon as it can be done.

import { expect } from "@playwright/test";

import type { StandIn } from "../support/stand-in.ts";
import { LIST } from "../support/texts.ts";
import type { Engine, Role } from "./engine.ts";

/** A bound, not an expectation, as that of `expect`. */
const TIMEOUT = 30_000;

export class Steps {
  readonly engine: Engine;
  readonly standIn: StandIn;

  constructor(engine: Engine, standIn: StandIn) {
    this.engine = engine;
    this.standIn = standIn;
  }

  /** Opens a page of the stand-in. */
  open(query = ""): Promise<void> {
    return this.engine.goto(`${this.standIn.page}${query}`);
  }

  /** Waits until a text is on the page. */
  expectText(text: string): Promise<void> {
    return expect.poll(() => this.engine.evaluate(() => document.body.innerText), text).toContain(text);
  }

  /** Presses a control. It may not be there yet; pressed is what is there once. */
  click(role: Role, name: string): Promise<void> {
    return expect(() => this.engine.click(role, name)).toPass({ timeout: TIMEOUT });
  }

  /** Types into a control, which may not be there yet. While the page works, it may move the focus, and keys would be lost. */
  async type(role: Role, name: string, text: string): Promise<void> {
    await expect.poll(() => this.engine.evaluate(() => document.querySelector("[aria-busy=true]") === null), "idle").toBe(true);
    await expect(() => this.engine.type(role, name, text)).toPass({ timeout: TIMEOUT });
  }

  /** Signs in on the page of apps, and waits for the list. */
  async signIn(count: number): Promise<void> {
    await this.open();
    const focused = () => this.engine.evaluate(() => document.activeElement?.getAttribute("autocomplete"));
    await expect.poll(focused, "the page has put the focus into the first field").toBe("username");
    await this.type("textbox", "User name", "Supervisor");
    await this.type("textbox", "Password", "Supervisor");
    await this.click("button", "Sign in");
    await this.expectText(count > 0 ? LIST.count(count) : LIST.empty);
  }
}
