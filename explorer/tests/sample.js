/** A small register for the tests: two companies, a class that one of them is in, and a few claims. */

import { Shelf } from "../src/register.js";
import { nameCountries, nameParts } from "../src/words.js";

nameCountries({ FR: "France", GB: "United Kingdom", GE: "Georgia", PE: "Peru", US: "United States" });
nameParts(
  { "FR-45": "Loiret", "FR-CVL": "Centre-Val de Loire", "GB-WLS": "Wales", "US-GA": "Georgia" },
  { "FR-45": "FR-CVL" },
);

const current = { since: 1, until: null };
const named = (/** @type {string} */ id, /** @type {string} */ name) => ({ id, name, names: [], ...current });
const vendors = [
  { ...named("acme", "Acme"), kind: "company", members: [] },
  { ...named("böll", "Böll"), kind: "company", members: [] },
  { ...named("class-listed", "Listed makers"), kind: "class", members: ["acme"] },
];
const bodies = [
  { ...named("gb-zenda", "Zenda Council"), kind: "local_authority", country: "GB", jurisdiction: "GB-WLS" },
  {
    ...named("fr-orleans", "Orléans"),
    kind: "local_authority",
    country: "FR",
    jurisdiction: "FR-45",
    names: [{ name: "Aurelia" }],
  },
];
const claim = { ...current, scope: null, note: null, citations: [], cameras: null, summary: "A promise." };
const commitment = {
  ...claim,
  action: "remove",
  instrument: "pledge",
  binds: [],
  effective: null,
  due: null,
  cost: null,
  prompted_by: [],
  status: "announced",
  made: true,
  announced: /** @type {string | null} */ ("2022"),
  milestones: [{ date: "2022", status: "announced" }],
};
const commitments = [
  { ...commitment, id: "a", body: "gb-zenda", vendors: ["class-listed"], announced: null },
  { ...commitment, id: "b", body: "fr-orleans", vendors: ["acme", "böll"], due: "2023-02", announced: "2022-05" },
  { ...commitment, id: "c", body: "fr-orleans", vendors: ["böll"], action: "restrict" },
];

export const release = { version: "2026.1.0", ordinal: 1, date: "2026-01-31", digest: "d", counts: {} };

/** @param {Record<string, unknown>} [changed] what the first commitment has otherwise */
export const shelf = (changed = {}) =>
  new Shelf("commitments", release, {
    claims: commitments.map((row, place) => (place ? row : { ...row, ...changed })),
    bodies,
    vendors,
  });
