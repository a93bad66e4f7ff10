// A real web server with a configuration of deploy/, in front of two upstreams.

import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, type RequestOptions, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { expect } from "@playwright/test";

import { type Command, DEPLOY, NAME, type Place, SERVERS } from "./configurations.ts";
import { Upstream } from "./upstream.ts";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Names and values in turn, repeated headers included. */
  rawHeaders: string[];
  body: Buffer;
}

/** What is behind a server and what it serves, if neither is made up for the tests of its configuration. */
export interface Real {
  /** Host and port. */
  creatio: string;
  /** A folder that is copied. */
  page: string;
}

/** The file whose folder is named after its content. */
export const DIGEST_FILE = "app-0123456789abcdef/app.wasm";
/** A file with compressed copies, which differ from it, so that it is certain which one was sent. */
export const COPIED_FILE = "app-0123456789abcdef/copied.js";
export const COPIES = { br: brotliCompressSync("// brotli"), gzip: gzipSync("// gzip") };
/** A file without compressed copies, and long enough to be worth compressing. */
export const LONG_FILE = "app-0123456789abcdef/long.css";

export class WebServer {
  readonly creatio: Upstream;
  readonly identity: Upstream;
  readonly #place: Place;
  readonly #command: Command;
  readonly #process: ChildProcess;

  private constructor(creatio: Upstream, identity: Upstream, place: Place, command: Command, process: ChildProcess) {
    this.creatio = creatio;
    this.identity = identity;
    this.#place = place;
    this.#command = command;
    this.#process = process;
  }

  static async start(name: keyof typeof SERVERS, real?: Real): Promise<WebServer> {
    const [creatio, identity] = [await Upstream.start(), await Upstream.start()];
    const folder = mkdtempSync(join(tmpdir(), "oauth-admin-"));
    // Apache serves as another user.
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, "empty"));
    writePage(join(folder, "page"), real?.page);
    const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", join(folder, "key.pem")];
    const certificate = ["-subj", `/CN=${NAME}`, "-addext", `subjectAltName=DNS:${NAME}`, "-out", join(folder, "certificate.pem")];
    execFileSync("openssl", ["req", "-x509", ...key, ...certificate], { stdio: "pipe" });
    const [http, https] = await freePorts();
    const place = { folder, http, https, creatio: real?.creatio ?? creatio.host, identity: identity.host };
    const command = SERVERS[name](place);
    const [program, ...args] = command;
    const home = { HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
    // What a server writes is of interest only if it does not start.
    const process = spawn(program, args, { env: { ...globalThis.process.env, ...home }, stdio: ["ignore", "pipe", "pipe"] });
    let written = "";
    process.stdout?.on("data", (data) => (written += data));
    process.stderr?.on("data", (data) => (written += data));
    let failure: Error | undefined;
    process.once("error", (error) => (failure = error));
    const server = new WebServer(creatio, identity, place, command, process);
    const state = async () => failure?.message ?? (process.exitCode === null ? await accepts(https) : `exited: ${written}`);
    try {
      await expect.poll(state, `${name} is starting`).not.toBe(false);
      expect(await state()).toBe(true);
    } catch (error) {
      await server.stop();
      throw new Error(`${name} did not start: ${written}`, { cause: error });
    }
    return server;
  }

  /** What the server's own check of its configuration says; empty if nothing. */
  check(): string {
    const [program, ...args] = this.#command;
    const check = program === "caddy" ? args.map((arg) => (arg === "run" ? "validate" : arg)) : [...args, "-t"];
    const { status, stdout, stderr } = spawnSync(program, check, { encoding: "utf8", env: { ...process.env, HOME: this.#place.folder } });
    // The certificate of a test has nothing to staple.
    const lines = `${stdout}${stderr}`.split("\n").filter((line) => /\bwarn|emerg|error|AH\d+/i.test(line) && !line.includes("stapling OCSP"));
    return status === 0 ? lines.join("\n") : `${program} ${check.join(" ")} failed: ${stderr}`;
  }

  /** Origin, as a browser sees it. */
  get host(): string {
    return `${NAME}:${this.#place.https}`;
  }

  /** Sends a request by https, with the path exactly as it is. */
  async request(path: string, options: RequestOptions = {}): Promise<Answer> {
    const ca = readFileSync(join(this.#place.folder, "certificate.pem"));
    const headers = { host: this.host, ...options.headers };
    return new Promise((resolve, reject) => {
      const place = { host: "127.0.0.1", port: this.#place.https, servername: NAME, ca, agent: false };
      const request = httpsRequest({ ...place, path, ...options, headers });
      settle(request, resolve, reject);
    });
  }

  /** Sends a request by http. */
  async plainRequest(path: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const place = { host: "127.0.0.1", port: this.#place.http, agent: false, headers: { host: NAME } };
      settle(httpRequest({ ...place, path }), resolve, reject);
    });
  }

  async stop(): Promise<void> {
    // First, because a server waits for open web sockets.
    await Promise.all([this.creatio.stop(), this.identity.stop()]);
    if (this.#process.exitCode === null && this.#process.pid !== undefined) {
      const ended = new Promise((resolve) => this.#process.once("exit", resolve));
      this.#process.kill("SIGTERM");
      await ended;
    }
    rmSync(this.#place.folder, { recursive: true, force: true });
  }
}

function settle(request: ReturnType<typeof httpRequest>, resolve: (answer: Answer) => void, reject: (error: Error) => void): void {
  request.once("error", reject);
  request.once("response", (response) => {
    const { statusCode: status = 0, headers, rawHeaders } = response;
    const parts: Buffer[] = [];
    response.on("data", (part: Buffer) => parts.push(part));
    response.once("end", () => resolve({ status, headers, rawHeaders, body: Buffer.concat(parts) }));
  });
  request.once("upgrade", ({ statusCode: status = 0, headers, rawHeaders }, socket) => {
    socket.destroy();
    resolve({ status, headers, rawHeaders, body: Buffer.alloc(0) });
  });
  request.end();
}

/** Writes the files that a server serves: a copy of a real page, or made-up ones. */
function writePage(folder: string, real?: string): void {
  if (real) {
    cpSync(real, folder, { recursive: true });
    chmodSync(folder, 0o755);
    return;
  }
  mkdirSync(join(folder, "app-0123456789abcdef"), { recursive: true });
  const files: [string, string | Buffer][] = [
    ["index.html", "<title>page</title>"],
    ["index.html.gz", gzipSync("<title>copy</title>")],
    [DIGEST_FILE, "\0asm"],
    [COPIED_FILE, "// the file itself"],
    [`${COPIED_FILE}.br`, COPIES.br],
    [`${COPIED_FILE}.gz`, COPIES.gzip],
    [LONG_FILE, "a{}".repeat(10_000)],
  ];
  files.forEach(([name, content]) => writeFileSync(join(folder, name), content));
  cpSync(join(DEPLOY, "..", "config.json"), join(folder, "config.json"));
}

async function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

/** Two ports that no program uses now. */
async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()] as const;
  await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))));
  const [http, https] = servers.map((server) => (server.address() as AddressInfo).port) as [number, number];
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return [http, https];
}
