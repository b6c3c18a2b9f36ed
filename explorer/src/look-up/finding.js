/** Find a body by its name: the files that a search needs, and the bodies that match it best. */

import { fold } from "../fold.js";

/**
 * A row of a file of names: id, rank, kind, place, number of commitments, number of ties, address of its page, names.
 * @typedef {[string, number, string, string, number, number, string, ...string[]]} NameRow
 */
/**
 * @typedef {object} Index
 * @property {string} release
 * @property {string} day
 * @property {number} bodies number of bodies
 * @property {number} most maximum number of bodies that one word contributes to a file
 * @property {Record<string, number>} cut words that more bodies have, with the number of these bodies
 * @property {string[]} names the existing files of names
 * @property {number} files number of files of bodies
 * @property {[string, string, string][]} pages other pages that a search may mean: name, sort, address
 */
/** @typedef {{row: NameRow, score: number, name: string}} Found */

/** The folded words of a text without punctuation; `&` is the word “and”. @param {string} text @returns {string[]} */
export function plainWords(text) {
  return (
    fold(text.replaceAll("&", " and "))
      .replace(/\p{M}/gu, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The name of the file of names for a word. @param {string} word */
export function shard(word) {
  return [...word]
    .slice(0, 2)
    .map((sign) => (/[a-z0-9]/.test(sign) ? sign : `-${sign.codePointAt(0)?.toString(16)}`))
    .join("");
}

/** The number of the file that contains a body, from the FNV-1a hash of its id. @param {string} id @param {number} size */
export function bucket(id, size) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value % size;
}

/** The files that a search needs. @param {string} text */
export function shards(text) {
  return [
    ...new Set(
      plainWords(text)
        .filter((word) => [...word].length > 1)
        .map(shard),
    ),
  ];
}

/**
 * The number of letters to change, add, remove or swap to turn one word into the other; at most 3.
 * @param {string} one
 * @param {string} other
 */
export function distance(one, other) {
  if (Math.abs(one.length - other.length) > 2) return 3;
  /** @type {number[][]} */
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let at = 1; at <= one.length; at++) {
    rows.push([at]);
    for (let to = 1; to <= other.length; to++) {
      const same = one[at - 1] === other[to - 1] ? 0 : 1;
      let least = Math.min(rows[at - 1][to] + 1, rows[at][to - 1] + 1, rows[at - 1][to - 1] + same);
      if (at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]) {
        least = Math.min(least, rows[at - 2][to - 2] + 1);
      }
      rows[at].push(least);
    }
  }
  return Math.min(rows[one.length][other.length], 3);
}

/** How well a name matches the words of a search: 5 for the whole name, 1 for beginnings of words, 0 for no match. @param {string[]} words @param {string[]} name */
function likeness(words, name) {
  const joined = words.join(" ");
  const whole = name.join(" ");
  if (joined === whole) return 5;
  if (whole.startsWith(`${joined} `)) return 4;
  if (words.every((word) => name.includes(word))) return 3;
  if (whole.startsWith(joined)) return 2;
  return words.every((word) => name.some((one) => one.startsWith(word))) ? 1 : 0;
}

/** Whether each word of a search is close to a word of a name. @param {string[]} words @param {string[]} name */
function close(words, name) {
  return words.every((word) =>
    name.some((one) => one.startsWith(word) || (word.length > 3 && distance(word, one) <= (word.length > 7 ? 2 : 1))),
  );
}

/** @param {Found} one @param {Found} other */
function order(one, other) {
  const claims = (/** @type {Found} */ { row }) => Math.min(row[4] + row[5], 1);
  return (
    other.score - one.score ||
    one.row[1] - other.row[1] ||
    claims(other) - claims(one) ||
    one.row[7].length - other.row[7].length ||
    one.row[7].localeCompare(other.row[7], "en")
  );
}

/**
 * The bodies that match a search, best first; if there are none, those with similar names.
 * @param {string} text
 * @param {NameRow[]} rows
 * @returns {{found: Found[], exact: boolean}}
 */
export function find(text, rows) {
  const words = plainWords(text);
  if (!words.length) return { found: [], exact: true };
  const bodies = new Map(rows.map((row) => [row[0], row]));
  for (const [exact, fits] of /** @type {const} */ ([
    [true, likeness],
    [false, (/** @type {string[]} */ asked, /** @type {string[]} */ name) => (close(asked, name) ? 1 : 0)],
  ])) {
    /** @type {Found[]} */
    const found = [];
    for (const row of bodies.values()) {
      const names = /** @type {string[]} */ (row.slice(7));
      let best = { score: 0, name: "" };
      for (const name of names) {
        const score = fits(words, plainWords(name));
        if (score > best.score) best = { score, name };
      }
      // Words may come from several names: "NHS Leeds".
      if (best.score === 0 && names.length > 1 && fits(words, names.flatMap(plainWords)) > 0) {
        best = { score: 1, name: names[0] };
      }
      if (best.score > 0) found.push({ row, ...best });
    }
    if (found.length) return { found: found.sort(order), exact };
  }
  return { found: [], exact: true };
}

/**
 * The words of a search that are in more names than a file holds; empty if another word narrows the search.
 * @param {string} text
 * @param {Index} index
 */
export function tooCommon(text, index) {
  const words = plainWords(text);
  const cut = Object.keys(index.cut);
  return words.every((word) => cut.some((one) => one.startsWith(word))) ? words : [];
}

/** Other pages with a word that begins like the search. @param {string} text @param {Index} index */
export function pagesFor(text, index) {
  const asked = plainWords(text).join(" ");
  if (asked.length < 2) return [];
  const said = ` ${asked}`;
  return index.pages.filter(([name]) => ` ${plainWords(name).join(" ")}`.includes(said)).slice(0, 6);
}
