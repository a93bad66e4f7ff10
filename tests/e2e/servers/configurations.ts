// The configurations in deploy/ with the changes that an administrator makes, for a server on 127.0.0.1.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What an administrator changes. */
export interface Place {
  /** A folder for everything that the server writes; its folder `page` holds the page. */
  folder: string;
  http: number;
  https: number;
  /** Host and port. */
  creatio: string;
  /** Host and port. */
  identity: string;
}

/** A program and its arguments. */
export type Command = [program: string, ...args: string[]];

/** The name that the configurations contain. */
export const NAME = "creatio.example.com";

export const DEPLOY = join(import.meta.dirname, "..", "..", "..", "deploy");
const IS_ROOT = process.getuid?.() === 0;

/** Writes the configuration of each server and returns the command that runs it in the foreground. */
export const SERVERS: Record<"nginx" | "container" | "Caddy" | "Apache", (place: Place) => Command> = {
  nginx: (place) => nginx(place, uncommented(shipped("nginx/oauth-admin.conf")), [
    ["127.0.0.1:8000", place.creatio],
    ["127.0.0.1:8090", place.identity],
  ]),
  container: (place) => nginx(place, rendered(place), []),
  Caddy: (place) => {
    const site = sample("caddy/Caddyfile", place, [
      [`${NAME} {`, `${NAME} {\n\tbind 127.0.0.1\n\ttls ${place.folder}/certificate.pem ${place.folder}/key.pem`],
    ]);
    const options = ["admin off", "skip_install_trust", `storage file_system ${place.folder}`, `http_port ${place.http}`, `https_port ${place.https}`];
    // As `caddy fmt` would write it.
    const main = `{\n\t${options.join("\n\t")}\n}\n\n`;
    return ["caddy", "run", "--adapter", "caddyfile", "--config", write(place, "Caddyfile", main + site)];
  },
  Apache: (place) => {
    const original = shipped("apache/oauth-admin.conf");
    const listed = /a2enmod (.+)/.exec(original)?.[1]?.split(" ") ?? [];
    // The others are on in Debian, or come with those.
    const modules = ["mpm_event", "authz_core", "socache_shmcb", ...listed];
    const site = write(place, "site.conf", sample("apache/oauth-admin.conf", place, [
      ["*:80", `127.0.0.1:${place.http}`],
      ["*:443", `127.0.0.1:${place.https}`],
      ["/etc/ssl/oauth-admin/", `${place.folder}/`],
    ]));
    const main = [
      `ServerRoot "${place.folder}"`,
      `ServerName ${NAME}`,
      `PidFile "${place.folder}/pid"`,
      `ErrorLog "${place.folder}/error.log"`,
      `DocumentRoot "${place.folder}/empty"`,
      "TypesConfig /etc/mime.types",
      `Listen 127.0.0.1:${place.http}`,
      `Listen 127.0.0.1:${place.https}`,
      ...modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
      ...(IS_ROOT ? ["User nobody", "Group nogroup"] : []),
      `Include "${site}"`,
    ];
    return ["apache2", "-f", write(place, "httpd.conf", main.join("\n")), "-DFOREGROUND"];
  },
};

/** Runs a configuration for nginx with these changes and those of a test. */
function nginx(place: Place, configuration: string, changes: [string, string][]): Command {
  const site = write(place, "site.conf", changed(configuration, place, [
    ...changes,
    ["listen      80;", `listen 127.0.0.1:${place.http};`],
    ["listen      443 ssl;", `listen 127.0.0.1:${place.https} ssl;`],
    ["/etc/ssl/oauth-admin/", `${place.folder}/`],
  ]));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${place.folder}/${name};`);
  const main = `
    ${IS_ROOT ? "user root;" : ""}
    daemon off; pid ${place.folder}/pid; error_log stderr; worker_processes 1;
    events {}
    http { access_log off; ${temporary.join(" ")} include ${site}; }`;
  return ["nginx", "-p", place.folder, "-e", "stderr", "-c", write(place, "nginx.conf", main)];
}

/** The configuration of the container, filled in as the entrypoint of its image does. */
function rendered({ folder, creatio, identity }: Place): string {
  const template = join(folder, "templates", "oauth-admin.conf.template");
  const addresses = { SERVER_NAME: NAME, CREATIO_URL: `http://${creatio}`, CREATIO_HOST: "$http_host", IDENTITY_URL: `http://${identity}` };
  const paths = { CONFIGURATION: join(DEPLOY, "nginx/oauth-admin.conf"), TEMPLATE: template, PAGE: join(folder, "page") };
  const env = { ...process.env, ...addresses, ...paths };
  execFileSync("sh", [join(DEPLOY, "container/configure.sh")], { env });
  const variables = Object.keys(addresses).map((name) => `\${${name}}`).join(" ");
  return execFileSync("envsubst", [variables], { env, input: readFileSync(template), encoding: "utf8" });
}

/** A file of deploy/ with its commented-out part and these changes. */
function sample(file: string, place: Place, changes: [string, string][]): string {
  return changed(uncommented(shipped(file)), place, [...changes, ["127.0.0.1:8000", place.creatio], ["127.0.0.1:8090", place.identity]]);
}

const shipped = (file: string) => readFileSync(join(DEPLOY, file), "utf8");

/** A configuration with these changes, each of which must apply. */
function changed(configuration: string, place: Place, changes: [string, string][]): string {
  const everywhere: [string, string][] = [["/srv/oauth-admin", join(place.folder, "page")]];
  return [...everywhere, ...changes].reduce((text, [from, to]) => {
    if (!text.includes(from)) {
      throw new Error(`the configuration does not contain ${from}`);
    }
    return text.replaceAll(from, to);
  }, configuration);
}

/** A commented-out part begins with `#` and no blank, and ends with the last line of its comment. */
function uncommented(text: string): string {
  let inside = false;
  const lines = text.split("\n").map((line) => {
    inside = /^\s*#\S/.test(line) || (inside && /^\s*#/.test(line));
    return inside ? line.replace("#", "") : line;
  });
  return lines.join("\n");
}

function write({ folder }: Place, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}
