// What the size of a window, of a text or of a finger takes from users: texts that are cut off, and controls that are too small.

import { type Page, expect } from "@playwright/test";

/** The size that a finger needs, in CSS pixels. */
const FINGER = 44;
/** Half screens of a long page that are looked at; what follows is more of the same. */
const MAX_SCREENS = 16;

/** The spacing of texts that a page must allow (WCAG 2.2, 1.4.12). */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;

/** Goes on with a finger in place of the mouse: the browser reports a coarse pointer that can't hover. */
export async function useFinger(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  expect(await page.evaluate(() => matchMedia("(pointer: coarse) and (hover: none)").matches)).toBe(true);
}

/** Spaces all texts, as users with low vision do; the result takes that back. */
export async function spaceTexts(page: Page): Promise<() => Promise<void>> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, SPACING);
  return () => page.evaluate(() => void (document.adoptedStyleSheets = []));
}

/** Every text of which a box that can't be scrolled hides a part. An ellipsis says so, and has the whole text elsewhere. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isHidden = (element: Element) => !element.checkVisibility() || element.closest(".visually-hidden, .skip, option") !== null;
    const clips = (style: CSSStyleDeclaration, overflow: string) =>
      overflow === "hidden" || overflow === "clip" || style.contain.includes("paint");
    const cut = (text: Text): boolean => {
      const range = document.createRange();
      range.selectNodeContents(text);
      const rects = [...range.getClientRects()].filter(({ width }) => width > 1);
      for (let box = text.parentElement; box && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box);
        // What is hidden on purpose is left to screen readers.
        if (style.clipPath !== "none") {
          return false;
        }
        const bounds = box.getBoundingClientRect();
        const shortens = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
        const isCutAbove = clips(style, style.overflowY) && rects.some(({ top, bottom }) => bottom > bounds.bottom + 2 || top < bounds.top - 2);
        const isCutBeside = clips(style, style.overflowX) && rects.some(({ left, right }) => right > bounds.right + 2 || left < bounds.left - 2);
        if ((isCutAbove || isCutBeside) && !shortens) {
          return true;
        }
        if (shortens || [style.overflowX, style.overflowY].some((overflow) => overflow === "auto" || overflow === "scroll")) {
          return false;
        }
      }
      return false;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node as Text;
      if (text.data.trim() && text.parentElement && !isHidden(text.parentElement) && cut(text)) {
        found.push(`${text.parentElement.className}: ${text.data.trim().slice(0, 60)}`);
      }
    }
    return found;
  });
}

/** Every control that a finger misses, from the top of the page to its end; links within a sentence are as high as its lines. */
export async function tooSmallForFinger(page: Page): Promise<string[]> {
  const found = new Set(await tooSmallInView(page));
  const screens = await page.evaluate((most) => Math.min(Math.ceil((document.documentElement.scrollHeight / innerHeight) * 2), most), MAX_SCREENS);
  for (let screen = 0; screen < screens; screen += 1) {
    await page.evaluate((screen) => scrollTo(0, (screen * innerHeight) / 2), screen);
    (await tooSmallInView(page)).forEach((control) => found.add(control));
  }
  await page.evaluate(() => scrollTo(0, 0));
  return [...found];
}

async function tooSmallInView(page: Page): Promise<string[]> {
  const controls = page.locator("a, button, input, textarea, summary, [role=option]").filter({ visible: true });
  return controls.evaluateAll((all, finger) => {
    const layer = (element: Element | null) => element?.closest("dialog, [popover], [role=listbox], thead, .menu-list, .messages, .selection-bar") ?? null;
    const isHit = (control: Element, x: number, y: number) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (control.contains(hit) || (hit.closest("label")?.contains(control) ?? false));
    };
    /** Whether a list that scrolls shows only a part of a control. */
    const isScrolledOut = (control: Element, y: number): boolean => {
      for (let box = control.parentElement; box; box = box.parentElement) {
        if (getComputedStyle(box).overflowY === "auto") {
          const { top, bottom } = box.getBoundingClientRect();
          return y < top || y >= bottom;
        }
      }
      return false;
    };
    // What lies over the page for a while, or ends at the edge of the window or of a list, takes a part of what is below it.
    const isCovered = (control: Element, x: number, y: number) => {
      const hit = document.elementFromPoint(x, y);
      // The last line of a list of users stays in view while the others scroll below it.
      const isBelowAction = hit?.closest(".combobox-action") != null && !control.matches(".combobox-action");
      return hit === null || isBelowAction || layer(hit) !== layer(control) || isScrolledOut(control, y);
    };
    const isInSentence = (control: Element) => {
      const siblings = [...(control.parentElement?.childNodes ?? [])];
      return control.matches("a") && siblings.some((node) => node instanceof Text && node.data.trim() !== "");
    };
    /** How far it can be hit from a point in one direction and in the opposite one. */
    const extent = (control: Element, x: number, y: number, [right, down]: [number, number]) => {
      const reaches = (step: number) => {
        const [at, line] = [x + right * step, y + down * step];
        return isHit(control, at, line) || isCovered(control, at, line);
      };
      const reach = (sign: number) => {
        let step = 0;
        while (step < finger && reaches(sign * (step + 1))) {
          step += 1;
        }
        return step;
      };
      return reach(1) + reach(-1) + 1;
    };
    return all.flatMap((control) => {
      const { x, y, width, height } = control.getBoundingClientRect();
      const [middle, center] = [x + width / 2, y + height / 2];
      const isInView = y >= 0 && y + height <= innerHeight && isHit(control, middle, center);
      // A bit less, because an edge may lie between two pixels.
      const isLarge = [extent(control, middle, center, [1, 0]), extent(control, middle, center, [0, 1])].every((size) => size >= finger - 1);
      const name = control.getAttribute("aria-label") ?? control.textContent ?? "";
      return !isInView || isLarge || isInSentence(control) ? [] : [`${control.tagName} ${control.className}: ${name.slice(0, 40)} ${width}x${height} at ${Math.round(x)},${Math.round(y)}`];
    });
  }, FINGER);
}
