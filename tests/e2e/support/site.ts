// The site that tests start from, what Creatio stores, and which requests it received.

import { expect } from "@playwright/test";

import type { Profile } from "./profiles.ts";
import type { Entry, StandIn, World } from "./stand-in.ts";

/** An application that every site with applications has. */
export const APP = "Azure Data Factory";

/** The values of the vendor's documentation page "Set up the OAuth 2.0 authorization". */
export const DOCUMENTED = {
  url: "http://localhost:8090/",
  clientId: "IdServiceUser",
  clientSecret: "ItIsMyPasswordForIdentityService",
  app: { name: "Postman", url: "http://www.creatio.com", user: "Supervisor" },
} as const;

/** A connected site with a few applications, under the given conditions. */
export const site = (profile: Profile, ...conditions: string[]): World => ({
  profile,
  start: "connected-site",
  apps: 3,
  users: 5,
  conditions,
});

/** An application as the state of the stand-in has it. */
export interface AppState {
  Id: string;
  Name: string;
  ClientId: string;
  ClientSecret: string;
  ApplicationUrl: string;
  Description: string;
  IsActive: boolean;
  ModifiedOn: string;
  SystemUser: { value: string; displayValue: string } | null;
}

/** The applications that Creatio holds now. */
export async function appsOf(standIn: StandIn): Promise<AppState[]> {
  return (await standIn.state())["apps"] as AppState[];
}

/** The application of a name; fails unless there is exactly one. */
export async function appNamed(standIn: StandIn, name: string): Promise<AppState> {
  const [app, ...more] = (await appsOf(standIn)).filter((app) => app.Name === name);
  if (!app || more.length > 0) {
    throw new Error(`not exactly one application is named ${name}`);
  }
  return app;
}

/** The system settings that Creatio holds now, by code. */
export async function settingsOf(standIn: StandIn): Promise<Record<string, string>> {
  return (await standIn.state())["settings"] as Record<string, string>;
}

/** The requests of a call, in order of arrival. */
export async function requestsTo(standIn: StandIn, call: string): Promise<Entry[]> {
  return (await standIn.journal()).filter((entry) => entry.call === call);
}

/** How many requests of a call have changed something. */
export async function changesBy(standIn: StandIn, call: string): Promise<number> {
  return (await requestsTo(standIn, call)).filter((entry) => entry.acted).length;
}

/** Waits until a fault holds an answer to a call: a request that has not arrived cannot be released. */
export async function expectHeld(standIn: StandIn, call: string): Promise<void> {
  await expect.poll(async () => (await requestsTo(standIn, call)).some((entry) => entry.fault === "hold")).toBe(true);
}
