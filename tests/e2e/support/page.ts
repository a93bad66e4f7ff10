// What a page may never do unnoticed: write to the console, throw, or try what the policy refuses.

import { type BrowserContext, type ConsoleMessage, type Page, expect } from "@playwright/test";

/**
 * What Chromium itself writes about answers that no page can avoid, because only the answer tells what the site is: each
 * is a status, and the path that it belongs to. Anything else with a failing status counts as noise.
 */
const UNAVOIDABLE: readonly { status: number; path: RegExp }[] = [
  // Creatio on .NET has no services under `/0` (creatio-api.md, section 1.6).
  { status: 404, path: /^\/0\/ServiceModel\/UserInfoService\.svc\/GetCurrentUserInfo$/ },
  // Older versions have no health check, and the others tell a problem by 500 (creatio-api.md, section 3.4).
  { status: 404, path: /^(\/0)?\/api\/OAuthHealthCheck$/ },
  { status: 500, path: /^(\/0)?\/api\/OAuthHealthCheck$/ },
];

/** Listens to every page of a browser context. */
export class Watch {
  readonly #noises: string[] = [];
  readonly #expected: { pattern: RegExp; seen: boolean }[] = [];

  static async over(context: BrowserContext): Promise<Watch> {
    const watch = new Watch();
    // Violations are told by an event in the page, which a navigation would take along; so they leave it at once.
    await context.exposeBinding("reportViolation", (_source, text: string) => watch.#hear(`policy violation: ${text}`));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        const report = (window as unknown as { reportViolation: (text: string) => void }).reportViolation;
        report(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    context.on("console", (message: ConsoleMessage) => {
      if (!isUnavoidable(message)) {
        watch.#hear(`console ${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    context.on("weberror", (error) => watch.#hear(`page error: ${error.error().stack ?? error.error().message}`));
    return watch;
  }

  /**
   * Says that the test provokes this. Chromium itself reports on the console each answer with a failing status. What is
   * expected must come, or the test fails.
   */
  expect(pattern: RegExp): void {
    this.#expected.push({ pattern, seen: false });
  }

  /** Fails on what was heard and not expected, and on what was expected and not heard. */
  async verify(): Promise<void> {
    const missing = () => this.#expected.filter((expected) => !expected.seen).map((expected) => expected.pattern.source);
    // What a browser tells may come after what the page shows of it.
    await expect.poll(missing, "the test expects messages that did not come").toEqual([]);
    expect(this.#noises, "the page writes to the console, throws or violates the policy").toEqual([]);
  }

  #hear(text: string): void {
    const expected = this.#expected.find((expected) => expected.pattern.test(text));
    if (expected) {
      expected.seen = true;
    } else {
      this.#noises.push(text);
    }
  }
}

function isUnavoidable(message: ConsoleMessage): boolean {
  const told = /^Failed to load resource: the server responded with a status of (\d+)/.exec(message.text());
  if (!told) {
    return false;
  }
  const path = new URL(message.location().url).pathname;
  return UNAVOIDABLE.some((one) => one.status === Number(told[1]) && one.path.test(path));
}

/** What of the page's data a browser keeps or shows: everywhere a secret must not be. */
export async function traces(page: Page): Promise<string> {
  return page.evaluate(async () =>
    JSON.stringify({
      address: location.href,
      asked: performance.getEntries().map((entry) => entry.name),
      title: document.title,
      document: document.documentElement.outerHTML,
      fields: [...document.querySelectorAll("input, textarea, output")].map((field) => (field as HTMLInputElement).value),
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookies: document.cookie,
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      history: history.state,
      window: window.name,
    }),
  );
}
