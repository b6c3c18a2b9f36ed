/** The chips: a button for each chosen filter, which removes it. */

import { element, seen, spoken } from "./element.js";

/** @typedef {{name: string, without: () => void}} Chip */

export class ChipsView {
  /** @param {() => void} cleared */
  constructor(cleared) {
    this.list = element("ul", { class: "x-chips", "aria-label": "Chosen filters" });
    this.clear = element("button", { type: "button", class: "x-clear", onclick: cleared }, "Clear all");
    this.element = element("div", { class: "x-chosen-filters" }, this.list, this.clear);
  }

  /** @param {Chip[]} chips */
  update(chips) {
    const focused = [...this.list.querySelectorAll("button")].findIndex((one) => one === document.activeElement);
    const had = focused >= 0 || document.activeElement === this.clear;
    const buttons = chips.map(({ name, without }) =>
      element("button", { type: "button", onclick: without }, spoken("Remove the filter "), name, seen(" ✕")),
    );
    this.list.replaceChildren(...buttons.map((button) => element("li", {}, button)));
    this.element.hidden = chips.length === 0;
    // The keyboard focus stays on the chips.
    if (had && buttons.length) buttons[Math.min(Math.max(focused, 0), buttons.length - 1)].focus();
    return had && buttons.length === 0;
  }
}
