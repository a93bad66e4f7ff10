// What the jobs of the matrix share.

import { CONNECTION_QUERIES, expectConnectionQueried } from "../../support/connection.ts";
import * as steps from "../../support/steps.ts";
import { button, site } from "../../support/steps.ts";
import { expect } from "../../support/test.ts";
import { CONNECT, FAILURE, LIST } from "../../support/texts.ts";
import type { Job, Place } from "./job.ts";
import type { View } from "./view.ts";

export const CONNECTED = site("framework-8.0");
/** What the page must not say of a site that is connected and has apps. */
export const HEALTHY: Job["neverSays"] = [CONNECT.broken, LIST.empty, CONNECT.notConnected, "Setup isn't finished", /can't reach the Identity Service/];

export const alerts = (view: View) => view.alerts.map((alert) => alert.text).join(" | ");

/** The queries that follow the list in the background. */
const IN_BACKGROUND = new Set(CONNECTION_QUERIES.map(({ call }) => call));
export const skipsBackground = (call: string): string | undefined => (IN_BACKGROUND.has(call) ? "the same query as in checking the connection" : undefined);

/** Loads a page, and waits until nothing more comes by itself. */
export async function load({ page, context, standIn }: Place, query = ""): Promise<void> {
  await standIn.clearFaults();
  await context.clearCookies();
  await standIn.signIn(context);
  await standIn.clearJournal();
  await page.goto(`${standIn.page}${query}`);
  await expect(steps.userMenu(page)).toBeVisible();
  if (!query.startsWith("?app=")) {
    await expectConnectionQueried(standIn);
  }
  await steps.expectIdle(page);
  await page.keyboard.press("Shift");
}

/** Whether the cookies of the browser are those of a session. */
export async function isSignedIn({ context, standIn }: Place): Promise<boolean> {
  const token = (await context.cookies()).find(({ name }) => name === "BPMCSRF")?.value ?? "";
  const answer = await context.request.post(`${standIn.creatio}/0/ServiceModel/UserInfoService.svc/GetCurrentUserInfo`, {
    data: {},
    headers: { BPMCSRF: token, ForceUseSession: "true" },
    maxRedirects: 0,
  });
  return answer.status() === 200;
}

export const tryAgain: Job["retry"] = async ({ page }) => await button(page, FAILURE.tryAgain).first().click();

/** A job. The type of its state is its own business. */
export const job = <State>(job: Job<State>): Job => job as unknown as Job;
