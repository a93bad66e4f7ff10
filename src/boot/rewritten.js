// Keeps the page working while the browser's translator rewrites it, and while an input method is in use.

/**
 * The translator takes text nodes out of the document and puts `<font>` elements in their places. The application would go on
 * changing, and inserting before, texts that are not there. So each text goes back, empty, behind its translation; once the
 * application changes or removes the text, its translation goes too.
 */
export function followTranslator() {
  const TEXT = 3;
  const translations = new WeakMap();
  const originals = new WeakMap();
  const isTranslation = (node) => node?.nodeName === "FONT" && node.isConnected && !originals.has(node);
  const forget = (text) => {
    translations.get(text)?.font.remove();
    translations.delete(text);
  };
  new MutationObserver((changes) => {
    for (const { addedNodes, nextSibling, previousSibling, removedNodes, target } of changes) {
      forget(target);
      for (const node of removedNodes) {
        const text = originals.get(node);
        if (translations.get(text)?.font === node && !node.isConnected) {
          // The original is shown again.
          text.data = translations.get(text).data;
          translations.delete(text);
        } else if (node.nodeType === TEXT && !node.isConnected) {
          const font = [...addedNodes, previousSibling, nextSibling].find(isTranslation);
          if (font && !translations.has(node)) {
            translations.set(node, { data: node.data, font });
            originals.set(font, node);
            node.data = "";
            font.after(node);
          } else {
            forget(node);
          }
        }
      }
    }
  }).observe(document.body, { characterData: true, childList: true, subtree: true });
}

/** A key that belongs to an input method, such as the Enter that ends a composition, reaches no listener as a command. */
export function leaveKeysToInputMethods() {
  const keep = (event) => (event.isComposing || event.keyCode === 229) && event.stopImmediatePropagation();
  addEventListener("keydown", keep, true);
}
