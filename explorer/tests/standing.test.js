import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { LAST_DAY, PartialDate } from "../src/dates.js";
import { inForce, standing } from "../src/standing.js";

/**
 * The cases that the library's tests read too: what a commitment has, and on each day how it stands and whether it
 * applies.
 * @type {{name: string, instrument?: string, announced?: string, effective?: string, due?: string, due_kind?: string,
 *   milestones: [string | null, string][], known_by?: string, days: [string, string, boolean | null][]}[]}
 */
const CASES = JSON.parse(readFileSync(new URL("../../tests/data/standing.json", import.meta.url), "utf8"));

for (const { name, milestones, known_by = LAST_DAY, days, ...dates } of CASES) {
  test(name, () => {
    const one = {
      instrument: "pledge",
      ...dates,
      milestones: milestones.map(([date, status]) => ({ date, status })),
    };
    for (const [on, word, applies] of days) {
      assert.equal(standing(one, new PartialDate(on), known_by), word, on);
      assert.equal(inForce(one, new PartialDate(on), known_by), applies, on);
    }
  });
}
