// Sends the first requests of the application while its WebAssembly is still loading.
//
// `cargo xtask dist` writes the first requests of the client in crates/creatio into index.html. The application takes a
// response only for the very request that it would have sent itself: a request that differs is simply sent as usual.

/** A response is too old to use after this time, in milliseconds since the page was opened. */
const LATEST = 60_000;

/** Where Creatio's services can be below the site's root: on .NET Framework, on .NET. */
const WORKSPACES = ["/0", ""];

/** Responses, received or pending, by the request that they answer. */
const responses = new Map();

let isOver = false;

/** Starts with config.json, which says where Creatio is. */
export function sendEarly() {
  send("GET config.json\n\n", "config.json", { cache: "no-cache" }, sendToCreatio);
}

/** Hands out the response to a request, once. A request that was not sent early discards the remaining responses, because
 * they belong to a user who may have signed out by then. */
export function take(request) {
  const found = responses.get(request);
  responses.delete(request);
  if (found && performance.now() < LATEST) {
    return found;
  }
  isOver = true;
  responses.clear();
}

/** Sends a request, and calls `next` as soon as its response arrives, before the application can see it. */
function send(request, url, options, next) {
  if (isOver) {
    return;
  }
  const controller = new AbortController();
  const entry = { controller, receivedAt: 0 };
  entry.response = fetch(url, { ...options, credentials: "same-origin", signal: controller.signal }).then(async (response) => {
    entry.receivedAt = Date.now();
    try {
      await next?.(response.clone());
    } catch {
      // The application reads the same response and reports what is wrong with it.
    }
    return response;
  });
  // The response may never be used, so its failure must not be reported as unhandled.
  entry.response.catch(() => {});
  responses.set(request, entry);
}

async function sendToCreatio(response) {
  const first = JSON.parse(document.querySelector("meta[name=first-requests]")?.content || "null");
  const config = response.status === 404 ? {} : response.status === 200 && (await response.json());
  const site = isValid(config) && new URL(config.creatio ?? "/", document.baseURI);
  if (!first || !site || site.origin !== location.origin) {
    return;
  }
  const siteRoot = site.href.replace(/\/+$/, "");
  const found = rememberedWorkspace();
  const likeliest = WORKSPACES.includes(config.workspace) ? config.workspace : found;
  const roots = (likeliest === "" ? ["", "/0"] : WORKSPACES).map((workspace) => siteRoot + workspace);
  const query = new URLSearchParams(location.search);
  const showsList = !query.has("page") && !query.has("app");
  // If no user is signed in, or Creatio may not be there, one refused request is enough to find out.
  const atOnce = found !== undefined && found === likeliest && csrfToken() !== undefined;
  sendToSite(first.user, showsList && first.apps, roots, atOnce);
}

/** Whether the application will accept the config file: crates/model/src/config.rs. */
function isValid(config) {
  const isText = (value) => value == null || typeof value === "string";
  const isWorkspace = (value) => value == null || value === "auto" || WORKSPACES.includes(value);
  const isObject = config && typeof config === "object" && !Array.isArray(config);
  return isObject && isText(config.creatio) && isWorkspace(config.workspace) && isText(config.identityService);
}

/** Looks for the user's session in one workspace after the other, as the client does, and reads the list where it is found. */
function sendToSite(user, apps, [root, ...others], atOnce) {
  sendCall(user, root, async (response) => {
    const isSignedIn = await holdsJson(response);
    if (isSignedIn && apps && !atOnce) {
      sendCall(apps, root);
    } else if (!isSignedIn && response.status < 500 && others.length) {
      sendToSite(user, apps, others, false);
    }
  });
  if (apps && atOnce) {
    sendCall(apps, root);
  }
}

function sendCall({ method, path, headers, body }, root, next) {
  const token = csrfToken();
  const all = token === undefined ? headers : [...headers, ["BPMCSRF", token]];
  const lines = all.map(([name, value]) => `${name}: ${value}`);
  const url = root + path;
  send(`${method} ${url}\n${lines.join("\n")}\n${body}`, url, { method, headers: all, body, cache: "no-store", redirect: "manual" }, next);
}

/** A sign-in page, or a response that no user is signed in, is not a response of the service. */
async function holdsJson(response) {
  try {
    return response.ok && (await response.json()).Message !== "Authentication failed.";
  } catch {
    return false;
  }
}

function csrfToken() {
  const cookies = document.cookie.split(";").map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith("BPMCSRF="))?.slice("BPMCSRF=".length) || undefined;
}

/** Where Creatio's services were at the last visit: src/app.rs. */
function rememberedWorkspace() {
  try {
    const workspace = localStorage.getItem("creatio-oauth-admin.workspace");
    return WORKSPACES.find((known) => known === workspace);
  } catch {
    // Storage can be switched off.
    return undefined;
  }
}
