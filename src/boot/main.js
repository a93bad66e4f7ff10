// Starts the WebAssembly under the page's strict policy. The code in src/boot is JavaScript because it must work when
// the WebAssembly does not; its texts are here for the same reason.

import { sendEarly, take } from "./early.js";
import { browserTooOld, explainFile, explainStart, inFrame, noWebAssembly, showFailure, watchPolicy, wrongIndex, wrongScript } from "./failure.js";
import { laterStyle } from "./later-style.js";
import { followTranslator, leaveKeysToInputMethods } from "./rewritten.js";
import { hasStopped, panicked, register, watchForTraps } from "./stopped.js";

/** The part of the address that asks for the demo, if it does: `demo`, or `demo=` and the name of a site. */
const demo = /[?&](demo(=[^&]*)?)(&|$)/.exec(location.search)?.[1];

/** What the application calls: src/browser/boot.rs. */
globalThis.oauthAdminBoot = { take, register, panicked, laterStyle, demo };

document.querySelector(".shell-late")?.remove();
watchPolicy();
watchForTraps();
leaveKeysToInputMethods();
followTranslator();

try {
  // Another page could lay its own buttons over this one and have them pressed.
  if (window !== window.top) {
    throw inFrame();
  }
  // The demo has no Creatio on this server.
  if (!demo) {
    sendEarly();
  }
  await start();
} catch (error) {
  // What stops it once it is running has already been shown.
  if (!hasStopped()) {
    showFailure(error);
  }
}

/** Loads the script and the WebAssembly of the application in parallel and runs it. */
async function start() {
  if (!globalThis.HTMLDialogElement?.prototype.showModal) {
    throw browserTooOld();
  }
  if (typeof WebAssembly !== "object") {
    throw noWebAssembly();
  }
  const style = document.querySelector("link[rel=stylesheet]");
  if (style && !style.sheet && !(await loadAgain(style))) {
    throw await explainFile(style.href, "text/css");
  }
  // The first one is the application's; it imports the others.
  const scripts = [...document.querySelectorAll("link[rel=modulepreload]")];
  const wasm = document.querySelector("link[type='application/wasm']");
  if (!scripts.length || !wasm) {
    throw wrongIndex();
  }
  const [application, answer] = await Promise.all([
    loadScripts(scripts),
    loadWasm(wasm.href, wasm.dataset.integrity ?? wasm.integrity),
    demo && startDemo(scripts[0].href),
  ]);
  try {
    await application.default({ module_or_path: answer });
  } catch (error) {
    throw (await wrongScript(scripts, error)) ?? explainStart(error);
  }
}

/** Loads a style again. It has failed before this script could notice, or, in Safari, just not come yet. Resolves to whether it came. */
function loadAgain(style) {
  const again = style.cloneNode();
  return new Promise((resolve) => {
    again.onload = () => resolve(true);
    again.onerror = () => resolve(false);
    style.replaceWith(again);
  });
}

/** Puts the demo's site in the place of the network. Its files are beside the application's. */
async function startDemo(beside) {
  const script = await loadScripts([{ href: new URL("demo.js", beside).href }]);
  await script.startDemo(demo.slice("demo=".length));
}

async function loadScripts(scripts) {
  try {
    return await import(scripts[0].href);
  } catch (error) {
    throw (await wrongScript(scripts, error)) ?? error;
  }
}

/** Returns what the generated glue accepts: the response itself, which lets the browser cache the compiled code, or,
 * if the server sends no or another type, its bytes. */
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

/** The scripts that fetch the lazy chunks only use the function that requires the type: on a server that does not send
 * it, this makes that function use the bytes as well. */
function compileAnyType() {
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const answer = await source;
    if (!answer.ok) {
      throw new TypeError(`HTTP ${answer.status}`);
    }
    return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
  };
}
