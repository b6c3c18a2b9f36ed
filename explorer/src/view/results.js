/** The results: a table with headings that sort it and two rows for each claim, or cards on a narrow page. */

import { ORDERS } from "../orders.js";
import { readSort } from "../question.js";
import { CELLS } from "./cells.js";
import { details } from "./details.js";
import { disclosure } from "./disclosure.js";
import { element, spoken } from "./element.js";
/** @import {AnyClaim} from "../claim.js" */
/** @import {TableName} from "../register.js" */
/** @import {Context} from "./details.js" */

/** The sort that a click on a heading chooses. @param {TableName} table @param {string} key @param {string} sort */
function nextSort(table, key, sort) {
  if (readSort(sort).key === key) return sort.startsWith("-") ? key : `-${key}`;
  return ORDERS[table].find((order) => order.key === key)?.newest ? `-${key}` : key;
}

export class ResultsView {
  /**
   * @param {TableName} table
   * @param {(sort: string) => void} sorted
   */
  constructor(table, sorted) {
    this.columns = CELLS[table];
    this.sort = "";
    this.headings = this.columns.map(({ key, label }) => {
      const arrow = element("span", { class: "x-arrow", "aria-hidden": "true" });
      const button = element("button", { type: "button" }, label, arrow);
      button.addEventListener("click", () => sorted(nextSort(table, key, this.sort)));
      return { key, arrow, cell: element("th", { scope: "col", role: "columnheader" }, button) };
    });
    // Roles are explicit, because browsers drop the roles of tables that are laid out as cards.
    this.element = element(
      "table",
      { class: "x-results", role: "table", "aria-label": `The ${table} that match` },
      element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...this.headings.map(({ cell }) => cell))),
    );
  }

  /**
   * @param {AnyClaim[]} claims
   * @param {string} sort
   * @param {Context} context
   */
  update(claims, sort, context) {
    this.sort = sort;
    const { key, descending } = readSort(sort);
    for (const heading of this.headings) {
      const sorts = heading.key === key;
      heading.arrow.textContent = sorts ? (descending ? " ▼" : " ▲") : "";
      if (sorts) heading.cell.setAttribute("aria-sort", descending ? "descending" : "ascending");
      else heading.cell.removeAttribute("aria-sort");
    }
    for (const body of [...this.element.tBodies]) body.remove();
    this.element.append(...claims.map((claim) => this.group(claim, context)));
  }

  /** @param {AnyClaim} claim @param {Context} context */
  group(claim, context) {
    const cells = this.columns.map(({ key, label, cell }, place) =>
      element(
        place ? "td" : "th",
        { class: `x-${key}`, role: place ? "cell" : "rowheader", scope: place ? false : "row", "data-label": label },
        element("div", {}, cell(claim, context)),
      ),
    );
    const more = element("div", { class: "x-more" });
    const opener = disclosure({
      label: ["Details", spoken(` and sources: ${claim.body.name}, ${claim.id}`)],
      content: more,
      name: "x-details",
      turned: (open) => {
        if (open && !more.hasChildNodes()) more.append(details(claim, context));
      },
    });
    return element(
      "tbody",
      { role: "rowgroup", "data-id": claim.id },
      element("tr", { role: "row" }, ...cells),
      element(
        "tr",
        { role: "row", class: "x-said" },
        element(
          "td",
          { role: "cell", colspan: this.columns.length },
          element("p", {}, claim.row.summary, " ", opener),
          more,
        ),
      ),
    );
  }
}
