/** Words of the register as people read them. */

const regions = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });
/** @type {Record<string, string>} */
const OWN = { EU: "European Union", UN: "United Nations", GB: "United Kingdom", US: "United States" };

/** @param {string} code */
export const countryName = (code) => OWN[code] ?? regions.of(code) ?? code;

/** @param {string} word */
export const plain = (word) => word.replaceAll("_", " ");

/** @param {number} count */
export const number = (count) => count.toLocaleString("en-GB");

/** @param {number} count @param {string} one @param {string} [many] */
export const counted = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;
