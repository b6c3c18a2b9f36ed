import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, paged, settled } from "../src/answer.js";
import { plainQuestion } from "../src/question.js";
import { standingIn } from "../src/rows.js";
import { partName, partsOf } from "../src/words.js";
import { Shelf } from "../src/register.js";
import { release, shelf } from "./sample.js";
/** @import {Question} from "../src/question.js" */

const NO_WORDS = { Action: {}, BodyKind: {}, Instrument: {}, Standing: {}, Status: {}, Subject: {} };

/** @param {Partial<Question>} asked */
const ask = (asked) => answer({ ...plainQuestion("commitments"), sort: "body", ...asked }, shelf());
/** @param {Partial<Question>} asked */
const ids = (asked) => ask(asked).claims.map(({ id }) => id);

test("a vendor is found where a class names it", () => {
  assert.deepEqual(ids({ facets: { vendor: ["acme"] } }), ["b", "a"]);
  assert.deepEqual(ids({ facets: { vendor: ["class-listed"] } }), ["a"]);
});

test("of one facet any value fits, of several facets each must", () => {
  assert.deepEqual(ids({ facets: { action: ["remove", "restrict"], country: ["FR"] } }), ["b", "c"]);
  assert.deepEqual(ids({ facets: { action: ["remove"], country: ["FR"] } }), ["b"]);
});

test("a part of a country has its parts", () => {
  assert.deepEqual(ids({ facets: { part: ["FR-CVL"] } }), ["b", "c"]);
  assert.deepEqual(ids({ facets: { part: ["FR-45"] } }), ["b", "c"]);
  assert.deepEqual(ids({ facets: { part: ["GB-WLS", "FR-45"], country: ["GB"] } }), ["a"]);
  assert.equal(ask({}).counts.get("part")?.get("FR-CVL"), 2);
  assert.deepEqual(partsOf("FR-45"), ["FR-45", "FR-CVL"]);
  assert.deepEqual(partsOf("FR"), []);
  assert.equal(partName("GB-WLS"), "United Kingdom: Wales");
});

test("a place is taken by code or name, and one where nothing is, is told", async () => {
  const places = async (/** @type {string[]} */ country) => {
    const asked = { ...plainQuestion("commitments"), facets: { country } };
    const { question, faults } = await settled(asked, shelf(), /** @type {any} */ ({}), NO_WORDS);
    return [question.facets, faults.length];
  };
  assert.deepEqual(await places(["gb", "France", "UK"]), [{ country: ["GB", "FR"] }, 0]);
  assert.deepEqual(await places(["GB-WLS"]), [{ part: ["GB-WLS"] }, 0]);
  assert.deepEqual(await places(["wales"]), [{ part: ["GB-WLS"] }, 0]);
  assert.deepEqual(await places(["centre-val de loire"]), [{ part: ["FR-CVL"] }, 0]);
  assert.deepEqual(await places(["Georgia", "PE", "Narnia", "US-GA"]), [{}, 4]);
});

test("a facet counts what its other values would give", () => {
  const { counts } = ask({ facets: { action: ["remove"], country: ["FR"] } });
  assert.deepEqual(counts.get("action"), new Map([["remove", 1], ["restrict", 1]])); // prettier-ignore
  assert.deepEqual(counts.get("country"), new Map([["GB", 1], ["FR", 1]])); // prettier-ignore
  assert.equal(counts.get("vendor")?.get("acme"), 1);
});

test("a search finds every word in names and summaries, whatever case and accents", () => {
  assert.deepEqual(ids({ text: "ORLEANS boll" }), ["b", "c"]);
  assert.deepEqual(ids({ text: "aurelia" }), ["b", "c"]);
  assert.deepEqual(ids({ text: "aurelia zenda" }), []);
});

test("how it stands depends on the day asked about", () => {
  assert.deepEqual(ids({ facets: { standing: ["overdue"] }, on: "2023-03-01" }), ["b"]);
  assert.deepEqual(ids({ facets: { standing: ["overdue"] }, on: "2023-02-28" }), []);
  assert.deepEqual(ids({ facets: { standing: ["undecided"] }, on: "2023" }), ["b"]);
});

test("what has no date comes last, whichever way", () => {
  assert.deepEqual(ids({ sort: "announced" }), ["c", "b", "a"]);
  assert.deepEqual(ids({ sort: "-announced" }), ["b", "c", "a"]);
});

test("pages hold 25, and one past the last is the last", () => {
  const claims = Array.from({ length: 60 }, (_, place) => place);
  assert.deepEqual(paged(claims, 9), { shown: claims.slice(50), first: 51, page: 3, pages: 3 });
  assert.equal(paged(claims, "all").shown.length, 60);
  assert.deepEqual(paged([], 1), { shown: [], first: 1, page: 1, pages: 1 });
});

test("a release has the revisions that stand in it", () => {
  const rows = [
    { id: "a", since: 1, until: 2 },
    { id: "a", since: 2, until: null },
    { id: "b", since: 1, until: undefined },
    { id: "c", since: 3, until: null },
  ];
  assert.deepEqual(standingIn(rows, 1), [rows[0], rows[2]]);
  assert.deepEqual(standingIn(rows, 2), [rows[1], rows[2]]);
});

test("a class with a rule holds the makers of its country, and a parent is found by what it owns", () => {
  const current = { since: 1, until: null };
  const maker = (/** @type {string} */ id, /** @type {object} */ more) => ({
    ...current,
    id,
    name: id,
    names: [],
    kind: "company",
    members: [],
    ...more,
  });
  const vendors = [
    maker("owner", { country: "XX" }),
    maker("owned", { country: "CN", parent: "owner" }),
    maker("class-cn", { kind: "class", rule: { country: "CN" } }),
  ];
  const about = (/** @type {object} */ more, /** @type {string[]} */ ids) =>
    [...new Shelf("ties", { ...release, ...more }, { claims: [], bodies: [], vendors }).about(ids)].sort();
  assert.deepEqual(about({}, ["class-cn"]), ["class-cn", "owned"]);
  assert.deepEqual(about({ records: "d" }, ["class-cn"]), ["class-cn", "owned", "owner"]);
  assert.deepEqual(about({ records: "d" }, ["owned"]), ["owned", "owner"]);
  assert.deepEqual(about({ records: "d" }, ["owner"]), ["owner"]);
});
