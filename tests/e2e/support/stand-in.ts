// The stand-in Creatio that a worker's tests talk to: started once, put back before each test.

import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

import type { BrowserContext } from "@playwright/test";

import * as environment from "./environment.ts";

/** A cut closes connections that are idle: a control call neither reuses one nor leaves one behind. */
const ALONE = { connection: "close" };
/** Far from the root, so that an address that is not relative fails. */
const FOLDER = "/some/sub/folder/oauth-admin/";

export type Profile = "framework-8.0" | "core-8.1" | "framework-10";
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
  | "unauthorized"
  | "stale-csrf"
  | "error-500"
  | "error-500-json"
  | "empty"
  | "truncated"
  | "wrong-types"
  | "not-found"
  | "cut-before"
  | "cut-after"
  | "slow"
  | "hold"
  | "hold-before";

/** One request that Creatio or the Identity Service was asked. */
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
  /** Whether it changed anything. */
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
    const words = ["--port", "0", "--identity-port", "0", "--page", environment.dist(), "--policy", environment.policy()];
    const child = spawn(environment.standInProgram(), [...words, "--at", FOLDER, "--until-stdin-closes"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const lines = createInterface({ input: child.stdout });
    const line = await new Promise<string>((resolve, reject) => {
      lines.once("line", resolve);
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`the stand-in ended by itself (${code})`)));
    });
    return new StandIn(JSON.parse(line) as Addresses, child);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.stdin?.end();
    await ended;
  }

  /** A fresh world. Forgets journal, faults and sessions. */
  async reset(world: Start | World = {}): Promise<void> {
    await this.#send("POST", "reset", typeof world === "string" ? { start: world } : world);
  }

  /** What was asked since the start or the last look away. */
  async journal(): Promise<Entry[]> {
    return (await this.#send("GET", "journal")) as Entry[];
  }

  async clearJournal(): Promise<void> {
    await this.#send("DELETE", "journal");
  }

  /** Has the next answers to a call go wrong; `times: 0` is for ever. */
  async fault(on: string, fault: Fault, more: { times?: number; delayMs?: number } = {}): Promise<void> {
    await this.#send("POST", "faults", { on, fault, ...more });
  }

  async clearFaults(): Promise<void> {
    await this.#send("DELETE", "faults");
  }

  /** Changes the world's circumstances. */
  async conditions(change: { set?: string[]; clear?: string[] }): Promise<void> {
    await this.#send("POST", "conditions", change);
  }

  /** The server forgets every session; the browser keeps its cookies. */
  async endSessions(): Promise<void> {
    await this.#send("POST", "sessions/end", {});
  }

  /** Signs the browser in without the page. */
  async signIn(context: BrowserContext, user = "Supervisor"): Promise<void> {
    const answer = await context.request.post(`${this.creatio}/stand-in/sessions/start`, { data: { user }, headers: ALONE });
    if (!answer.ok()) {
      throw new Error(`sessions/start: HTTP ${answer.status()} ${await answer.text()}`);
    }
  }

  /** Another administrator changes an application. */
  async changeApp(name: string, set: Record<string, unknown>): Promise<void> {
    await this.#send("POST", "apps/change", { name, set });
  }

  /** The Identity Service forgets these applications, as after its database was made anew. */
  async forget(...names: string[]): Promise<void> {
    await this.#send("POST", "identity/forget", { names });
  }

  /** The Identity Service knows these applications again, as Creatio has them. */
  async remember(...names: string[]): Promise<void> {
    await this.#send("POST", "identity/remember", { names });
  }

  /** Lets go every answer that a fault holds. */
  async release(): Promise<void> {
    await this.#send("POST", "release", {});
  }

  /** Everything that the world holds, secrets included. */
  async state(): Promise<Record<string, unknown>> {
    return (await this.#send("GET", "state")) as Record<string, unknown>;
  }

  async #send(method: string, path: string, body?: unknown): Promise<unknown> {
    const init: RequestInit = { method, headers: ALONE, signal: AbortSignal.timeout(10_000) };
    if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers = { ...ALONE, "content-type": "application/json" };
    }
    const answer = await fetch(`${this.creatio}/stand-in/${path}`, init);
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${method} /stand-in/${path}: HTTP ${answer.status} ${text}`);
    }
    return text ? JSON.parse(text) : undefined;
  }
}
