/** The view of an answer: the number of claims, the chosen filters, the order, the table, and the downloads. */

import { Commitment } from "../claim.js";
import { paged } from "../answer.js";
import { ORDERS } from "../orders.js";
import { readSort } from "../question.js";
import { counted, number } from "../words.js";
import { ChipsView } from "./chips.js";
import { element, newId } from "./element.js";
import { PagerView } from "./pager.js";
import { ResultsView } from "./results.js";
/** @import {Answer} from "../answer.js" */
/** @import {Question} from "../question.js" */
/** @import {Shelf, TableName} from "../register.js" */
/** @import {Chip} from "./chips.js" */
/** @import {Context} from "./details.js" */

/** @typedef {{table: TableName, asked: (change: Partial<Question>) => void, cleared: () => void, saved: (form: "csv" | "json") => void, copied: () => void}} Does */

export class AnswerView {
  /** @param {Does} does */
  constructor({ table, asked, cleared, saved, copied }) {
    this.count = element("p", { class: "x-total", role: "status" });
    this.chips = new ChipsView(cleared);
    this.sort = element("select", { id: newId() });
    this.sort.append(...ORDERS[table].map(({ key, label }) => element("option", { value: key }, label)));
    this.sort.addEventListener("change", () => {
      const newest = ORDERS[table].find(({ key }) => key === this.sort.value)?.newest;
      asked({ sort: newest ? `-${this.sort.value}` : this.sort.value });
    });
    this.sorted = "";
    this.way = element("button", { type: "button" });
    this.way.addEventListener("click", () =>
      asked({ sort: this.sorted.startsWith("-") ? this.sorted.slice(1) : `-${this.sorted}` }),
    );
    this.saving = /** @type {const} */ (["csv", "json"]).map((form) =>
      element("button", { type: "button", onclick: () => saved(form) }, `Download ${form.toUpperCase()}`),
    );
    this.notice = element("span", { class: "x-copied", role: "status" });
    this.none = element("p", { class: "x-none" });
    this.results = new ResultsView(table, (sort) => asked({ sort }));
    this.pager = new PagerView((page) => {
      asked({ page });
      this.element.focus({ preventScroll: true });
      this.element.scrollIntoView();
    });
    this.element = element(
      "section",
      { class: "x-answer", "aria-label": "Results", tabindex: -1 },
      this.count,
      this.chips.element,
      element(
        "div",
        { class: "x-tools" },
        element("span", { class: "x-sort" }, element("label", { for: this.sort.id }, "Sort by "), this.sort, this.way),
        element(
          "span",
          { class: "x-take" },
          ...this.saving,
          element("button", { type: "button", onclick: copied }, "Copy link"),
          this.notice,
        ),
      ),
      this.none,
      this.results.element,
      this.pager.element,
    );
  }

  /** @param {string} what */
  tell(what) {
    this.notice.textContent = what;
  }

  /**
   * @param {Question} question
   * @param {Shelf} shelf
   * @param {Answer} answer
   * @param {{chips: Chip[], context: Context}} parts
   */
  update(question, shelf, answer, { chips, context }) {
    const { claims } = answer;
    const { shown, first, page, pages } = paged(claims, question.page);
    const what = claims.length === shelf.claims.length ? "all " : `${number(claims.length)} of `;
    const made = claims.filter((claim) => claim instanceof Commitment && claim.row.made).length;
    const others = claims.filter(
      (claim) => claim instanceof Commitment && claim.row.made && claim.row.subject === "other",
    ).length;
    const kinds =
      question.table === "commitments" && claims.length > 0
        ? `; ${number(made)} made${others ? `, ${number(others)} of them not about cameras` : ""}`
        : "";
    const range = pages > 1 && page !== "all" ? `; ${first} to ${first + shown.length - 1} shown` : "";
    this.count.textContent = `${what}${counted(shelf.claims.length, question.table.slice(0, -1))}${kinds}${range}`;
    this.notice.textContent = "";
    this.count.dataset.count = String(claims.length);
    if (this.chips.update(chips)) this.element.focus({ preventScroll: true });
    const { key, descending } = readSort(question.sort);
    this.sorted = question.sort;
    this.sort.value = key;
    this.way.textContent = descending ? "▼ descending" : "▲ ascending";
    for (const button of this.saving) button.disabled = claims.length === 0;
    this.results.update(shown, question.sort, context);
    this.results.element.hidden = claims.length === 0;
    this.none.hidden = claims.length > 0;
    this.none.textContent = `None of the ${number(shelf.claims.length)} ${question.table} in release ${shelf.release.version} matches. Remove a filter, or search for fewer words.`;
    this.pager.update(page, pages, claims.length);
  }
}
