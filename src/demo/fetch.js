// Answers the page's requests in place of the network, as a browser would hand the site's responses to the page.

/** Sends what is meant for the site to the worker. Only the page's own files still come from the network. */
export function answerFetch(call, { site, identity, cookies }) {
  const send = window.fetch.bind(window);
  const config = new URL("config.json", document.baseURI).href;
  let readable = cookies;
  window.fetch = async (resource, options = {}) => {
    const url = new URL(resource.url ?? resource, document.baseURI);
    if (url.href === config) {
      return new Response(JSON.stringify({ creatio: site, identityService: `${site}/identity/` }));
    }
    if (url.origin !== site && url.origin !== identity) {
      return send(resource, options);
    }
    const isOwn = url.origin === site;
    const answer = await unlessAborted(options.signal, call("answer", request(url.href, options, isOwn)));
    readable = answer.cookies;
    return response(answer, options, isOwn);
  };
  // The session's cookie is HttpOnly and stays in the worker.
  Object.defineProperty(document, "cookie", { get: () => readable, set: () => {} });
}

function request(url, { method = "GET", headers, body, credentials }, isOwn) {
  return { method, url, headers: [...new Headers(headers)], body: body ?? "", credentials: isOwn && credentials !== "omit" };
}

/** The response as the page may see it: `isOwn` if it comes from the page's own site. */
function response({ status, headers, body }, { mode, redirect }, isOwn) {
  if (!status) {
    throw new TypeError("Failed to fetch");
  }
  if (mode === "no-cors" && !isOwn) {
    return hidden("opaque");
  }
  const isRedirect = status >= 301 && status <= 308 && status !== 304;
  if (isRedirect && redirect === "manual") {
    return hidden("opaqueredirect");
  }
  const made = new Response(body || null, { status, headers });
  if (!isOwn && !made.headers.has("access-control-allow-origin")) {
    throw new TypeError("Failed to fetch");
  }
  return made;
}

/** A response of which the page sees nothing but its type. */
function hidden(type) {
  return Object.defineProperty(new Response(null), "type", { value: type });
}

function unlessAborted(signal, promise) {
  const aborted = new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([promise, aborted]);
}
