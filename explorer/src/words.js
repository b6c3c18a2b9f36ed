/** Words of the register as people read them. */

/** @type {Record<string, string>} */
const countries = {};

/** Take the names of countries that the register uses, by code. @param {Record<string, string>} names */
export const nameCountries = (names) => Object.assign(countries, names);

/** @param {string} code */
export const countryName = (code) => countries[code] ?? code;

/** @param {string} word */
export const plain = (word) => word.replaceAll("_", " ");

/** @param {number} count */
export const number = (count) => count.toLocaleString("en-GB");

/** @param {number} count @param {string} one @param {string} [many] */
export const counted = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;
