// One cell of the matrix: a job, of which one call goes wrong in one way.

import type { Request, Route } from "@playwright/test";

import type { Entry } from "../../support/stand-in.ts";
import { HEADINGS, button, endedDialog, signIn } from "../../support/steps.ts";
import { FAILURE, SESSION } from "../../support/texts.ts";
import type { MatrixFault } from "./faults.ts";
import type { Job, Place, Said } from "./job.ts";
import { type View, viewOf } from "./view.ts";

/** A call of a job: its name in the journal, and which one of that name it is, from 1. */
export interface Call {
  name: string;
  nth: number;
}

/** What a job does when nothing goes wrong. */
export interface Course {
  calls: Call[];
  /** How many times each call changes something. */
  changes: Map<string, number>;
}

/** How a cell ended, and what was wrong with it. */
export interface Result {
  outcome: Exclude<Said, undefined> | "sign in" | "other user" | "not reached" | "no end";
  problems: string[];
}

const OTHER_USER = "Mary King";
const ENDED = "Your session has ended";
/** A bound, not an expectation: a busy machine may take its time. */
const PATIENCE_MS = 10_000;
/** The longest time after which the page gives up a call, and a bit more. */
const GIVES_UP_MS = 130_000;
/** Longer than a result stays that offers nothing. */
const RESULT_STAYS_MS = 9_000;

/** Does a job with nothing going wrong, to learn which calls it makes. */
export async function courseOf<State>(job: Job<State>, place: Place, n: number): Promise<Course> {
  const state = await job.prepare(place, n);
  await place.standIn.clearJournal();
  await job.act(place, state);
  const { view } = await settle(job, place, state, () => true);
  if (view === undefined || job.says(view, state) !== "done") {
    throw new Error(`“${job.name}” does not succeed: ${JSON.stringify(view)}`);
  }
  const journal = await requests(place);
  const calls = journal.map(({ call }, index) => ({ name: call, nth: journal.slice(0, index + 1).filter((entry) => entry.call === call).length }));
  return { calls, changes: changesOf(journal) };
}

/** Does a job while one of its calls goes wrong, and then finishes it in the way that the page offers. */
export async function runCell<State>(job: Job<State>, place: Place, n: number, course: Course, call: Call, fault: MatrixFault): Promise<Result> {
  const { page, standIn } = place;
  const state = await job.prepare(place, n);
  await clearMessages(place);
  const before = await viewOf(page);
  await standIn.clearJournal();
  const strike = await arm(place, course, call, fault);
  await job.act(place, state);
  const focusBefore = (await viewOf(page)).focus || before.focus;
  const { view, said } = await settle(job, place, state, strike.hasStruck, fault);
  const hasStruck = await strike.hasStruck();
  await strike.disarm();
  if (!hasStruck) {
    return { outcome: "not reached", problems: [] };
  }
  if (view === undefined) {
    return { outcome: "no end", problems: [`no end: ${JSON.stringify(await viewOf(page))}`] };
  }
  const problems = [...(await judge(job, place, state, view, said)), ...(focusBefore !== "" && view.focus === "" ? ["the focus is lost"] : [])];
  const outcome = promptOf(view, said) ?? said ?? "no end";
  problems.push(...(await finish(job, place, state, view)));
  problems.push(...done(await requests(place), course));
  return { outcome, problems };
}

/** What is wrong with what the page says. */
async function judge<State>(job: Job<State>, place: Place, state: State, view: View, said: Said): Promise<string[]> {
  const problems: string[] = [];
  if (view.text.includes("The page has stopped")) {
    problems.push("the page has stopped");
  }
  for (const [label, text] of Object.entries(said === "done" ? {} : (job.typed?.(state) ?? {}))) {
    // What the form became once the app may exist has no fields.
    const isKept = view.fields[label] === text || (said !== "not done" && !(label in view.fields));
    if (!isKept) {
      problems.push(`“${label}” holds ${JSON.stringify(view.fields[label])}, not what was typed`);
    }
  }
  for (const text of job.neverSays ?? []) {
    if (typeof text === "string" ? view.text.includes(text) : text.test(view.text)) {
      problems.push(`it says ${text}`);
    }
  }
  const holds = (await job.holds?.(place, state)) ?? (said === "done" ? "all" : "nothing");
  const isTrue = { done: holds === "all", "not done": holds === "nothing", partly: job.partlyIsSome ? holds === "part" : holds !== "all", unknown: true };
  if (said !== undefined && !isTrue[said]) {
    problems.push(`it says “${said}”, and Creatio holds ${holds}: ${view.status} ${view.alerts.map((alert) => alert.text).join(" | ")}`);
  }
  if (said !== undefined && said !== "done" && !job.explainsInPlace && !view.alerts.some((alert) => alert.paragraphs.length >= 3 || alert.text.length > 120)) {
    problems.push(`a failure without a cause or a way out: ${view.alerts.map((alert) => alert.text).join(" | ")}`);
  }
  return problems;
}

/** Finishes the job in the way that the page offers. Returns why that did not work. */
async function finish<State>(job: Job<State>, place: Place, state: State, first: View): Promise<string[]> {
  let view = first;
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const prompt = promptOf(view, job.says(view, state));
    if (prompt === "other user") {
      return [];
    }
    if (prompt === "sign in") {
      await signIn(view.dialog === ENDED ? endedDialog(place.page) : place.page);
    } else if (job.says(view, state) === "unknown" && !job.retriesUnknown) {
      // The page says to load it again, which shows what Creatio holds.
      return view.alerts.some((alert) => alert.text.includes("Reload")) ? [] : ["no way out of what is not known"];
    } else if (job.says(view, state) === "done") {
      const holds = (await job.holds?.(place, state)) ?? "all";
      return holds === "all" ? [] : [`at the end it says “done”, and Creatio holds ${holds}`];
    } else {
      await dismissFailures(place, view);
      await (job.retry ?? job.act)(place, state, view);
    }
    const { view: next } = await settle(job, place, state, () => true);
    if (next === undefined) {
      return [`no end after ${prompt ?? "the way out"}: ${JSON.stringify(await viewOf(place.page))}`];
    }
    view = next;
  }
  return [`a dead end: ${JSON.stringify(view)}`];
}

