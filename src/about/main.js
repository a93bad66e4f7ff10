// Compares what the server sends with what was built. It needs nothing of the application, because it must also work when the
// application does not start; its texts are here for the same reason.

/** What the web server has to send with the page: deploy/README.md. */
const HEADERS = ["Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy"];

const files = document.getElementById("files");

await Promise.all([compareFiles(), findMissingHeaders()]);

async function compareFiles() {
  if (!globalThis.crypto?.subtle) {
    files.textContent = "The files are not compared: browsers calculate sums only over https, or on the computer of the server. Compare them by hand.";
    return;
  }
  files.textContent = "Comparing the files…";
  const states = await Promise.all([...document.querySelectorAll("tbody tr")].map(compare));
  const wrong = states.filter((state) => state !== "OK").length;
  files.textContent = wrong
    ? `${wrong} of ${states.length} files are not the ones that were built. Copy all files of the page again, together.`
    : `All ${states.length} files are the ones that were built.`;
}

async function compare({ cells: [name, sum, state] }) {
  state.textContent = await served(name.textContent, sum.textContent);
  return state.textContent;
}

async function served(name, sum) {
  try {
    const answer = await fetch(name, { cache: "no-store" });
    if (!answer.ok) {
      return `Missing (HTTP ${answer.status})`;
    }
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
    return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("") === sum ? "OK" : "Changed";
  } catch {
    return "Not reached";
  }
}

async function findMissingHeaders() {
  const { headers } = await fetch("./", { cache: "no-store" });
  const wanted = location.protocol === "https:" ? [...HEADERS, "Strict-Transport-Security"] : HEADERS;
  const missing = wanted.filter((name) => !headers.has(name));
  if (!missing.includes(HEADERS[0]) && !/frame-ancestors/i.test(headers.get(HEADERS[0]))) {
    missing.push("frame-ancestors in Content-Security-Policy");
  }
  document.getElementById("headers").textContent = missing.length
    ? `The server does not send ${missing.join(", ")}. The page's own policy applies, but protects less. The configurations in deploy/ send all of them.`
    : "The server sends all headers that protect the page.";
}
