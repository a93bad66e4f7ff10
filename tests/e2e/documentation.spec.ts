// The vendor's documentation page, step by step and with its values.

import { walkThroughDocumentation } from "./support/documentation.ts";
import { PROFILES } from "./support/steps.ts";
import { test } from "./support/test.ts";

for (const profile of PROFILES) {
  test(`Set up the OAuth 2.0 authorization (${profile})`, ({ page, standIn }) => walkThroughDocumentation(page, standIn, profile));
}