/** What was done more often than without the fault, or in the name of another user. */
function done(journal: readonly Entry[], course: Course): string[] {
  const twice = [...changesOf(journal)].filter(([call, times]) => times > (course.changes.get(call) ?? 0));
  const byOther = journal.filter((entry) => entry.acted && entry.user === OTHER_USER);
  return [...twice.map(([call, times]) => `${call} changed something ${times} times`), ...byOther.map((entry) => `${entry.call} in the name of ${OTHER_USER}`)];
}

function changesOf(journal: readonly Entry[]): Map<string, number> {
  const changes = new Map<string, number>();
  for (const { call } of journal.filter((entry) => entry.acted)) {
    changes.set(call, (changes.get(call) ?? 0) + 1);
  }
  return changes;
}

/** The requests of the page. */
const requests = async ({ standIn }: Place): Promise<Entry[]> => await standIn.journal();

const promptOf = (view: View, said: Said): "sign in" | "other user" | undefined => {
  if (view.dialog === SESSION.nowSignedInAs(OTHER_USER)) {
    return "other user";
  }
  return view.dialog === ENDED || (view.heading === HEADINGS.signIn && said === undefined && !view.isBusy) ? "sign in" : undefined;
};

/** Waits until the page has nothing more to say. Nothing is returned if there is no end to it. */
async function settle<State>(
  job: Job<State>,
  place: Place,
  state: State,
  hasStruck: () => boolean | Promise<boolean>,
  fault?: MatrixFault,
): Promise<{ view?: View; said: Said }> {
  const { page, standIn } = place;
  const end = Date.now() + PATIENCE_MS;
  let stable = 0;
  let waited = 0;
  let last = "";
  while (Date.now() < end) {
    const view = await viewOf(page);
    const said = job.says(view, state);
    const struck = await hasStruck();
    if (struck && typeof fault?.waits === "number" && waited === 0) {
      await page.clock.runFor(fault.waits);
      waited = fault.waits;
      await standIn.release();
      continue;
    }
    if (struck && fault?.waits === "until it gives up" && waited < GIVES_UP_MS && (view.isBusy || said === undefined) && promptOf(view, said) === undefined) {
      await page.clock.runFor(10_000);
      waited += 10_000;
      continue;
    }
    const says = JSON.stringify([said, promptOf(view, said), view.alerts, view.status]);
    const isPending = (await standIn.journal()).some((entry) => entry.status === 0 && entry.fault === null);
    // Behind a prompt the job waits.
    const isSettled = (promptOf(view, said) !== undefined || (said !== undefined && !view.isBusy && !isPending)) && says === last;
    stable = isSettled ? stable + 1 : 0;
    last = says;
    // Without the fault having struck, the job may be over before it comes to that call.
    if (stable > (struck ? 1 : 8)) {
      return { view, said };
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  return { said: undefined };
}

async function clearMessages(place: Place): Promise<void> {
  const view = await viewOf(place.page);
  await dismissFailures(place, view);
  if (view.status.replace(/[| ]/g, "") !== "") {
    await place.page.clock.runFor(RESULT_STAYS_MS);
  }
}

async function dismissFailures({ page }: Place, view: View): Promise<void> {
  for (const alert of view.alerts) {
    if (alert.buttons.includes(FAILURE.dismiss)) {
      await button(page.getByRole("alert"), FAILURE.dismiss).first().click();
    }
  }
}

interface Strike {
  hasStruck: () => Promise<boolean>;
  /** Lets everything go right again. */
  disarm: () => Promise<void>;
}

async function arm(place: Place, course: Course, call: Call, { fault, cutsTheRest }: MatrixFault): Promise<Strike> {
  const { page, context, standIn } = place;
  if (fault !== null) {
    await standIn.fault(call.name, fault, { spared: call.nth - 1 });
    const index = course.calls.indexOf(call);
    const later = new Set(cutsTheRest ? course.calls.slice(index + 1).map(({ name }) => name) : []);
    for (const name of later) {
      const spared = name === call.name ? 0 : course.calls.slice(0, index).filter((earlier) => earlier.name === name).length;
      await standIn.fault(name, "cut-before", { spared, times: 0 });
    }
    const hasStruck = async () => (await standIn.journal()).some((entry) => entry.fault === fault);
    const disarm = async () => {
      await standIn.clearFaults();
      await standIn.release();
    };
    return { hasStruck, disarm };
  }
  let [left, struck] = [call.nth, false];
  const intercept = async (route: Route) => {
    if (callOf(route.request()) === call.name) {
      left -= 1;
      if (left === 0) {
        await standIn.signIn(context, OTHER_USER);
        struck = true;
      }
    }
    await route.continue();
  };
  await page.route("**/*", intercept);
  return { hasStruck: async () => struck, disarm: () => page.unroute("**/*", intercept) };
}

/** The name of a call, as in the journal. */
function callOf(request: Request): string {
  const name = new URL(request.url()).pathname.replace(/\/+$/, "").split("/").at(-1) ?? "";
  const table = /"rootSchemaName":"(\w+)"/.exec(request.postData() ?? "");
  return table && /Query$/.test(name) ? `${name}:${table[1]}` : name;
}
