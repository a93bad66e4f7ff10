// The configurations in deploy/, run by the real servers.

import { readFileSync } from "node:fs";

import { expect, test as base } from "@playwright/test";

import * as environment from "../support/environment.ts";
import { NAME, SERVERS } from "./configurations.ts";
import { UPSTREAM_DATE } from "./upstream.ts";
import { type Answer, COPIED_FILE, COPIES, DIGEST_FILE, LONG_FILE, WebServer } from "./web-server.ts";

const test = base.extend<{ server: WebServer; name: keyof typeof SERVERS }>({
  name: ["nginx", { option: true }],
  server: async ({ name }, use) => {
    const server = await WebServer.start(name);
    await use(server);
    await server.stop();
  },
});

const POLICY = readFileSync(environment.policy(), "utf8").trim();
const HSTS = "max-age=31536000";
const DISCOVERY = "/.well-known/openid-configuration";

/** What a browser sends with each request to Creatio, and what is none of anybody else's business. */
const SESSION = { cookie: "BPMCSRF=1; .ASPXAUTH=2", authorization: "Bearer 3", bpmcsrf: "1" };

/** Claims about the browser's address, as an attacker would send them. */
const CLAIMS = {
  "x-forwarded-for": "10.6.6.6",
  "x-forwarded-proto": "gopher",
  "x-forwarded-host": "evil.example",
  "x-forwarded-port": "666",
  "x-forwarded-prefix": "/evil.example",
  "x-forwarded-server": "evil.example",
  "x-real-ip": "10.6.6.6",
  forwarded: "for=10.6.6.6;host=evil.example",
};

/** All values of a header that may be repeated. */
const values = ({ rawHeaders }: Answer, name: string): (string | undefined)[] =>
  rawHeaders.flatMap((header, index) => (index % 2 === 0 && header.toLowerCase() === name ? [rawHeaders[index + 1]] : []));

