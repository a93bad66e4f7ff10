// Reports that the application has stopped: by a panic, which it reports itself, or by a trap, which only the browser
// reports. Nothing here calls the WebAssembly, which can no longer be trusted.

import { element } from "./element.js";
import { masked, report } from "./report.js";

let version = "";
let memory;
let reported;

/** Called by the application when it starts. */
export function register(ofVersion, itsMemory) {
  version = ofVersion;
  memory = itsMemory;
}

/** Called by the panic hook. Throws, so that the call that panicked never continues. */
export function panicked(message, place) {
  const error = new Error(`${masked(message)} (${place})`);
  stop(error, masked(message), place);
  throw error;
}

export function hasStopped() {
  return reported !== undefined;
}

/** Listens for traps, and silences what a stopped application still throws: its timers and listeners remain. */
export function watchForTraps() {
  const note = (event, error) => {
    if (hasStopped() && error !== reported) {
      event.preventDefault();
    } else if (error instanceof WebAssembly.RuntimeError) {
      stop(error, masked(`${error.name}: ${error.message}`), "");
    }
  };
  addEventListener("error", (event) => note(event, event.error));
  addEventListener("unhandledrejection", (event) => note(event, event.reason));
}

function stop(error, message, place) {
  if (hasStopped()) {
    return;
  }
  reported = error;
  if (memory) {
    // Without its memory the application traps in every timer, listener and response, before it can do anything.
    new Uint8Array(memory.buffer).fill(0);
  }
  // The browser submits a form that nothing handles, which would remove what was typed from the screen.
  addEventListener("submit", (event) => event.preventDefault(), true);
  // In a separate task: the dialog takes the focus, and what a listener throws then is not part of this error.
  setTimeout(() => show(message, place));
}

function show(message, place) {
  const dialog = element("dialog", "dialog stopped");
  const heading = element("h2", "", "The page has stopped");
  heading.id = "page-has-stopped";
  dialog.setAttribute("aria-labelledby", heading.id);
  const alert = element("div", "stack");
  alert.setAttribute("role", "alert");
  const copied = element("p", "hint");
  copied.setAttribute("role", "status");
  const buttons = element("div", "row");
  buttons.append(
    button("Reload", "button button-primary", () => location.reload()),
    button("Copy report", "button", () => copy(report(version, message, place), copied)),
    button("Close", "button", () => dialog.close()),
  );
  alert.append(
    heading,
    element("p", "", `An error in the page itself stopped it. What was saved is safe.${hasDraft() ? " Reload restores your draft." : ""}`),
    element("p", "", "What is on the screen can still be copied: close this message. Nothing on the page works until it is reloaded."),
    element("pre", "", [message, place].filter(Boolean).join("\n")),
    buttons,
    copied,
  );
  dialog.append(alert);
  document.body.append(dialog);
  dialog.showModal();
}

/** Whether the tab holds a saved draft: src/session/mod.rs. */
function hasDraft() {
  try {
    return Object.keys(sessionStorage).some((key) => key.startsWith("creatio-oauth-admin.typed "));
  } catch {
    // Storage can be switched off.
    return false;
  }
}

function button(label, look, press) {
  const made = element("button", look, label);
  made.addEventListener("click", press);
  return made;
}

async function copy(text, copied) {
  try {
    await Promise.race([navigator.clipboard.writeText(text), new Promise((_, late) => setTimeout(late, 2_500))]);
    copied.textContent = "The report is copied. It holds no data of the site.";
  } catch {
    // There is no clipboard outside a secure context, and a browser may refuse it or never answer.
    const field = element("textarea", "input");
    field.setAttribute("aria-label", "Report");
    field.readOnly = true;
    field.rows = 6;
    field.value = text;
    copied.textContent = "The browser does not let the page copy. Copy the report by hand:";
    copied.after(field);
    field.select();
  }
}
