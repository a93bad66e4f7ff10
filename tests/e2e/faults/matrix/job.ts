// What a job of the matrix is.

import type { BrowserContext, Page } from "@playwright/test";

import type { StandIn, World } from "../../support/stand-in.ts";
import type { View } from "./view.ts";

/** Where a cell takes place. */
export interface Place {
  page: Page;
  context: BrowserContext;
  standIn: StandIn;
}

/**
 * What the page says about a job: that it is done, that it is not, that this is not known, or that the first part of it is
 * done; `undefined` while it says nothing of this.
 */
export type Said = "done" | "not done" | "unknown" | "partly" | undefined;

/** One job of an administrator, done again in each cell. */
export interface Job<State = unknown> {
  name: string;
  world: World;
  /** Loads the page, and goes to where the job begins. */
  open: (place: Place) => Promise<void>;
  /** Makes the job possible once more, on the page that is open, and types what it needs. `n` differs in each cell. */
  prepare: (place: Place, n: number) => Promise<State>;
  /** Whether the page is loaded for each cell, because the job is to load it. */
  isLoading?: boolean;
  /** Why a call has no cells in this job, if it has none. */
  skips?: (call: string, nth: number) => string | undefined;
  /** The press that starts the job. */
  act: (place: Place, state: State) => Promise<void>;
  /** What the page says about it. */
  says: (view: View, state: State) => Said;
  /** Whether Creatio holds what the job is about: all of it, nothing, or a part. */
  holds?: (place: Place, state: State) => Promise<"all" | "nothing" | "part">;
  /** Whether a failure is explained where it belongs, and not in an alert; or the text that may be there instead of one. */
  explainsInPlace?: boolean | string;
  /** Whether “partly” means that something was done. */
  partlyIsSome?: boolean;
  /** Whether what is not known is found out by `retry`, and not by loading the page again. */
  retriesUnknown?: boolean;
  /** What was typed, by the labels of the fields: it stays until the job is done. */
  typed?: (state: State) => Record<string, string>;
  /** What the page must never say, since the site has no such problem. */
  neverSays?: readonly (string | RegExp)[];
  /** A call that may change the same thing once more, without doing anything twice. */
  repeatable?: string;
  /** What has to be done again after signing in, if the page does not go on by itself. */
  afterSignIn?: (place: Place, state: State) => Promise<void>;
  /** Starts the job again in the way that the page offers after a failure. */
  retry?: (place: Place, state: State, view: View) => Promise<void>;
}
