import assert from "node:assert/strict";
import { test } from "node:test";
import { PartialDate, today } from "../src/dates.js";

test("a date means all days of its period", () => {
  const bounds = (/** @type {string} */ text) => [new PartialDate(text).earliest, new PartialDate(text).latest];
  assert.deepEqual(bounds("2023"), ["2023-01-01", "2023-12-31"]);
  assert.deepEqual(bounds("2024-02"), ["2024-02-01", "2024-02-29"]);
  assert.deepEqual(bounds("1900-02"), ["1900-02-01", "1900-02-28"]);
  assert.deepEqual(bounds("2023-04-05"), ["2023-04-05", "2023-04-05"]);
});

test("what is no date is refused", () => {
  for (const text of ["", "23", "2023-13", "2023-00", "2023-02-29", "2023-1-1", "2023-01-01T00", "0000", " 2023"]) {
    assert.throws(() => new PartialDate(text), RangeError, text);
  }
});

test("a deadline lasts to the end of its period", () => {
  const due = new PartialDate("2023-02");
  assert.equal(due.passed(new PartialDate("2023-02-28")), false);
  assert.equal(due.passed(new PartialDate("2023-03-01")), true);
  assert.equal(due.passed(new PartialDate("2023")), null);
});

test("today is a day", () => {
  assert.equal(new PartialDate(today()).text.length, 10);
});
