// The notations in which a secret may come back in an answer: the list that the tests of crates/creatio use, too.

import { readFileSync } from "node:fs";

export interface Notation {
  /** Whether the notation itself tells that it is a secret. */
  named: boolean;
  type: string;
  /** `§` stands for the secret, `METHOD` for the name of the call. */
  body: string;
}

const FILE = new URL("../../fixtures/secret-notations.json", import.meta.url);

export const NOTATIONS = JSON.parse(readFileSync(FILE, "utf8")) as readonly Notation[];

/** The body of a notation with a secret in it. */
export const withSecret = ({ body }: Notation, secret: string, method: string): string => body.replaceAll("§", secret).replaceAll("METHOD", method);
