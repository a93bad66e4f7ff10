// A site with one build of the page: a proxy that serves the page like a web server, and forwards everything else to a
// stand-in. This way two builds can be measured on the same stand-in, compressed as in production.

import { readFileSync, readdirSync } from "node:fs";
import { Agent, type IncomingMessage, type Server, type ServerResponse, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

import * as environment from "../support/environment.ts";
import type { StandIn } from "../support/stand-in.ts";

const FOLDER = "/oauth-admin/";

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** A built page. */
export interface Build {
  name: "before" | "after";
  dist: string;
}

/** The builds to measure: the baseline, if there is one, and what ships. */
export function builds(): Build[] {
  const baseline = process.env["BASELINE"];
  const after: Build = { name: "after", dist: environment.dist() };
  return baseline ? [{ name: "before", dist: baseline }, after] : [after];
}

/** The files of a build by their addresses, compressed once. */
const compressed = new Map<string, Map<string, Buffer>>();

function filesOf(dist: string): Map<string, Buffer> {
  const known = compressed.get(dist);
  if (known) {
    return known;
  }
  const entries = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry): [string, Buffer] => {
    const file = join(entry.parentPath, entry.name);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    return [FOLDER + relative(dist, file).split(sep).join("/"), brotliCompressSync(readFileSync(file), { params })];
  });
  const map = new Map(files);
  compressed.set(dist, map);
  return map;
}

export class Site {
  /** The address of the page. */
  readonly page: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.page = `http://127.0.0.1:${(server.address() as AddressInfo).port}${FOLDER}`;
    this.#server = server;
  }

  static async start(build: Build, standIn: StandIn): Promise<Site> {
    const files = filesOf(build.dist);
    const policy = readFileSync(environment.policy(), "utf8").trim();
    const creatio = new URL(standIn.creatio);
    const agent = new Agent({ keepAlive: true });
    const server = createServer((incoming, response) => {
      const path = new URL(incoming.url ?? "/", creatio).pathname;
      const name = path === FOLDER ? `${FOLDER}index.html` : path;
      const content = files.get(name);
      if (content) {
        sendFile(response, name, content, policy);
      } else {
        forward(incoming, response, creatio, agent);
      }
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new Site(server);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function sendFile(response: ServerResponse, name: string, content: Buffer, policy: string): void {
  response.writeHead(200, {
    "cache-control": /\/app-[0-9a-f]{16}\//.test(name) ? "public, max-age=31536000, immutable" : "no-cache",
    "content-encoding": "br",
    "content-length": content.length,
    "content-security-policy": policy,
    "content-type": TYPES[extname(name)] ?? "application/octet-stream",
    "x-content-type-options": "nosniff",
  });
  response.end(content);
}

function forward(incoming: IncomingMessage, response: ServerResponse, creatio: URL, agent: Agent): void {
  const { method, url: path, headers } = incoming;
  const outgoing = request({ host: creatio.hostname, port: creatio.port, method, path, headers, agent }, (fromCreatio) => {
    response.writeHead(fromCreatio.statusCode ?? 502, fromCreatio.headers);
    fromCreatio.pipe(response);
  });
  outgoing.once("error", () => response.destroy());
  incoming.pipe(outgoing);
}
