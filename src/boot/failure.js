// Explains why the page cannot start, since the application cannot do so.

import { element } from "./element.js";

const HOST = "If you look after the web server";
const STOPPED = "The page stopped while it was starting.";
const ALLOW = "Update the browser, or allow WebAssembly in its settings or in your organization's policy.";
const REPORT = "Load it again. If that does not help, report it with the details below.";

/** A reason why the page cannot start. */
export class CannotStart extends Error {
  /** `blocked` says what the server's security policy blocks if that turns out to be the cause: its name, and how its address ends. */
  constructor(what, advice, cause, blocked) {
    super(what, { cause });
    this.advice = advice;
    this.blocked = blocked;
  }
}

/** Violations of the policy. The browser reports them asynchronously, perhaps after the failure is already on the screen. */
const violations = [];
let shown;

export function watchPolicy() {
  document.addEventListener("securitypolicyviolation", (violation) => {
    violations.push(violation);
    if (shown) {
      showFailure(shown);
    }
  });
}

export function wrongIndex() {
  return new CannotStart("index.html is not the one that was built.", copyAgain());
}

export function inFrame() {
  return new CannotStart("The page does not run inside another page.", `Open it in a tab of its own: ${location.href}`);
}

export function browserTooOld() {
  return new CannotStart(
    "This browser is too old for the page.",
    "Open it in a current version of Chrome, Edge, Firefox or Safari. In Edge, leave Internet Explorer mode for this address.",
  );
}

/** Browsers of today all have WebAssembly, but some modes turn it off. */
export function noWebAssembly() {
  const name = navigator.userAgent;
  const advice = /Edg\//.test(name)
    ? "In Edge, open the settings, search for “Enhance your security on the web”, and add this address to its exceptions."
    : /Chrom|Firefox/.test(name)
      ? ALLOW
      : "Safari does so in Lockdown Mode: open the page menu in the address bar, choose “Website Settings” and turn Lockdown Mode off for this address.";
  return new CannotStart("WebAssembly, which the page needs, is turned off in this browser.", advice);
}

/** Looks for the script that caused the failure, because the browser does not name it. It may cause a failure only later: an
 * imported script that did not match its digest is fetched again, and then not checked. */
export async function wrongScript(scripts, error) {
  for (const { href, integrity } of scripts) {
    if (!(await isRight(href, integrity))) {
      return explainFile(href, "text/javascript", error);
    }
  }
  return null;
}

/** Whether a script exists, with the right type and the content that index.html specifies. */
async function isRight(address, integrity) {
  try {
    const answer = await fetch(address, { integrity, cache: "no-store", credentials: "same-origin" });
    return answer.ok && isScript(answer.headers.get("content-type") ?? "");
  } catch {
    return false;
  }
}

function isScript(type) {
  return /javascript/.test(type);
}

/** Fetches a file that did not load, without the check of its content, to find out why. */
export async function explainFile(address, wanted, error) {
  const name = new URL(address).pathname.split("/").pop();
  let answer;
  try {
    answer = await fetch(address, { cache: "no-store", credentials: "same-origin" });
  } catch (unreachable) {
    const blocked = { name: `the file ${name}`, address };
    return new CannotStart(`The file ${name} cannot be reached.`, "Check the connection to the server and load the page again.", unreachable, blocked);
  }
  const type = answer.headers.get("content-type") ?? "";
  if (answer.status === 404) {
    return new CannotStart(
      `The server does not have the file ${name}.`,
      `${HOST}: ${copyAgain()} IIS also answers 404 for a type of file that it has not been told of; the web.config that comes with the page tells it.`,
      error,
    );
  }
  if (!answer.ok) {
    return new CannotStart(`The server refuses the file ${name} (HTTP ${answer.status}).`, `${HOST}: allow everybody who may open the page to read its files.`, error);
  }
  if (type.startsWith("text/html")) {
    return new CannotStart(
      `The server sends a web page in place of the file ${name}.`,
      `It may be a sign-in page: sign in to Creatio in another tab and load this page again. ${HOST}: serve the page's own files before anything else answers for them.`,
      error,
    );
  }
  if ((wanted === "text/javascript" && !isScript(type)) || (wanted === "text/css" && !type.startsWith(wanted))) {
    return new CannotStart(`The server names the wrong type for ${name} (${type || "none"}).`, `${HOST}: serve .${name.split(".").pop()} files as ${wanted}.`, error);
  }
  return new CannotStart(`The file ${name} is not the one that belongs to this page.`, `Load the page again without the browser's cache (Ctrl+F5). ${HOST}: ${copyAgain()}`, error);
}

/** Explains why the application does not start although its files are right. */
export function explainStart(error) {
  const isRefused = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
  return new CannotStart(
    isRefused ? "This browser cannot run the page's WebAssembly." : STOPPED,
    isRefused ? ALLOW : REPORT,
    error,
    { name: "WebAssembly", address: "eval" },
  );
}

function copyAgain() {
  return "copy all files of the page again, together.";
}

/** Shows the failure in place of the shell, or of what was known about the failure before. */
export function showFailure(failure) {
  const known = failure instanceof CannotStart ? failure : new CannotStart(STOPPED, REPORT, failure);
  const { message, advice, cause, blocked } = known;
  const isBlocked = blocked && violations.some(({ blockedURI }) => blockedURI.endsWith(blocked.address));
  const alert = element("div", "stack");
  alert.setAttribute("role", "alert");
  alert.append(
    element("h1", "", "Creatio OAuth Admin cannot start"),
    element("p", "", isBlocked ? `The server's security policy stops ${blocked.name}.` : message),
    element("p", "", isBlocked ? `${HOST}: it must send the Content-Security-Policy that comes with the page, word for word, and no second one beside it.` : advice),
  );
  const details = violations.map(({ effectiveDirective, blockedURI, disposition }) => `${effectiveDirective} blocked ${blockedURI || "something"} (${disposition})`);
  if (cause) {
    details.unshift(`${cause.name}: ${cause.message}`);
  }
  if (details.length) {
    alert.append(element("pre", "", details.join("\n")));
  }
  const about = element("a", "", "Compare the files with those that were built");
  about.href = "about.html";
  alert.append(about);
  const main = element("main", "boot-failure");
  main.append(alert);
  document.querySelector("#shell, .boot-failure")?.remove();
  document.body.append(main);
  shown = known;
}
