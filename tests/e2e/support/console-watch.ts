// Fails a test whose page writes to the console, throws, or violates the policy.

import { type BrowserContext, type ConsoleMessage, expect } from "@playwright/test";

import type { StandIn } from "./stand-in.ts";

/**
 * Messages that Chromium itself writes about responses that no page can avoid, because only the response tells which kind
 * of site this is: a status, and the path that it belongs to. Any other failing status counts as an unexpected message.
 */
const UNAVOIDABLE: readonly { status: number; path: RegExp }[] = [
  // Creatio on .NET has no services under `/0` (creatio-api.md, section 1.6).
  { status: 404, path: /^\/0\/ServiceModel\/UserInfoService\.svc\/GetCurrentUserInfo$/ },
  // Older versions have no health check, and the others report a problem by 500 (creatio-api.md, section 3.4).
  { status: 404, path: /^(\/0)?\/api\/OAuthHealthCheck$/ },
  { status: 500, path: /^(\/0)?\/api\/OAuthHealthCheck$/ },
];

interface Expectation {
  pattern: RegExp;
  times: number | "some";
}

/** Listens to every page of a browser context. */
export class ConsoleWatch {
  readonly #messages: string[] = [];
  readonly #expected: Expectation[] = [];

  static async over(context: BrowserContext): Promise<ConsoleWatch> {
    const watch = new ConsoleWatch();
    // A navigation would discard violations collected in the page, so each one is reported immediately.
    await context.exposeBinding("reportViolation", (_source, text: string) => watch.#messages.push(`policy violation: ${text}`));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        const report = (window as unknown as { reportViolation: (text: string) => void }).reportViolation;
        report(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    context.on("console", (message: ConsoleMessage) => {
      if (!isUnavoidableMessage(message)) {
        watch.#messages.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    context.on("weberror", (error) => watch.#messages.push(`page error: ${error.error().stack ?? error.error().message}`));
    return watch;
  }

  /**
   * Declares that the test causes exactly this many messages that match the pattern. Chromium itself writes one for each
   * response with a failing status. The test fails at its end if there were more or fewer. "some" is for messages whose
   * number is up to the browser, such as those about a file that it preloads.
   */
  expect(pattern: RegExp, times: number | "some" = 1): void {
    this.#expected.push({ pattern, times });
  }

  /** Fails unless there were exactly the declared messages. */
  async verify(): Promise<void> {
    // The browser may report a message after the page has displayed the effect of its cause.
    await expect.poll(() => this.#differences(), "expected messages that are missing, and unexpected ones").toEqual([]);
  }

  /** Each message that was not expected, and each expectation that was not met. */
  #differences(): string[] {
    const open = this.#expected.map(({ pattern, times }) => ({ pattern, left: times === "some" ? Infinity : times, met: times === 0 }));
    const unexpected = this.#messages.filter((message) => {
      const match = open.find(({ pattern, left }) => left > 0 && pattern.test(message));
      if (match) {
        match.left -= 1;
        match.met = match.left === 0 || match.left === Infinity;
      }
      return !match;
    });
    const missing = open.filter(({ met }) => !met).map(({ pattern, left }) => `missing: ${left === Infinity ? 1 : left} × ${pattern}`);
    return [...unexpected, ...missing];
  }
}

/** Declares the message that Chromium writes about each response with this status so far; there is at least one. */
export async function expectStatusMessages(watch: ConsoleWatch, standIn: StandIn, status: number): Promise<void> {
  const responses = (await standIn.journal()).filter((entry) => entry.status === status && !isUnavoidable(status, entry.path));
  expect(responses.length, `responses with status ${status}`).toBeGreaterThan(0);
  watch.expect(new RegExp(`status of ${status}`), responses.length);
}

function isUnavoidableMessage(message: ConsoleMessage): boolean {
  const match = /^Failed to load resource: the server responded with a status of (\d+)/.exec(message.text());
  return match !== null && isUnavoidable(Number(match[1]), new URL(message.location().url).pathname);
}

/** Whether the message about a response counts as unavoidable. */
export const isUnavoidable = (status: number, path: string): boolean =>
  UNAVOIDABLE.some((response) => response.status === status && response.path.test(path));
