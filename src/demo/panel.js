// The strip above every page of the demo: says that this is one, and changes the site.

import { element } from "../boot/element.js";
import * as texts from "./texts.js";

/** Shows the strip; `name` is the site that the demo was started with. */
export async function showPanel(call, facts, name) {
  await loadStyle();
  const strip = element("aside", "demo-strip");
  strip.setAttribute("aria-label", texts.DEMO);
  const status = element("p", "demo-status");
  status.setAttribute("role", "status");
  const say = (text) => {
    status.textContent = text;
  };
  const lead = element("p", "demo-lead");
  lead.append(element("strong", "", texts.DEMO), ` ${texts.LEAD}`);
  const options = element("details", "demo-options");
  options.append(element("summary", "", texts.OPTIONS), sites(name), problems(call, say), values(facts));
  const start = link("", texts.RESET, query(name));
  strip.append(lead, start, link("", texts.LEAVE, "./"), options, status);
  document.body.prepend(strip);
  keepFromCreatio(facts.site, say);
}

function loadStyle() {
  const style = element("link");
  style.rel = "stylesheet";
  style.href = new URL("demo.css", import.meta.url).href;
  return new Promise((resolve) => {
    style.onload = resolve;
    // The strip is of use without its styles.
    style.onerror = resolve;
    document.head.append(style);
  });
}

/** The query string with which the demo starts with the site of that name. */
const query = (name) => (name in texts.SITES ? `?demo=${name}` : "?demo");

function sites(name) {
  const current = name in texts.SITES ? name : Object.keys(texts.SITES)[0];
  const list = element("ul");
  for (const [site, label] of Object.entries(texts.SITES)) {
    const item = element("li");
    const to = link("", label, query(site));
    if (site === current) {
      to.setAttribute("aria-current", "true");
    }
    item.append(to);
    list.append(item);
  }
  return group(texts.SITE, list);
}

function problems(call, say) {
  const lasting = Object.entries(texts.LASTING).map(([name, text]) => {
    const box = element("input");
    box.type = "checkbox";
    box.addEventListener("change", async () => {
      await call("problem", name, box.checked);
      say(texts.NOTED);
    });
    const label = element("label");
    label.append(box, ` ${text}`);
    return label;
  });
  const once = Object.entries(texts.ONCE).map(([name, text]) => {
    const button = element("button", "button", text);
    button.type = "button";
    button.addEventListener("click", async () => {
      await call("problem", name, true);
      say(texts.NOTED);
    });
    return button;
  });
  return group(texts.TROUBLES, ...lasting, ...once);
}

/** What the user has to know to sign in and to connect the site. */
function values(facts) {
  const list = element("dl");
  for (const [name, label] of Object.entries(texts.VALUES)) {
    const value = element("dd");
    value.append(element("code", "", facts[name]));
    list.append(element("dt", "", label), value);
  }
  return list;
}

function group(legend, ...content) {
  const fields = element("fieldset");
  fields.append(element("legend", "", legend), ...content);
  return fields;
}

/** A link that loads the page again, which the application would otherwise prevent. */
function link(className, text, href) {
  const made = element("a", className, text);
  made.href = href;
  made.rel = "external";
  return made;
}

/** Says that the site has no pages of its own, where the application leads to one. */
function keepFromCreatio(site, say) {
  const isThere = (url) => new URL(url, document.baseURI).origin === site;
  addEventListener(
    "click",
    (event) => {
      const address = event.target.closest?.("a[href]")?.href;
      if (address && isThere(address)) {
        event.preventDefault();
        say(texts.NO_PAGES);
      }
    },
    true,
  );
  const open = window.open.bind(window);
  window.open = (url, ...more) => {
    if (!isThere(url)) {
      return open(url, ...more);
    }
    say(texts.NO_PAGES);
    return null;
  };
}
