/** The entry. The files are in the folder of this script; the root of the site is above it. */

import { App } from "./app.js";
import { Files } from "./files.js";
import { Register } from "./register.js";
import { Links } from "./view/links.js";

/** @param {string} id */
function part(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no element with the id ${id}`);
  return found;
}

const register = new Register(new Files(new URL("data/", import.meta.url)));
const links = new Links(new URL("../../", import.meta.url));
void new App(part("explorer-app"), { register, links, without: part("explorer-without") }).start();
