// The demo: starts the site in a Web Worker, and puts it in the place of the network, the cookies and the storage that
// this page would otherwise share with a real site. The application itself is the same, and does not know.
//
// Its texts are here because only the demo fetches them.

import { answerFetch } from "./fetch.js";
import { showPanel } from "./panel.js";
import { replaceStorage } from "./storage.js";
import { startSite } from "./site.js";

/** Starts the demo with the site of that name, before the application starts. */
export async function startDemo(name) {
  const call = await startSite();
  const facts = JSON.parse(await call("start", name));
  answerFetch(call, facts);
  replaceStorage();
  await showPanel(call, facts, name);
}
