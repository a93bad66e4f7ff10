// Firefox, by WebDriver BiDi.

import { type ElementHandle, launch } from "puppeteer-core";

import { type Engine, type Role, missing } from "./engine.ts";
import { locate } from "./locate.ts";

/** Firefox, which tells the page this language if one is given. */
export async function firefox(executablePath: string, language?: string): Promise<Engine> {
  const extraPrefsFirefox = language ? { "intl.accept_languages": language } : {};
  const args = ["--width=1280", "--height=900"];
  const browser = await launch({ browser: "firefox", executablePath, headless: true, args, defaultViewport: null, extraPrefsFirefox });
  const page = await browser.newPage();
  page.on("dialog", (dialog) => void dialog.accept());
  const find = async (role: Role, name: string): Promise<ElementHandle<Element>> => {
    const element = (await page.evaluateHandle(locate, role, name)).asElement();
    if (!element) {
      throw missing(role, name);
    }
    return element as ElementHandle<Element>;
  };
  return {
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    click: async (role, name) => (await find(role, name)).click(),
    type: async (role, name, text) => (await find(role, name)).type(text),
    evaluate: async <T>(read: () => T) => (await page.evaluate(read)) as T,
    close: () => browser.close(),
  };
}
