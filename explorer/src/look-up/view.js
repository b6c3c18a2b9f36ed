/** The view of the look-up: a list of bodies that match a search, or one body. */

import { element } from "../view/element.js";
/** @import {Found, Index} from "./finding.js" */

/**
 * @typedef {object} BodyRecord
 * @property {string} name
 * @property {string} kind
 * @property {string} place
 * @property {string} [at] address of the page of the place
 * @property {string[]} [names]
 * @property {[string, string]} [parent] id and name
 * @property {string} [closed]
 * @property {[string, string][]} [successors]
 * @property {string} [page] address of its own page
 * @property {string[]} [known]
 * @property {number} [acts]
 * @property {[string, string][]} [bound] the commitments that bind it, and the addresses of their pages
 * @property {[string, string, string, number | null][]} [near] id, name, summary of the claims, kilometres
 * @property {string} group
 */
/** @typedef {{title: string, bodies: number, promised: number, users: number, subject: string, letter: string}} Group */

const SHOWN = 12;

/** @param {number} count @param {string} one @param {string} many */
export function counted(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** @param {string} text */
const capitalized = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

export class LookUpView {
  /** @param {URL} root the root of the site */
  constructor(root) {
    this.root = root;
  }

  /** @param {string} address @param {string} text */
  link(address, text) {
    return element("a", { href: new URL(address, this.root).href }, text);
  }

  /** A link to a body here. @param {string} id @param {string} name */
  body(id, name) {
    return element("a", { href: `#${encodeURIComponent(id)}` }, name);
  }

  /**
   * @param {string} text
   * @param {{found: Found[], exact: boolean}} answer
   * @param {Index} index
   * @param {{common: string[], pages: [string, string, string][]}} hints
   */
  list(text, { found, exact }, index, { common, pages }) {
    const items = found.map(({ row, name }) => {
      const [id, , kind, place, commitments, ties, page, official] = row;
      const claims = [
        commitments ? counted(commitments, "commitment") : "",
        ties ? counted(ties, "vendor tie") : "",
      ].filter(Boolean);
      return element(
        "li",
        {},
        page ? this.link(page, official) : this.body(id, official),
        name !== official ? ` (${name})` : null,
        element("span", { class: "look-up__what" }, ` ${kind}, ${place} · ${claims.join(", ") || "no claim known"}`),
      );
    });
    const more = items.splice(SHOWN);
    const names = element("ol", { class: "look-up__names" }, items);
    const rest =
      more.length > 0 &&
      element(
        "button",
        {
          type: "button",
          class: "md-button",
          onclick: (/** @type {Event} */ event) => {
            names.append(...more);
            /** @type {HTMLElement} */ (event.currentTarget).remove();
          },
        },
        `Show ${more.length} more`,
      );
    return [
      pages.length > 0 &&
        element(
          "p",
          {},
          "Pages: ",
          pages.flatMap(([name, , address], at) => [at ? " · " : "", this.link(address, name)]),
        ),
      !exact && element("p", {}, `No name in the register contains “${text}”. Similar names:`),
      common.length > 0 &&
        element(
          "p",
          {},
          `More than ${index.most} bodies have “${common.join(" ")}” in their names. Add the name of a place, or use the lists below.`,
        ),
      items.length
        ? names
        : element(
            "p",
            {},
            `None of the ${counted(index.bodies, "body", "bodies")} in the register has a name like “${text}”. `,
            "Try a shorter name or the official one. This does not mean that the body has no such cameras. ",
            this.link("report/?table=bodies", "Tell us about a missing body."),
          ),
      rest,
    ];
  }

  /** @param {string} id @param {BodyRecord} body @param {Group} group @param {Index} index */
  one(id, body, group, index) {
    const known = body.known ?? [];
    const near = body.near ?? [];
    return element(
      "section",
      { class: "look-up__body", "aria-labelledby": "look-up-title" },
      element("h2", { id: "look-up-title", tabindex: -1 }, body.name),
      element(
        "p",
        { class: "look-up__what" },
        `${capitalized(body.kind)}, `,
        body.at ? this.link(body.at, body.place) : body.place,
        body.names ? ` · also ${body.names.join(", ")}` : null,
        " · ",
        element("code", {}, id),
      ),
      body.closed && element("p", {}, this.closed(body)),
      body.parent && element("p", {}, "Belongs or answers to ", this.body(body.parent[0], body.parent[1]), "."),
      element("h3", {}, "What is known"),
      known.length > 0 &&
        element(
          "ul",
          {},
          known.map((line) => element("li", {}, line)),
        ),
      !known.length &&
        element(
          "p",
          {},
          element("strong", {}, "Nothing. "),
          body.acts
            ? `It made or received ${counted(body.acts, "intervention")}. `
            : "No source that was read says which cameras it uses or what it has promised. ",
          "This does not mean that it has no such cameras.",
        ),
      body.page && element("p", {}, this.link(body.page, "Everything known, with sources"), "."),
      element(
        "p",
        {},
        "Do you know more? ",
        this.link(`report/?table=bodies&id=${encodeURIComponent(id)}`, "Tell us, with a source"),
        ".",
      ),
      element("h3", {}, "Bound by"),
      body.bound
        ? element(
            "ul",
            {},
            body.bound.map(([words, address]) => element("li", {}, this.link(address, words))),
          )
        : element("p", {}, "In the register, no law, instruction or commitment of another body binds it."),
      element("h3", {}, "Similar bodies"),
      element(
        "p",
        {},
        `${group.title}: the register has ${counted(group.bodies, "body", "bodies")}. `,
        `${group.promised.toLocaleString("en")} made a commitment; ${group.users.toLocaleString("en")} were reported to use equipment of a vendor in the register. Little or nothing is known about the others.`,
      ),
      near.length > 0 &&
        element(
          "ul",
          {},
          near.map(([other, name, words, far]) =>
            element(
              "li",
              {},
              this.body(other, name),
              far === null ? "" : ` (${far.toLocaleString("en")} km)`,
              `: ${words}`,
            ),
          ),
        ),
      this.letter(id, body, group, index),
    );
  }

  /** @param {BodyRecord} body */
  closed(body) {
    const after = body.successors ?? [];
    return [
      element("strong", {}, `It ceased to exist (${body.closed}).`),
      ...(after.length
        ? [" Succeeded by ", ...after.flatMap(([id, name], at) => [at ? ", " : "", this.body(id, name)]), "."]
        : []),
    ];
  }

  /** @param {string} id @param {BodyRecord} body @param {Group} group @param {Index} index */
  letter(id, body, group, index) {
    const text = [
      `Subject: ${group.subject}`,
      `To ${body.name}`,
      group.letter.trimEnd(),
      `Reference: ${id} (camwatch register, release ${index.release})`,
    ].join("\n\n");
    const notice = element("span", { role: "status" });
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(text);
        notice.textContent = " Copied.";
      } catch {
        notice.textContent = " The browser did not allow copying. Select the text and copy it instead.";
      }
    };
    return [
      element("h3", {}, "What to ask"),
      element(
        "p",
        {},
        known(body)
          ? "The page of this body has letters about its commitments. This letter asks about its cameras in general."
          : "Copy this letter and fill in the square brackets.",
      ),
      element("pre", { class: "look-up__letter", tabindex: 0, role: "group", "aria-label": "Letter" }, text),
      element(
        "p",
        {},
        element("button", { type: "button", class: "md-button", onclick: copy }, "Copy the letter"),
        notice,
      ),
    ];
  }
}

/** @param {BodyRecord} body */
function known(body) {
  return (body.known ?? []).length > 0;
}
