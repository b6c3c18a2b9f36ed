/** Save a string as a file on the reader's computer. */

import { element } from "./element.js";

/** @param {string} name @param {string} content @param {string} type */
export function saveFile(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = element("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has the file by then; the address is of no more use.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
