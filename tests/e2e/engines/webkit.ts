// WebKit in the browser that comes with Debian's webkit2gtk-driver, by WebDriver.

import { type ChildProcess, spawn } from "node:child_process";
import { type AddressInfo, connect, createServer } from "node:net";

import { expect } from "@playwright/test";
import { Builder, Capabilities, type WebElement } from "selenium-webdriver";

import { type Engine, type Role, locator, missing } from "./engine.ts";

/** WebKit with the locale of an operating system that is installed, such as `C.UTF-8`; with any other it speaks English. */
export async function webkit(miniBrowser: string, language: string): Promise<Engine> {
  const port = await freePort();
  // These two would win over LANG.
  const { LC_ALL: _, LANGUAGE: __, ...inherited } = process.env;
  const env = { ...inherited, LANG: language };
  // It serves one session, and ends its browser when it ends.
  const driver = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], { env, stdio: ["ignore", "ignore", "inherit"] });
  try {
    await expect.poll(() => accepts(port), "WebKitWebDriver accepts connections").toBe(true);
    return await session(driver, port, miniBrowser);
  } catch (error) {
    await end(driver);
    throw error;
  }
}

async function session(driver: ChildProcess, port: number, miniBrowser: string): Promise<Engine> {
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    unhandledPromptBehavior: "accept",
    "webkitgtk:browserOptions": { binary: miniBrowser, args: ["--automation"] },
  });
  const browser = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
  const find = async (role: Role, name: string): Promise<WebElement> => {
    const element = await browser.executeScript<WebElement | null>(locator(role, name));
    if (!element) {
      throw missing(role, name);
    }
    return element;
  };
  return {
    goto: (url) => browser.get(url),
    reload: () => browser.navigate().refresh(),
    click: async (role, name) => (await find(role, name)).click(),
    type: async (role, name, text) => (await find(role, name)).sendKeys(text),
    evaluate: async <T>(read: () => T) => browser.executeScript<T>(`return (${read})()`),
    close: async () => {
      await browser.quit();
      await end(driver);
    },
  };
}

async function end(driver: ChildProcess): Promise<void> {
  if (driver.exitCode === null && driver.pid !== undefined) {
    const ended = new Promise((resolve) => driver.once("exit", resolve));
    driver.kill("SIGTERM");
    await ended;
  }
}

async function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}

/** A port that no program uses now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
