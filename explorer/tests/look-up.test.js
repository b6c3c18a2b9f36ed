import assert from "node:assert/strict";
import { test } from "node:test";
import { bucket, distance, find, pagesFor, plainWords, shard, shards, tooCommon } from "../src/look-up/finding.js";
/** @import {Index, NameRow} from "../src/look-up/finding.js" */

/** @type {NameRow[]} */
const ROWS = [
  ["gb-university-of-york", 9, "university", "England", 0, 0, "", "University of York"],
  ["gb-city-of-york-council", 0, "local authority", "England", 0, 0, "", "City of York Council", "York"],
  [
    "gb-north-yorkshire-council",
    0,
    "local authority",
    "England",
    1,
    0,
    "register/bodies/x/",
    "North Yorkshire Council",
  ],
  ["us-new-york", 1, "state government", "New York", 2, 0, "register/bodies/y/", "State of New York"],
  ["pl-lodz", 0, "local authority", "Poland", 0, 0, "", "Łódź", "Urząd Miasta Łodzi"],
];

/** @param {string} text */
const names = (text) => find(text, ROWS).found.map(({ row }) => row[0]);

test("a name that a body has comes first, then names with the word, then beginnings of words", () => {
  assert.deepEqual(names("York"), [
    "gb-city-of-york-council",
    "us-new-york",
    "gb-university-of-york",
    "gb-north-yorkshire-council",
  ]);
});

test("case, accents and the order of words do not matter", () => {
  assert.deepEqual(names("lodz"), ["pl-lodz"]);
  assert.deepEqual(names("YORK new"), ["us-new-york"]);
  assert.deepEqual(names("łodzi urzad"), ["pl-lodz"]);
});

test("a word that is written almost so is found only if nothing else is, and never for short words", () => {
  const { found, exact } = find("Yorkshrie", ROWS);
  assert.deepEqual([found.map(({ row }) => row[0]), exact], [["gb-north-yorkshire-council"], false]);
  assert.deepEqual(names("yrk"), []);
  assert.equal(find("York", ROWS).exact, true);
  assert.deepEqual(names(""), []);
});

test("distance counts letters that were changed, added, left out or swapped", () => {
  assert.deepEqual(
    [
      ["leeds", "leeds"],
      ["leeds", "ledes"],
      ["leeds", "leads"],
      ["leeds", "leed"],
      ["bath", "bristol"],
    ].map(([one, other]) => distance(one, other)),
    [0, 1, 1, 1, 3],
  );
});

test("words and files are those of the program that wrote the files", () => {
  assert.deepEqual(plainWords("Tyne & Wear’s Łódź–Ørsted"), ["tyne", "and", "wear", "s", "lodz", "orsted"]);
  assert.equal(shard("leeds"), "le");
  assert.deepEqual(plainWords("서울").map(shard), ["-1109-1165"]);
  assert.deepEqual(shards("City of a Leeds"), ["ci", "of", "le"]);
  // Values that the authors of FNV-1a published.
  assert.deepEqual([bucket("a", 2 ** 32), bucket("foobar", 2 ** 32)], [0xe40c292c, 0xbf9cf968]);
});

test("a search of words that many names have says so, other words narrow it", () => {
  const index = /** @type {Index} */ (/** @type {unknown} */ ({ cut: { council: 514, of: 441 }, pages: [] }));
  assert.deepEqual(tooCommon("coun", index), ["coun"]);
  assert.deepEqual(tooCommon("council of", index), ["council", "of"]);
  assert.deepEqual(tooCommon("council york", index), []);
});

test("pages are found by the beginning of a word of their name", () => {
  const index = /** @type {Index} */ (
    /** @type {unknown} */ ({
      pages: [
        ["Scotland", "place", "register/places/gb-sct/"],
        ["Local authorities", "kind", "register/kinds/local-authority/"],
      ],
    })
  );
  assert.deepEqual(
    pagesFor("scot", index).map(([name]) => name),
    ["Scotland"],
  );
  assert.deepEqual(
    pagesFor("authorities", index).map(([name]) => name),
    ["Local authorities"],
  );
  assert.deepEqual(pagesFor("s", index), []);
});
