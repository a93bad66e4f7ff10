// What a web server forwards to: it records each request, and answers with headers that a proxy must pass on, or must not.

import { type IncomingHttpHeaders, type IncomingMessage, type Server, createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A request as it arrived. */
export interface Arrival {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
}

/** Not the time of any machine, so that its origin is certain. */
export const UPSTREAM_DATE = "Thu, 01 Jan 2015 00:00:00 GMT";

export class Upstream {
  readonly arrivals: Arrival[] = [];
  readonly #server: Server;
  readonly #upgraded: Socket[] = [];

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#record(request);
      response.writeHead(200, {
        "content-type": "text/html",
        "set-cookie": "session=from-upstream; Path=/",
        "strict-transport-security": "max-age=1",
        date: UPSTREAM_DATE,
      });
      response.end("<p>upstream</p>");
    });
    this.#server.on("upgrade", (request, socket: Socket) => {
      this.#record(request);
      this.#upgraded.push(socket);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: ${request.headers.upgrade}\r\n\r\n`);
    });
  }

  static async start(): Promise<Upstream> {
    const upstream = new Upstream();
    await new Promise<void>((resolve) => upstream.#server.listen(0, "127.0.0.1", resolve));
    return upstream;
  }

  /** Host and port. */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The only request that has arrived. */
  get only(): Arrival {
    const [arrival, ...more] = this.arrivals;
    if (!arrival || more.length > 0) {
      throw new Error(`not exactly one request arrived: ${JSON.stringify(this.arrivals)}`);
    }
    return arrival;
  }

  async stop(): Promise<void> {
    this.#upgraded.forEach((socket) => socket.destroy());
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #record({ method = "", url = "", headers }: IncomingMessage): void {
    this.arrivals.push({ method, url, headers });
  }
}
