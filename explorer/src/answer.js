/** The answer to a question: the matching claims in order, and the number of matches for each value of each facet. */

import { PartialDate, today } from "./dates.js";
import { FACETS } from "./facets.js";
import { searched } from "./fold.js";
import { ORDERS, ordered } from "./orders.js";
import { readSort } from "./question.js";
import { placeCode } from "./words.js";
/** @import {AnyClaim} from "./claim.js" */
/** @import {Question} from "./question.js" */
/** @import {Register, Shelf} from "./register.js" */

export const PAGE = 25;

/**
 * @typedef {object} Answer
 * @property {AnyClaim[]} claims
 * @property {Map<string, Map<string, number>>} counts by facet and value: the claims that match all other facets
 * @property {PartialDate} on
 */

/**
 * Remove what the release does not have from a question, following redirects, and report it.
 * @param {Question} question
 * @param {Shelf} shelf
 * @param {Register} register
 * @param {Record<string, Record<string, string>>} words
 */
export async function settled(question, shelf, register, words) {
  /** @type {string[]} */
  const faults = [];
  /** @type {Question["facets"]} */
  const facets = {};
  let release = question.release;
  if (release !== null && release !== shelf.release.version) {
    faults.push(`There is no release “${release}”. The newest, ${shelf.release.version}, is shown.`);
    release = null;
  }
  for (const { key, label, table, place, vocabulary, words: own } of FACETS[question.table]) {
    const choices = vocabulary ? Object.keys(words[vocabulary]) : own;
    for (const value of question.facets[key] ?? []) {
      let found = /** @type {string | null} */ (value);
      if (place) found = placed(value, shelf);
      else if (table) found = await register.resolve(shelf, table, value);
      else if (choices && !choices.includes(value)) found = null;
      if (found === null) faults.push(`${label}: the register does not have “${value}”, so this filter is ignored.`);
      else {
        // In an address, as in the library, `country` may name a part of a country.
        const facet = place ? (found.includes("-") ? "part" : "country") : key;
        facets[facet] = [...new Set([...(facets[facet] ?? []), found])];
      }
    }
  }
  return { question: { ...question, release, facets }, faults };
}

/**
 * The code of the place with a given code or name, if the release has a body there.
 * @param {string} value
 * @param {Shelf} shelf
 */
function placed(value, shelf) {
  const code = placeCode(value);
  return code !== null && shelf.places.has(code) ? code : null;
}

/**
 * @param {Question} question
 * @param {Shelf} shelf
 * @returns {Answer}
 */
export function answer(question, shelf) {
  const on = new PartialDate(question.on ?? today());
  const words = searched(question.text);
  const facets = FACETS[question.table];
  /** @type {Answer["counts"]} */
  const counts = new Map(facets.map(({ key }) => [key, new Map()]));
  const claims = shelf.claims.filter((claim) => {
    if (!words.every((word) => claim.text.includes(word))) return false;
    const had = facets.map(({ key, values }) => ({ key, values: new Set(values(claim, on)) }));
    const missed = had.filter(({ key, values }) => {
      const wanted = question.facets[key];
      return wanted !== undefined && !wanted.some((value) => values.has(value));
    });
    // A facet counts the claims that would match if another of its values were chosen: those that all others admit.
    for (const { key, values } of missed.length === 0 ? had : missed.length === 1 ? missed : []) {
      const count = /** @type {Map<string, number>} */ (counts.get(key));
      for (const value of values) count.set(value, (count.get(value) ?? 0) + 1);
    }
    return missed.length === 0;
  });
  const { key, descending } = readSort(question.sort);
  const order = ORDERS[question.table].find((one) => one.key === key) ?? ORDERS[question.table][0];
  return { claims: ordered(claims, order, descending, on), counts, on };
}

/**
 * The claims that a page shows, the page's number and the number of pages.
 * @template C
 * @param {C[]} claims
 * @param {Question["page"]} page
 */
export function paged(claims, page) {
  const pages = Math.max(1, Math.ceil(claims.length / PAGE));
  if (page === "all") return { shown: claims, first: 1, page, pages };
  const at = Math.min(page, pages);
  return { shown: claims.slice((at - 1) * PAGE, at * PAGE), first: (at - 1) * PAGE + 1, page: at, pages };
}
