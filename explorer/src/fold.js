/** Text for searching, without differences of case, accents and width. */

/** @type {Record<string, string>} */
const PLAIN = { ß: "ss", ł: "l", đ: "d", ø: "o", æ: "ae", œ: "oe", þ: "th", ð: "d", ı: "i", "’": "'", "‘": "'" };
const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

/** @param {string} text */
export function fold(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(SPECIAL, (sign) => PLAIN[sign]);
}

/**
 * The words of a search; a text matches if it contains all of them.
 * @param {string} text
 */
export function searched(text) {
  return fold(text).split(/\s+/).filter(Boolean);
}
