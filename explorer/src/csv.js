/** CSV by RFC 4180, as the library writes it: UTF-8, lines ending in a line feed, an empty cell for an absent value. */

/** @param {unknown} value */
function cell(value) {
  const text = value == null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * @param {string[]} header
 * @param {unknown[][]} rows
 */
export function csv(header, rows) {
  return [header, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
}
