// Accessibility of the command palette and of the list of shortcuts.

import { option, palette, searchPalette, shortcuts } from "../support/command-palette.ts";
import { activeSwitch, selectAll } from "../support/list.ts";
import { testAccessibility } from "../support/states.ts";
import * as steps from "../support/steps.ts";
import { expect } from "../support/test.ts";
import { PALETTE } from "../support/texts.ts";

testAccessibility([
  {
    title: "the palette, nothing typed, apps selected",
    world: { apps: 30 },
    reach: async (page, standIn) => {
      await steps.open(page, standIn);
      await expect(activeSwitch(page, steps.APP)).toBeVisible();
      await selectAll(page).click();
      await searchPalette(page, "");
      await expect(option(page, new RegExp(PALETTE.switchOffSelected))).toBeVisible();
    },
  },
  {
    title: "the palette, with apps found",
    world: { apps: 30 },
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await searchPalette(page, "s");
      await expect(palette(page).getByRole("group", { name: "Apps" })).toBeVisible();
    },
  },
  {
    title: "the shortcuts",
    reach: async (page, standIn) => {
      await steps.open(page, standIn, "?page=connect");
      await searchPalette(page, "shortcuts");
      await page.keyboard.press("Enter");
      await expect(shortcuts(page)).toBeVisible();
    },
  },
]);
