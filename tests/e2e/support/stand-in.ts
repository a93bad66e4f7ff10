// The stand-in Creatio of a worker's tests: started once, reset before each test.

import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

import type { BrowserContext } from "@playwright/test";

import * as environment from "./environment.ts";
import type { Profile } from "./profiles.ts";

/** The fault "cut" also closes idle connections, so a control call neither reuses one nor leaves one behind. */
const OWN_CONNECTION = { connection: "close" };
/** Not at the root, so that an address that is not relative fails. */
const FOLDER = "/some/sub/folder/oauth-admin/";
/** A bound, not an expectation: a world of 10,000 applications takes some time on a busy machine. */
const CONTROL_TIMEOUT = 60_000;

export type Start = "new-site" | "connected-site";

/** The world that a test starts in. */
export interface World {
  profile?: Profile;
  start?: Start;
  apps?: number;
  users?: number;
  conditions?: string[];
}

export type Fault =
  | "html"
  | "login-page"
  | "login-html"
  | "unauthorized"
  | "stale-csrf"
  | "forbidden"
  | "error-500"
  | "error-500-json"
  | "empty"
  | "truncated"
  | "wrong-types"
  | "not-found"
  | "bad-gateway"
  | "unavailable"
  | "refused"
  | "refused-after"
  | "reverted"
  | "cut-before"
  | "cut-after"
  | "slow"
  | "hold"
  | "hold-before";

/** One request to Creatio or to the Identity Service. */
export interface Entry {
  n: number;
  origin: "creatio" | "identity";
  method: string;
  path: string;
  /** Last segment of the path, with the schema behind a colon for queries: `SelectQuery:OAuthClientApp`. */
  call: string;
  status: number;
  user: string | null;
  request: unknown;
  headers: Record<string, string>;
  /** Whether it changed the state of Creatio. */
  acted: boolean;
  fault: string | null;
}

interface Addresses {
  creatio: string;
  identity: string;
  page: string;
}

export class StandIn {
  readonly creatio: string;
  readonly identity: string;
  /** Address of the page. */
  readonly page: string;
  readonly #process: ChildProcess;

  private constructor(addresses: Addresses, process: ChildProcess) {
    this.creatio = addresses.creatio;
    this.identity = addresses.identity;
    this.page = addresses.page;
    this.#process = process;
  }

  static async start(): Promise<StandIn> {
    const args = ["--port", "0", "--identity-port", "0", "--page", environment.dist(), "--policy", environment.policy()];
    const child = spawn(environment.standInProgram(), [...args, "--at", FOLDER, "--until-stdin-closes"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const lines = createInterface({ input: child.stdout });
    const line = await new Promise<string>((resolve, reject) => {
      lines.once("line", resolve);
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`the stand-in exited (${code})`)));
    });
    return new StandIn(JSON.parse(line) as Addresses, child);
  }

  /** The same one, with the page served elsewhere. */
  withPage(page: string): StandIn {
    return new StandIn({ creatio: this.creatio, identity: this.identity, page }, this.#process);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.stdin?.end();
    await ended;
  }

  /** Starts a new world, without journal, faults and sessions. */
  async reset(world: Start | World = {}): Promise<void> {
    await this.#send("POST", "reset", typeof world === "string" ? { start: world } : world);
  }

  /** The requests since the start, the last reset or the last `clearJournal`. */
  async journal(): Promise<Entry[]> {
    return (await this.#send("GET", "journal")) as Entry[];
  }

  async clearJournal(): Promise<void> {
    await this.#send("DELETE", "journal");
  }

  /** Makes the next answers to a call go wrong, after the `spared` ones; `times: 0` means all of them. */
  async fault(on: string, fault: Fault, more: { spared?: number; times?: number; delayMs?: number } = {}): Promise<void> {
    await this.#send("POST", "faults", { on, fault, ...more });
  }

  async clearFaults(): Promise<void> {
    await this.#send("DELETE", "faults");
  }

  /** Sets and clears conditions of the site. */
  async conditions(change: { set?: string[]; clear?: string[] }): Promise<void> {
    await this.#send("POST", "conditions", change);
  }

  /** Ends every session on the server; the browser keeps its cookies. */
  async endSessions(): Promise<void> {
    await this.#send("POST", "sessions/end", {});
  }

  /** Signs the browser in, not through the page. */
  async signIn(context: BrowserContext, user = "Supervisor"): Promise<void> {
    const answer = await context.request.post(`${this.creatio}/stand-in/sessions/start`, { data: { user }, headers: OWN_CONNECTION });
    if (!answer.ok()) {
      throw new Error(`sessions/start: HTTP ${answer.status()} ${await answer.text()}`);
    }
  }

  /** Changes an application as another administrator would. */
  async changeApp(name: string, set: Record<string, unknown>): Promise<void> {
    await this.#send("POST", "apps/change", { name, set });
  }

  /** Removes these applications from the Identity Service, as a new database would. */
  async forget(...names: string[]): Promise<void> {
    await this.#send("POST", "identity/forget", { names });
  }

  /** Registers these applications in the Identity Service again, as Creatio has them. */
  async remember(...names: string[]): Promise<void> {
    await this.#send("POST", "identity/remember", { names });
  }

  /** Sends every response that a fault holds. */
  async release(): Promise<void> {
    await this.#send("POST", "release", {});
  }

  /** The whole state of the world, secrets included. */
  async state(): Promise<Record<string, unknown>> {
    return (await this.#send("GET", "state")) as Record<string, unknown>;
  }

  async #send(method: string, path: string, body?: unknown): Promise<unknown> {
    const init: RequestInit = { method, headers: OWN_CONNECTION, signal: AbortSignal.timeout(CONTROL_TIMEOUT) };
    if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers = { ...OWN_CONNECTION, "content-type": "application/json" };
    }
    const answer = await fetch(`${this.creatio}/stand-in/${path}`, init);
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${method} /stand-in/${path}: HTTP ${answer.status} ${text}`);
    }
    return text ? JSON.parse(text) : undefined;
  }
}
