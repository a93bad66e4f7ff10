// The jobs of an administrator. Which calls each makes is found when it is done.

import { APP_JOBS } from "./app-jobs.ts";
import { CONNECTION_JOBS } from "./connection-jobs.ts";
import type { Job } from "./job.ts";
import { LIST_JOBS } from "./list-jobs.ts";
import { SESSION_JOBS } from "./session-jobs.ts";
import { USER_JOBS } from "./user-jobs.ts";

export const JOBS: readonly Job[] = [...SESSION_JOBS, ...LIST_JOBS, ...APP_JOBS, ...USER_JOBS, ...CONNECTION_JOBS];

/** Jobs that are made of these, and why they have no cells of their own. */
export const COVERED: Record<string, string> = {
  "running the remaining steps": "it runs enabling the feature, saving the settings and creating the default resource by the same functions",
  "changing or deleting several apps": "each app is changed by the function that turns one on or off, or deletes one; tests/e2e/apps/bulk-actions.spec.ts",
  "turning an app off instead of deleting it": "it is the function that turns one off in the list",
  "testing the connection by an app": "it saves an app unchanged; tests/e2e/connect/verdict.spec.ts",
  "verifying an app": "it only reads, and each of its calls has its own stage; tests/e2e/verify/cases.spec.ts",
  "reading the findings, the access and the grant types": "they only read; tests/e2e/findings, tests/e2e/access and tests/e2e/app/grant-types.spec.ts",
  "verifying an app in a shell": "it makes no call; tests/e2e/verify/shell.spec.ts",
  "accepting and exporting findings": "it makes no call",
  "duplicating an app": "it reads the app as opening it does, and creates the copy as any app",
  "exporting the list": "it makes no call",
  "checking the connection in the background": "its queries are calls of opening the page",
};
