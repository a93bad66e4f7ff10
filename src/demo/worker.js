// The worker: keeps the site of crates/demo and answers the calls of site.js.

import init, { Demo } from "demo-site";

const loaded = load();
// Each call that waits for it reports the failure.
loaded.catch(() => {});
let site;

const FUNCTIONS = {
  /** Starts the site of that name. */
  start(name) {
    site = new Demo(name, Date.now());
    return site.facts();
  },
  /** Answers a request. */
  async answer(request) {
    const response = JSON.parse(site.answer(JSON.stringify({ ...request, now: Date.now() })));
    if (response.delayMs) {
      await new Promise((resolve) => setTimeout(resolve, response.delayMs));
    }
    return response;
  },
  /** Lets something go wrong, or no longer. */
  problem(name, on) {
    site.problem(name, on);
  },
};

addEventListener("message", async ({ data: { id, name, values } }) => {
  try {
    await loaded;
    postMessage({ id, result: await FUNCTIONS[name](...values) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
});

async function load() {
  const answer = await fetch(new URL("demo_bg.wasm", import.meta.url), { credentials: "same-origin" });
  if (!answer.ok) {
    throw new Error(`demo_bg.wasm: HTTP ${answer.status}`);
  }
  // As bytes, because not every server names the type of the file.
  await init({ module_or_path: await answer.arrayBuffer() });
}