for (const name of Object.keys(SERVERS) as (keyof typeof SERVERS)[]) {
  test.describe(name, () => {
    test.use({ name });

    test("its own check of the configuration finds nothing", ({ server }) => {
      expect(server.check()).toBe("");
    });

    test("http leads to https", async ({ server }) => {
      const { status, headers } = await server.plainRequest("/0/Shell/?a=b");
      expect([301, 308]).toContain(status);
      expect(headers.location).toBe(`https://${NAME}/0/Shell/?a=b`);
      expect(server.creatio.arrivals).toEqual([]);
    });

    test("every answer of the page's folder has the policy, and forbids frames", async ({ server }) => {
      for (const file of ["", "index.html", DIGEST_FILE, "gone.js"]) {
        const answer = await server.request(`/oauth-admin/${file}`);
        expect(answer.status, file).toBe(file === "gone.js" ? 404 : 200);
        expect(values(answer, "content-security-policy"), file).toEqual([POLICY]);
        expect(values(answer, "x-frame-options"), file).toEqual(["DENY"]);
        expect(values(answer, "strict-transport-security"), file).toEqual([HSTS]);
        expect(values(answer, "x-content-type-options"), file).toEqual(["nosniff"]);
        expect(values(answer, "referrer-policy"), file).toEqual(["same-origin"]);
        expect(values(answer, "cross-origin-opener-policy"), file).toEqual(["same-origin"]);
        expect(values(answer, "permissions-policy"), file).toEqual([expect.stringContaining("camera=(), geolocation=()")]);
      }
      expect(server.creatio.arrivals).toEqual([]);
    });

    test("only files in the folder with a digest are cached", async ({ server }) => {
      const digest = (await server.request(`/oauth-admin/${DIGEST_FILE}`)).headers;
      expect(digest["cache-control"]).toContain("immutable");
      expect(digest["content-type"]).toBe("application/wasm");
      expect((await server.request("/oauth-admin/")).headers["cache-control"]).toBe("no-cache");
      const gone = (await server.request("/oauth-admin/app-0123456789abcdef/gone.wasm")).headers;
      expect(gone["cache-control"] ?? "no-cache").toBe("no-cache");
    });

    test("compressed copies are sent to browsers that take them, and other files are compressed", async ({ server }) => {
      const get = (file: string, accepted: string) => server.request(`/oauth-admin/${file}`, { headers: { "accept-encoding": accepted } });
      // Debian's nginx has no module for brotli.
      const encodings = name === "nginx" || name === "container" ? (["gzip"] as const) : (["br", "gzip"] as const);
      for (const encoding of encodings) {
        const { status, headers, body } = await get(COPIED_FILE, encoding);
        expect({ status, encoding: headers["content-encoding"] }).toEqual({ status: 200, encoding });
        expect(headers["content-type"]).toContain("text/javascript");
        expect(headers["cache-control"]).toContain("immutable");
        expect(headers.vary?.toLowerCase()).toContain("accept-encoding");
        expect(body.equals(COPIES[encoding]), encoding).toBe(true);
      }
      const index = await get("", "gzip");
      expect({ status: index.status, encoding: index.headers["content-encoding"] }).toEqual({ status: 200, encoding: "gzip" });
      expect(index.headers["content-type"]).toContain("text/html");
      expect(index.headers["cache-control"]).toBe("no-cache");
      const plain = await get(COPIED_FILE, "identity");
      expect(plain.headers["content-encoding"]).toBeUndefined();
      expect(plain.body.toString()).toBe("// the file itself");
      const long = await get(LONG_FILE, "gzip");
      expect(long.headers["content-encoding"]).toBe("gzip");
      expect(long.headers["content-type"]).toContain("text/css");
    });

    test("Creatio gets its session, the host with the port, and no claim of the browser about its address", async ({ server }) => {
      const answer = await server.request("/0/rest/X", { headers: { ...SESSION, ...CLAIMS } });
      const { headers, url } = server.creatio.only;
      expect(url).toBe("/0/rest/X");
      expect(headers).toMatchObject({ ...SESSION, host: server.host, "x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "https" });
      expect(JSON.stringify(headers)).not.toMatch(/10\.6\.6\.6|evil|666|gopher/);
      expect(answer.headers["set-cookie"]).toEqual(["session=from-upstream; Path=/"]);
      expect(values(answer, "strict-transport-security")).toEqual([HSTS]);
      expect(values(answer, "date")).toEqual([UPSTREAM_DATE]);
    });

    test("of the protocols to upgrade to, only web sockets reach Creatio", async ({ server }) => {
      const upgrade = (protocol: string) => ({ headers: { connection: "Upgrade", upgrade: protocol } });
      await server.request("/socket", upgrade("h2c"));
      expect(server.creatio.only.headers.upgrade).toBeUndefined();
      const handshake = { "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==", "sec-websocket-version": "13" };
      const { headers } = upgrade("websocket");
      expect((await server.request("/socket", { headers: { ...headers, ...handshake } })).status).toBe(101);
      expect(server.creatio.arrivals[1]?.headers.upgrade).toBe("websocket");
    });

    test("the Identity Service gets nothing of the session, and sets no cookie", async ({ server }) => {
      const answer = await server.request(`/identity${DISCOVERY}`, { headers: { ...SESSION, ...CLAIMS } });
      expect(answer.status).toBe(200);
      const { headers, url } = server.identity.only;
      expect(url).toBe(DISCOVERY);
      expect(headers.host).toBe(server.identity.host);
      for (const name of [...Object.keys(SESSION), ...Object.keys(CLAIMS)]) {
        expect(headers[name], name).toBeUndefined();
      }
      expect(values(answer, "set-cookie")).toEqual([]);
      expect(values(answer, "content-security-policy")).toEqual(["sandbox"]);
      expect(values(answer, "strict-transport-security")).toEqual([HSTS]);
      expect(values(answer, "date")).toEqual([UPSTREAM_DATE]);
    });

    test("nothing else of the Identity Service can be reached", async ({ server }) => {
      const paths = ["/", "/connect/token", `${DISCOVERY}/x`, `${DISCOVERY}x`, `/x/..${DISCOVERY}/jwks`];
      for (const path of paths) {
        expect((await server.request(`/identity${path}`)).status, path).toBe(404);
      }
      expect([403, 404, 405]).toContain((await server.request(`/identity${DISCOVERY}`, { method: "POST" })).status);
      expect([server.identity.arrivals, server.creatio.arrivals]).toEqual([[], []]);
    });
  });
}
