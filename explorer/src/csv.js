/** CSV as in RFC 4180 and in the library's exports: UTF-8, lines that end in a line feed, empty cells for absent values. */

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
