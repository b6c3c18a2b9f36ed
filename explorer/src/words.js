/** Words of the register in a form for readers. */

import { fold } from "./fold.js";

/** @type {Record<string, string>} */
const countries = {};

/** Set the names of countries, by code. @param {Record<string, string>} names */
export const nameCountries = (names) => Object.assign(countries, names);

/** @param {string} code */
export const countryName = (code) => countries[code] ?? code;

/**
 * The names of parts of countries, by code, and the larger part that contains each, if there is one.
 * @type {{names: Record<string, string>, within: Record<string, string>}}
 */
const parts = { names: {}, within: {} };

/** @param {Record<string, string>} names @param {Record<string, string>} within */
export const nameParts = (names, within) => Object.assign(parts, { names, within });

/** @param {string} code */
export const partName = (code) => `${countryName(code.slice(0, 2))}: ${parts.names[code] ?? code}`;

/**
 * The part of a country that a jurisdiction is, and the larger parts that contain it.
 * @param {string} jurisdiction
 * @returns {string[]}
 */
export function partsOf(jurisdiction) {
  const found = [];
  for (let code = jurisdiction; code.includes("-"); code = parts.within[code] ?? "") found.push(code);
  return found;
}

/**
 * The code of the country or part of a country with a given code or name; null if there is none.
 * @param {string} text
 */
export function placeCode(text) {
  const code = text.trim().toUpperCase().replace("_", "-");
  if (code in countries || code in parts.names) return code;
  const wanted = fold(text.trim());
  const named = (/** @type {Record<string, string>} */ names) =>
    Object.keys(names).filter((one) => fold(names[one]) === wanted);
  const found = wanted === "uk" ? ["GB"] : [...named(countries), ...named(parts.names)];
  return found.length === 1 ? found[0] : null;
}

/** The labels of words that are not their own labels: kinds of bodies, and kinds of due dates. @type {Record<string, string>} */
const said = {};

/** @param {Record<string, string>} names */
export const nameWords = (names) => Object.assign(said, names);

/** The label of a kind of body or of a kind of due date. @param {string} word */
export const saidAs = (word) => said[word] ?? plain(word);

/** @param {string} word */
export const plain = (word) => word.replaceAll("_", " ");

/** @param {number} count */
export const number = (count) => count.toLocaleString("en-GB");

/** @param {number} count @param {string} one @param {string} [many] */
export const counted = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;
