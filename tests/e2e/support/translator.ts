// What the translator of Chromium does to a page: it replaces text nodes, now and whenever the page changes.

import type { Page } from "@playwright/test";

/** How the translator marks what it translated, so that a test can tell it from the original. */
export const translated = (text: string): string => `«${text}»`;

/**
 * Translates the page from now on. Each text node of the body leaves the document and two `<font>` elements, the inner with
 * the translation, take its place. Texts in elements with `translate="no"` are left alone, unless the translator is
 * `careless`, as extensions are.
 */
export async function translatePage(page: Page, careless = false): Promise<void> {
  await page.evaluate((careless) => {
    const originals = new Map<Element, Text>();
    const isTranslatable = (text: Text) => {
      const parent = text.parentElement;
      return parent && text.data.trim() && !parent.closest("font, script, style, noscript, textarea") && (careless || parent.translate);
    };
    const translate = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts = root instanceof Text ? [root] : [];
      while (walker.nextNode()) {
        texts.push(walker.currentNode as Text);
      }
      for (const text of texts.filter(isTranslatable)) {
        const [outer, inner] = [document.createElement("font"), document.createElement("font")];
        inner.textContent = `«${text.data}»`;
        outer.append(inner);
        text.replaceWith(outer);
        originals.set(outer, text);
      }
    };
    translate(document.body);
    let isStopped = false;
    const observer = new MutationObserver((changes) => {
      // The translator works in a task of its own, and in none once the original is shown.
      setTimeout(() => !isStopped && changes.forEach(({ addedNodes, target }) => [target, ...addedNodes].forEach(translate)));
    });
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    const showOriginal = () => {
      isStopped = true;
      observer.disconnect();
      originals.forEach((text, font) => font.isConnected && font.replaceWith(text));
    };
    Object.assign(window, { showOriginal });
  }, careless);
}

/** Takes the translation back, as the user may in the browser's menu. */
export async function showOriginal(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as { showOriginal: () => void }).showOriginal());
}
