// The report on an error of the page itself: plain text without data of the site.

const MAX_MESSAGE = 300;

/** What may be data of the site, because a message can hold values that were formatted into it. */
const MASKS = [
  [/[a-z][a-z\d+.-]*:\/\/[^\s"'<>)]+/gi, "(address)"],
  [/"(?:[^"\\]|\\.)*"?/g, "(text)"],
  // How the standard library quotes a text that was sliced at an invalid index.
  [/ of `[^`]*`?/g, " of (text)"],
  [/[\w.+-]+@[\w.-]+/g, "(address)"],
  // Host names and IP addresses, but not positions in source files.
  [/\b(?:[a-z\d-]+\.)+(?!(?:rs|js):\d)[a-z]{2,}(?::\d+)?|\b\d+(?:\.\d+){3}(?::\d+)?/gi, "(host)"],
  // Ids and secrets, but not paths of source files.
  [/(?=[\w+=.~-]{20}|[\w+/=.~-]*\d)[\w+/=.~-]{20,}/g, "(token)"],
];

/** The message in one line, masked and truncated. */
export function masked(message) {
  const line = MASKS.reduce((text, [pattern, mask]) => text.replace(pattern, mask), message).replace(/\s+/g, " ").trim();
  return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE)}…` : line;
}

/** The report; `place` is empty if it is not known. */
export function report(version, message, place) {
  const lines = [
    `Creatio OAuth Admin ${version} has stopped.`,
    `Message: ${message}`,
    place && `Place: ${place}`,
    `Page: ${route()}`,
    `Browser: ${navigator.userAgent}`,
    `Languages: ${navigator.languages.join(", ")}`,
  ];
  return lines.filter(Boolean).join("\n");
}

/** Which page it was, without any other part of its address. */
function route() {
  const query = new URLSearchParams(location.search);
  if (query.has("app")) {
    return "?app";
  }
  const page = query.get("page") ?? "";
  return /^[a-z]{1,20}$/.test(page) ? `?page=${page}` : "?";
}
