// What the scenario needs of a browser, whatever drives it.

import { locate } from "./locate.ts";

/** The roles of the controls that the scenario uses. */
export type Role = "button" | "combobox" | "option" | "searchbox" | "switch" | "textbox";

export interface Engine {
  goto(url: string): Promise<void>;
  /** Reloads the page, whatever it asks before. */
  reload(): Promise<void>;
  /** Presses a control; rejects if it is not there now. */
  click(role: Role, name: string): Promise<void>;
  /** Types into a control; rejects if it is not there now. */
  type(role: Role, name: string, text: string): Promise<void>;
  /** What a function returns in the page. */
  evaluate<T>(read: () => T): Promise<T>;
  close(): Promise<void>;
}

/** A function for the page that returns the control of this role and name, or null. */
export const locator = (role: Role, name: string): string => `return (${locate})(${JSON.stringify(role)}, ${JSON.stringify(name)})`;

/** Fails for a control that is not there. */
export function missing(role: Role, name: string): Error {
  return new Error(`there is no ${role} ${JSON.stringify(name)}`);
}
