// One cell of the matrix: a job, of which one call goes wrong in one way.

import type { Entry } from "../../support/stand-in.ts";
import { HEADINGS, button, endedDialog, signIn } from "../../support/steps.ts";
import { FAILURE, SESSION } from "../../support/texts.ts";
import type { MatrixFault } from "./faults.ts";
import type { Job, Place, Said } from "./job.ts";
import { OTHER_USER, type Strike, arm } from "./strike.ts";
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

/** Sessions and caches are no data: a session that is over is followed by another one. */
const CHANGES_NO_DATA = new Set(["Login", "Logout", "OAuth20Integration", "T0F1dGgyMEludGVncmF0aW9u"]);
const ENDED = "Your session has ended";
/** A bound, not an expectation: a busy machine may take its time. */
const PATIENCE_MS = 10_000;
/** The longest time after which the page gives up a call, and a bit more. */
const GIVES_UP_MS = 130_000;
/** Longer than a result stays that offers nothing. */
const RESULT_STAYS_MS = 9_000;
/** How much of the page's time passes at once while it waits for an answer that never comes: less than a result stays. */
const STEP_MS = 6_000;
/** Between two looks at the page. */
const POLL_MS = 15;

/** Does a job with nothing going wrong, to learn which calls it makes. */
export async function courseOf<State>(job: Job<State>, place: Place, n: number): Promise<Course> {
  const state = await job.prepare(place, n);
  await place.standIn.clearJournal();
  await job.act(place, state);
  const { view } = await settle(job, place, state);
  if (view === undefined || job.says(view, state) !== "done") {
    throw new Error(`“${job.name}” does not succeed: ${JSON.stringify(view)}`);
  }
  const journal = await place.standIn.journal();
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
  const { view, said } = await settle(job, place, state, strike);
  const hasStruck = strike.hasStruck(await standIn.journal());
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
  problems.push(...done(job, await standIn.journal(), course));
  return { outcome, problems };
}

/** What is wrong with what the page says. */
async function judge<State>(job: Job<State>, place: Place, state: State, view: View, said: Said): Promise<string[]> {
  const problems: string[] = [];
  if (view.text.includes("The page has stopped")) {
    problems.push("the page has stopped");
  }
  const held = await job.holds?.(place, state);
  // What Creatio holds is not lost.
  for (const [label, text] of Object.entries(said === "done" || held === "all" ? {} : (job.typed?.(state) ?? {}))) {
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
  const holds = held ?? (said === "done" ? "all" : "nothing");
  const isTrue = { done: holds === "all", "not done": holds === "nothing", partly: job.partlyIsSome ? holds === "part" : holds !== "all", unknown: true };
  if (said !== undefined && !isTrue[said]) {
    problems.push(`it says “${said}”, and Creatio holds ${holds}: ${view.status} ${view.alerts.map((alert) => alert.text).join(" | ")}`);
  }
  if (said !== undefined && said !== "done" && !isExplained(job, view)) {
    problems.push(`a failure without a cause or a way out: ${view.alerts.map((alert) => alert.text).join(" | ")}`);
  }
  return problems;
}

/** A failure has a cause and a way out, which on the sign-in page is the form. */
function isExplained<State>({ explainsInPlace }: Job<State>, view: View): boolean {
  if (explainsInPlace === true || (explainsInPlace && view.text.includes(explainsInPlace))) {
    return true;
  }
  const least = view.heading === HEADINGS.signIn ? 2 : 3;
  return view.alerts.some(({ paragraphs, text }) => paragraphs.length >= least || text.length > 120);
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
      await signInAgain(place, view);
      await job.afterSignIn?.(place, state);
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
    const { view: next } = await settle(job, place, state);
    if (next === undefined) {
      return [`no end after ${prompt ?? "the way out"}: ${JSON.stringify(await viewOf(place.page))}`];
    }
    view = next;
  }
  return [`a dead end: ${JSON.stringify(view)}`];
}

