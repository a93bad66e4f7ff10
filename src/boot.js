// Starts the WebAssembly under the page's strict policy, and says so in plain words when that cannot be.
// It is JavaScript because it must work when the WebAssembly does not; its words stand here for the same reason.

/** A reason why the page cannot start, in words for the person in front of it. */
class CannotStart extends Error {
  constructor(what, advice, cause) {
    super(what, { cause });
    this.advice = advice;
  }
}

const HOST = "If you look after the web server";
let policyViolation = null;
document.addEventListener("securitypolicyviolation", (event) => {
  policyViolation ??= `${event.effectiveDirective} blocked ${event.blockedURI || "something"} (${event.disposition})`;
});

// An application that ships says nothing when it stops: the WebAssembly traps, and this is all that a browser tells.
window.addEventListener("error", (event) => noteTrap(event.error));
window.addEventListener("unhandledrejection", (event) => noteTrap(event.reason));

try {
  await start();
} catch (error) {
  sayWhy(error);
}

/** Loads both halves of the application side by side and runs it. */
async function start() {
  if (typeof WebAssembly !== "object" || !HTMLDialogElement.prototype.showModal) {
    throw new CannotStart(
      "This browser is too old for the page.",
      "Open it in a current version of Chrome, Edge, Firefox or Safari. In Edge, leave Internet Explorer mode for this address.",
    );
  }
  // The first one is the application's; it imports the others.
  const scripts = [...document.querySelectorAll("link[rel=modulepreload]")];
  const wasm = document.querySelector("link[type='application/wasm']");
  if (!scripts.length || !wasm) {
    throw new CannotStart("index.html is not the one that was built.", copyAgain());
  }
  const [application, answer] = await Promise.all([loadScripts(scripts), loadWasm(wasm.href, wasm.dataset.integrity ?? wasm.integrity)]);
  try {
    await application.default({ module_or_path: answer });
  } catch (error) {
    throw (await wrongScript(scripts, error)) ?? (await explainStart(error));
  }
}

async function loadScripts(scripts) {
  try {
    return await import(scripts[0].href);
  } catch (error) {
    throw (await wrongScript(scripts, error)) ?? error;
  }
}

/** Looks for the script that the failure came from, because the browser names none. It may also show only afterwards: a
 * script that another one imports is fetched again, and then not checked, when it was not the right one at first. */
async function wrongScript(scripts, error) {
  for (const { href, integrity } of scripts) {
    if (!(await isRight(href, integrity))) {
      return explainFile(href, "text/javascript", error);
    }
  }
  return null;
}

/** Whether a script is there, of the right type and with the content that index.html names. */
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

/** Answers what the generated glue takes: the response itself, which lets the browser keep the compiled code, or,
 * when the server names no or another type, its bytes. */
async function loadWasm(address, integrity) {
  let answer;
  try {
    answer = await fetch(address, { integrity, credentials: "same-origin" });
  } catch (error) {
    throw await explainFile(address, "application/wasm", error);
  }
  const type = answer.headers.get("content-type") ?? "";
  if (!answer.ok || type.startsWith("text/html")) {
    throw await explainFile(address, "application/wasm", new Error(`HTTP ${answer.status}, ${type || "no type"}`));
  }
  if (type.startsWith("application/wasm")) {
    return answer;
  }
  compileAnyType();
  return answer.arrayBuffer();
}

/** The scripts that fetch the later parts know only the way that wants the type named: on a server that does not name
 * it, that way goes by the bytes as well. */
function compileAnyType() {
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const answer = await source;
    if (!answer.ok) {
      throw new TypeError(`HTTP ${answer.status}`);
    }
    return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
  };
}

/** Looks at a file that did not load, without the check of its content, to tell why. */
async function explainFile(address, wanted, error) {
  const name = new URL(address).pathname.split("/").pop();
  let answer;
  try {
    answer = await fetch(address, { cache: "no-store", credentials: "same-origin" });
  } catch (unreachable) {
    await violationTold();
    return new CannotStart(
      policyViolation ? `The server's security policy stops the file ${name}.` : `The file ${name} cannot be reached.`,
      policyViolation ? policyAdvice() : "Check the connection to the server and load the page again.",
      unreachable,
    );
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
  if (wanted === "text/javascript" && !isScript(type)) {
    return new CannotStart(`The server names the wrong type for ${name} (${type || "none"}).`, `${HOST}: serve .js files as text/javascript.`, error);
  }
  return new CannotStart(`The file ${name} is not the one that belongs to this page.`, `Load the page again without the browser's cache (Ctrl+F5). ${HOST}: ${copyAgain()}`, error);
}

async function explainStart(error) {
  await violationTold();
  if (policyViolation) {
    return new CannotStart("The server's security policy stops WebAssembly.", policyAdvice(), error);
  }
  if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) {
    return new CannotStart("This browser cannot run the page's WebAssembly.", "Update the browser, or allow WebAssembly in its settings or in your organisation's policy.", error);
  }
  return new CannotStart("The page stopped while it was starting.", "Load it again. If that does not help, report it with the details below.", error);
}

/** The browser tells of a violation in a task of its own, after the call that it stopped has failed. */
function violationTold() {
  return new Promise((resolve) => setTimeout(resolve, 50));
}

function policyAdvice() {
  return `${HOST}: it must send the Content-Security-Policy that comes with the page, word for word, and no second one beside it.`;
}

function copyAgain() {
  return "copy all files of the page again, together.";
}

/** Puts the reason in the shell's place. Only DOM calls: the policy enforces Trusted Types. */
function sayWhy(error) {
  const known = error instanceof CannotStart;
  const cause = known ? error.cause : error;
  const alert = make("div");
  alert.setAttribute("role", "alert");
  alert.append(
    make("h1", "", "Creatio OAuth Admin cannot start"),
    make("p", "", known ? error.message : "The page stopped while it was starting."),
    make("p", "", known ? error.advice : "Load it again. If that does not help, report it with the details below."),
  );
  const details = [cause && `${cause.name}: ${cause.message}`, policyViolation].filter(Boolean).join("\n");
  if (details) {
    alert.append(make("pre", "", details));
  }
  const main = make("main", "boot-failure");
  main.append(alert);
  document.getElementById("shell")?.remove();
  document.body.append(main);
}

let trapNoted = false;

/** Says once that the application has stopped, over what is on the screen, which a person may still want to copy. */
function noteTrap(error) {
  if (trapNoted || !(error instanceof WebAssembly.RuntimeError)) {
    return;
  }
  trapNoted = true;
  const heading = make("h2", "", "The page has stopped");
  heading.id = "page-has-stopped";
  const reload = make("button", "button button-primary", "Load the page again");
  reload.addEventListener("click", () => location.reload());
  const close = make("button", "button", "Close");
  const dialog = make("dialog", "dialog");
  close.addEventListener("click", () => dialog.close());
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.append(
    heading,
    make("p", "", "An error in the page itself stopped it. What was saved is safe. What was not is still on the screen: close this note to copy it, then load the page again."),
    make("pre", "", `${error.name}: ${error.message}`),
    reload,
    close,
  );
  document.body.append(dialog);
  dialog.showModal();
}

function make(name, className = "", text = "") {
  const element = document.createElement(name);
  if (className) {
    element.className = className;
  }
  element.textContent = text;
  return element;
}
