/** The entry of the look-up: shows the search or body in the page's address, and puts searches into the address. */

import { Files } from "../files.js";
import { element } from "../view/element.js";
import { bucket, find, pagesFor, shards, tooCommon } from "./finding.js";
import { LookUpView } from "./view.js";
/** @import {Index, NameRow} from "./finding.js" */
/** @import {BodyRecord, Group} from "./view.js" */

/** Milliseconds without a key press after which a search begins. */
const PAUSE = 150;

const root = new URL("../../", import.meta.url);
const files = new Files(new URL("look-up/", import.meta.url));
const view = new LookUpView(root);
/** @type {Map<string, Promise<any>>} */
const asked = new Map();

/** A file, requested only once. @param {string} name */
function file(name) {
  let promise = asked.get(name);
  if (promise === undefined) {
    promise = files.json(name);
    asked.set(name, promise);
    promise.catch(() => asked.delete(name));
  }
  return promise;
}

const app = /** @type {HTMLElement} */ (document.getElementById("look-up-app"));
const form = /** @type {HTMLFormElement} */ (document.getElementById("look-up-form"));
const field = /** @type {HTMLInputElement} */ (document.getElementById("look-up-name"));
const title = document.title;
let turn = 0;

/** The id of the body that the address names; empty if it names none. */
function bodyAsked() {
  try {
    const id = decodeURIComponent(location.hash.slice(1));
    return /^[a-z]{2}-[a-z0-9-]+$/.test(id) ? id : "";
  } catch {
    return "";
  }
}

/** @param {(mine: () => boolean) => Promise<(Node | false | undefined | "")[]>} make */
async function show(make) {
  const mine = ++turn;
  app.setAttribute("aria-busy", "true");
  try {
    const parts = await make(() => mine === turn);
    if (mine === turn) app.replaceChildren(...parts.filter((part) => part instanceof Node));
  } catch (error) {
    if (mine !== turn) return;
    const again = element("button", { type: "button", class: "md-button", onclick: () => void read() }, "Try again");
    app.replaceChildren(element("p", {}, `${/** @type {Error} */ (error).message}.`), again);
  } finally {
    if (mine === turn) app.setAttribute("aria-busy", "false");
  }
}

/** @param {string} text */
function search(text) {
  document.title = title;
  return show(async () => {
    if (!text.trim()) return [];
    if (!shards(text).length) return [element("p", {}, "Type at least two letters.")];
    const index = /** @type {Index} */ (await file("index.json"));
    const there = shards(text).filter((name) => index.names.includes(name));
    const parts = /** @type {NameRow[][]} */ (await Promise.all(there.map((name) => file(`names/${name}.json`))));
    return view
      .list(text.trim(), find(text, parts.flat()), index, {
        common: tooCommon(text, index),
        pages: pagesFor(text, index),
      })
      .filter((part) => part instanceof Node);
  });
}

/** @param {string} id */
function open(id) {
  return show(async (mine) => {
    const index = /** @type {Index} */ (await file("index.json"));
    const { bodies, groups } = /** @type {{bodies: Record<string, BodyRecord>, groups: Record<string, Group>}} */ (
      await file(`bodies/${bucket(id, index.files)}.json`)
    );
    if (!Object.hasOwn(bodies, id)) {
      return [
        element("p", {}, `The register has no body with the id ${id} in release ${index.release}. Search by its name.`),
      ];
    }
    const body = bodies[id];
    if (mine()) document.title = `${body.name} - camwatch`;
    return [view.one(id, body, groups[body.group], index)];
  });
}

/** Show the search or body in the address. */
async function read() {
  const id = bodyAsked();
  const text = new URLSearchParams(location.search).get("q") ?? "";
  if (document.activeElement !== field) field.value = text;
  if (!id) return search(text);
  await open(id);
  const heading = document.getElementById("look-up-title");
  if (heading !== null) {
    heading.focus({ preventScroll: true });
    form.scrollIntoView({ block: "start" });
  }
}

/** Put a search into the address and answer it. @param {boolean} again whether it replaces the previous search */
function ask(again) {
  const text = field.value.trim();
  const address = `${location.pathname}${text ? `?${new URLSearchParams({ q: text })}` : ""}`;
  if (again) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  return search(text);
}

let waiting = 0;
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = window.setTimeout(() => void ask(true), PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  void ask(false);
});
addEventListener("popstate", () => void read());
void read();