/** Signs in where the page prompts for it. It may find out before that the session goes on, and remove the prompt. */
async function signInAgain({ page }: Place, view: View): Promise<void> {
  try {
    await signIn(view.dialog === ENDED ? endedDialog(page) : page);
  } catch (error) {
    if (view.dialog !== ENDED || (await endedDialog(page).isVisible())) {
      throw error;
    }
  }
}

/** What was done more often than without the fault, or in the name of another user. */
function done<State>(job: Job<State>, journal: readonly Entry[], course: Course): string[] {
  const changes = [...changesOf(journal)].filter(([call]) => !CHANGES_NO_DATA.has(call) && call !== job.repeatable);
  const twice = changes.filter(([call, times]) => times > (course.changes.get(call) ?? 0));
  const byOther = journal.filter((entry) => entry.acted && entry.user === OTHER_USER && !CHANGES_NO_DATA.has(entry.call));
  return [...twice.map(([call, times]) => `${call} changed something ${times} times`), ...byOther.map((entry) => `${entry.call} in the name of ${OTHER_USER}`)];
}

/** A call by another service, where the usual one refuses, is the same action. */
const actionOf = (call: string): string =>
  call.startsWith("OAuthClientApp(") ? "UpdateQuery:OAuthClientApp" : call === "CreateTechnicalUser" ? "UpdateOrCreateTechnicalUser" : call;

function changesOf(journal: readonly Entry[]): Map<string, number> {
  const changes = new Map<string, number>();
  for (const entry of journal.filter((entry) => entry.acted)) {
    const call = actionOf(entry.call);
    changes.set(call, (changes.get(call) ?? 0) + 1);
  }
  return changes;
}

const promptOf = (view: View, said: Said): "sign in" | "other user" | undefined => {
  if (view.dialog === SESSION.nowSignedInAs(OTHER_USER)) {
    return "other user";
  }
  return view.dialog === ENDED || (view.heading === HEADINGS.signIn && said === undefined && !view.isBusy) ? "sign in" : undefined;
};

/** Waits until the page has nothing more to say. Nothing is returned if there is no end to it. */
async function settle<State>(job: Job<State>, place: Place, state: State, strike?: Strike): Promise<{ view?: View; said: Said }> {
  const { page, standIn } = place;
  const end = Date.now() + PATIENCE_MS;
  const time = new PageTime(place, strike?.fault.waits);
  let stable = 0;
  let last = "";
  while (Date.now() < end) {
    const view = await viewOf(page);
    const said = job.says(view, state);
    const prompt = promptOf(view, said);
    const journal = await standIn.journal();
    const hasStruck = strike === undefined || strike.hasStruck(journal);
    if (hasStruck && (await time.passes(prompt === undefined && (view.isBusy || said === undefined)))) {
      continue;
    }
    const says = JSON.stringify([said, prompt, view.alerts, view.status]);
    const isPending = journal.some((entry) => entry.status === 0 && entry.fault === null);
    // Behind a prompt the job waits.
    const isSettled = (prompt !== undefined || (said !== undefined && !view.isBusy && !isPending)) && says === last;
    stable = isSettled ? stable + 1 : 0;
    last = says;
    // Without the fault having struck, the job may be over before it comes to that call.
    if (stable > (hasStruck ? 1 : 8)) {
      return { view, said };
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return { said: undefined };
}

/** The page's time, of which some passes before an answer that is late, or never comes. */
class PageTime {
  #passed = 0;

  constructor(
    private readonly place: Place,
    private readonly waits: MatrixFault["waits"],
  ) {}

  /** Lets time pass if the page still has to wait. */
  async passes(isWaiting: boolean): Promise<boolean> {
    const { page, standIn } = this.place;
    if (typeof this.waits === "number" && this.#passed === 0) {
      await page.clock.runFor(this.waits);
      this.#passed = this.waits;
      await standIn.release();
      return true;
    }
    if (this.waits === "until it gives up" && this.#passed < GIVES_UP_MS && isWaiting) {
      await page.clock.runFor(STEP_MS);
      this.#passed += STEP_MS;
      return true;
    }
    return false;
  }
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
