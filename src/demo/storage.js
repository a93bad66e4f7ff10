// The page's storage during the demo: nothing of a real site is read, and nothing of the demo is kept.

/** As much of `Storage` as the page uses. */
class MemoryStorage {
  #texts = new Map();

  get length() {
    return this.#texts.size;
  }

  key(index) {
    return [...this.#texts.keys()][index] ?? null;
  }

  getItem(key) {
    return this.#texts.get(key) ?? null;
  }

  setItem(key, text) {
    this.#texts.set(key, text);
  }

  removeItem(key) {
    this.#texts.delete(key);
  }
}

/** Replaces both storages by ones that end with the page. */
export function replaceStorage() {
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, { value: new MemoryStorage() });
  }
}
