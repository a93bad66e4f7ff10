// The page's side of the worker.

/** The one name of a Trusted Types policy that the page's security policy allows. */
const POLICY = "creatio-oauth-admin-demo";

/** Starts the worker. Resolves to a function that calls it by the name of one of the functions in worker.js. */
export async function startSite() {
  const address = new URL("demo-worker.js", import.meta.url).href;
  const policy = globalThis.trustedTypes?.createPolicy(POLICY, { createScriptURL: () => address });
  const worker = new Worker(policy?.createScriptURL("") ?? address, { type: "module" });
  const waiting = new Map();
  let last = 0;
  worker.addEventListener("message", ({ data: { id, result, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) {
      resolve(result);
    } else {
      reject(new Error(error));
    }
  });
  let failure;
  // The browser does not say why, and afterwards the worker answers nothing.
  worker.addEventListener("error", () => {
    failure = new Error("The file demo-worker.js did not load.");
    waiting.forEach(({ reject }) => reject(failure));
    waiting.clear();
  });
  return (name, ...values) =>
    new Promise((resolve, reject) => {
      if (failure) {
        reject(failure);
        return;
      }
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, name, values });
    });
}
