/** The view of a facet: a check box for each value, with the number of claims that it would give. */

import { number } from "../words.js";
import { disclosure } from "./disclosure.js";
import { element, newId, spoken } from "./element.js";
import { fold } from "../fold.js";
/** @import {Facet} from "../facets.js" */

/** @typedef {{value: string, name: string, meaning?: string}} Choice */

/** A facet with more values than this has a search field. */
const MANY = 12;

export class FacetView {
  /**
   * @param {Facet} facet
   * @param {Choice[]} choices
   * @param {{open: boolean, changed: (values: string[]) => void}} options
   */
  constructor(facet, choices, { open, changed }) {
    this.key = facet.key;
    /** Chosen values without a check box, such as a vendor in the address that no claim names. @type {string[]} */
    this.others = [];
    this.rows = choices.map(({ value, name, meaning }) => {
      const box = element("input", { type: "checkbox", value, name: facet.key });
      const count = element("span", { class: "x-count" });
      const label = element(
        "label",
        { title: meaning ?? false },
        box,
        element("span", { class: "x-name" }, name),
        count,
      );
      return { value, box, count, item: element("li", {}, label), folded: fold(name) };
    });
    this.chosen = element("span", { class: "x-chosen" });
    const list = element("ul", { class: "x-choices" }, ...this.rows.map(({ item }) => item));
    list.addEventListener("change", () => {
      changed([...this.others, ...this.rows.filter(({ box }) => box.checked).map(({ value }) => value)]);
    });
    const content = element(
      "fieldset",
      { class: "x-values" },
      element("legend", { class: "x-spoken" }, facet.label),
      choices.length > MANY && this.finder(facet.label),
      list,
    );
    this.element = element(
      "div",
      { class: "x-facet" },
      disclosure({
        label: [element("span", { class: "x-label" }, facet.label), this.chosen],
        content,
        name: "x-opener",
        open,
      }),
      content,
    );
  }

  /** @param {string} label */
  finder(label) {
    const none = element("p", { class: "x-none", role: "status" });
    const id = newId();
    const input = element("input", { type: "search", id, class: "x-finder", autocomplete: "off" });
    input.addEventListener("input", () => {
      const wanted = fold(input.value.trim());
      let found = 0;
      for (const { item, folded, box } of this.rows) {
        item.hidden = !folded.includes(wanted) && !box.checked;
        found += item.hidden ? 0 : 1;
      }
      none.textContent = found ? "" : `No value contains “${input.value.trim()}”.`;
    });
    return element(
      "div",
      {},
      element("label", { for: id, class: "x-small" }, `Search: ${label.toLowerCase()}`),
      input,
      none,
    );
  }

  /**
   * @param {string[]} values
   * @param {Map<string, number>} counts
   */
  update(values, counts) {
    for (const { value, box, count, item } of this.rows) {
      const fitting = counts.get(value) ?? 0;
      box.checked = values.includes(value);
      count.replaceChildren(spoken(": "), number(fitting));
      item.classList.toggle("x-empty", fitting === 0 && !box.checked);
    }
    this.others = values.filter((chosen) => this.rows.every(({ value }) => value !== chosen));
    this.chosen.textContent = values.length ? `${values.length} chosen` : "";
  }
}
