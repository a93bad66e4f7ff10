// The plainest of web servers, which knows nothing but files: Python's own, with the page in a folder below its root.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import * as environment from "./environment.ts";

/** Where the page is on the server. */
const FOLDER = "/some/folder/";

export class StaticServer {
  /** The address of the page. */
  readonly page: string;
  /** What was asked of the server: method and path, in order. */
  readonly requests: string[];
  readonly #process: ChildProcess;
  readonly #root: string;

  private constructor(origin: string, requests: string[], process: ChildProcess, root: string) {
    this.page = `${origin}${FOLDER}`;
    this.requests = requests;
    this.#process = process;
    this.#root = root;
  }

  static async start(): Promise<StaticServer> {
    const root = mkdtempSync(join(tmpdir(), "oauth-admin-"));
    mkdirSync(join(root, "some"));
    symlinkSync(environment.dist(), join(root, FOLDER.slice(1, -1)));
    const process = spawn("python3", ["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", root], { stdio: ["ignore", "pipe", "pipe"] });
    const requests: string[] = [];
    // Its log, such as `127.0.0.1 - - [date] "GET / HTTP/1.1" 200 -`.
    createInterface({ input: process.stderr }).on("line", (line) => {
      const [, request] = /"(\S+ \S+) HTTP/.exec(line) ?? [];
      if (request) {
        requests.push(request);
      }
    });
    const origin = await new Promise<string>((resolve, reject) => {
      process.once("error", reject);
      process.once("exit", () => reject(new Error("Python's web server did not start")));
      createInterface({ input: process.stdout }).once("line", (line) => {
        const [, port] = / port (\d+)/.exec(line) ?? [];
        resolve(`http://127.0.0.1:${port}`);
      });
    });
    return new StaticServer(origin, requests, process, root);
  }

  /** The files of the page that were asked for, by their paths in the folder that ships, without the query. */
  get files(): string[] {
    return this.requests.map((request) => {
      const path = request.split(/[ ?]/)[1] ?? "";
      return path.startsWith(FOLDER) ? path.slice(FOLDER.length) || "index.html" : path;
    });
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill();
    await ended;
    rmSync(this.#root, { recursive: true });
  }
}
