import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../src/csv.js";
import { PartialDate } from "../src/dates.js";
import { asCsv, asJson } from "../src/downloads.js";
import { release, shelf } from "./sample.js";
/** @import {Download} from "../src/downloads.js" */

const source = { id: "s", url: "https://example.org/a,b", title: "T", publisher: "P", since: 1 };
/** @returns {Download} */
const download = () => ({
  table: "commitments",
  claims: shelf({ cameras: 7n, summary: 'Said "no",\nthen yes.', citations: [{ source: "s", supports: ["action"] }] })
    .claims,
  on: new PartialDate("2024"),
  release,
  sources: new Map([["s", source]]),
  address: "https://example.org/explorer/",
});

test("a cell is quoted where it must be, and empty where there is no value", () => {
  assert.equal(csv(["a", "b"], [['say "x"', "1,2"], [null, "a\nb"], [0, false]]), 'a,b\n"say ""x""","1,2"\n,"a\nb"\n0,false\n'); // prettier-ignore
});

test("the CSV has a row a claim, with lists in one cell", () => {
  const text = asCsv(download());
  assert.ok(text.startsWith("id,body,body_name,body_kind,country,vendors,vendor_names,action,"));
  assert.ok(text.includes('"Said ""no"",\nthen yes."'));
  assert.ok(text.includes(",acme böll,Acme; Böll,"));
  assert.ok(text.includes(',"https://example.org/a,b",2026.1.0\n'));
});

test("the JSON says its release, licence and address, and null for what is not known", () => {
  const value = JSON.parse(asJson(download()));
  assert.deepEqual(
    [value.release, value.licence, value.address],
    ["2026.1.0", "CC-BY-4.0", "https://example.org/explorer/"],
  );
  assert.equal(value.records.length, 3);
  assert.equal(value.records[0].cameras, 7);
  assert.equal(value.records[0].due, null);
  assert.equal(value.records[1].standing, "overdue");
});
