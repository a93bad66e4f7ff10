// Fields with invalid input.

import { type Page, expect } from "@playwright/test";

import { field } from "./steps.ts";

/** Texts that no field for a web address accepts. */
export const INVALID_URLS = [
  "creatio",
  "http://",
  "ftp://files.example.com",
  "javascript:alert(1)",
  "http://two words",
] as const;

/** Fails unless a field is marked as invalid and says why. */
export async function expectProblem(page: Page, name: string, message: string): Promise<void> {
  await expect(field(page, name)).toHaveAttribute("aria-invalid", "true");
  await expect(field(page, name)).toHaveAccessibleDescription(new RegExp(message.replace(/[.?]/g, "\\$&")));
}
