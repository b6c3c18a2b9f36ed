import assert from "node:assert/strict";
import { test } from "node:test";
import { LAST_DAY, PartialDate } from "../src/dates.js";
import { inForce, standing } from "../src/standing.js";
/** @import {Dated} from "../src/standing.js" */

/**
 * @param {[string | null, string][]} steps
 * @param {Partial<Dated>} [dates]
 * @returns {Dated}
 */
const dated = (steps, dates = {}) => ({ milestones: steps.map(([date, status]) => ({ date, status })), ...dates });
/** @param {Dated} one @param {string} on @param {string} [knownBy] */
const stands = (one, on, knownBy = LAST_DAY) => standing(one, new PartialDate(on), knownBy);
/** @param {Dated} one @param {string} on */
const applies = (one, on) => inForce(one, new PartialDate(on), LAST_DAY);

test("a deadline of a month", () => {
  const one = dated([["2022-10-27", "announced"]], { announced: "2022-10-27", due: "2023-02" });
  const expected = {
    "2022-10-26": "not_yet",
    "2022-10": "undecided",
    "2022-10-27": "open",
    "2023-02-28": "open",
    "2023-03-01": "overdue",
    2023: "undecided",
    2024: "overdue",
  };
  for (const [on, word] of Object.entries(expected)) assert.equal(stands(one, on), word, on);
});

test("kept late, and then contradicted", () => {
  const one = dated(
    [
      ["2022-01", "announced"],
      ["2023-06", "fulfilled"],
      ["2024-01", "in_progress"],
    ],
    { announced: "2022-01", due: "2023-01" },
  );
  const found = ["2022-06", "2023-03", "2023-07", "2024-02"].map((on) => stands(one, on));
  assert.deepEqual(found, ["open", "overdue", "kept", "overdue"]);
});

test("withdrawn in a year of which no day is known", () => {
  const one = dated(
    [
      ["2022-04-16", "announced"],
      ["2022", "withdrawn"],
    ],
    { announced: "2022-04-16" },
  );
  assert.equal(stands(one, "2022-06-01"), "undecided");
  assert.equal(applies(one, "2022-06-01"), null);
  assert.equal(stands(one, "2023-01-01"), "withdrawn");
  assert.equal(applies(one, "2023-01-01"), false);
});

test("in force from its effective date", () => {
  const one = dated([["2023-06-06", "announced"]], { announced: "2023-06-06", effective: "2025-02-24" });
  assert.deepEqual(
    ["2025-02-23", "2025-02-24", "2025"].map((on) => applies(one, on)),
    [false, true, null],
  );
});

test("what has no date had happened by the day of the release", () => {
  const one = dated([[null, "fulfilled"]]);
  assert.equal(stands(one, "2026-11-23", "2026-11-24"), "undecided");
  assert.equal(stands(one, "2026-11-24", "2026-11-24"), "kept");
});

test("what was only considered is no undertaking", () => {
  const one = dated([["2023-02", "under_review"]], { announced: "2023-02" });
  assert.equal(stands(one, "2024"), "under_review");
  assert.equal(applies(one, "2024"), false);
});
