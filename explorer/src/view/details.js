/** The details of a claim: everything that the register says about it, with its sources. */

import { Commitment } from "../claim.js";
import { counted, countryName, number, partName, plain, saidAs } from "../words.js";
import { absent, element } from "./element.js";
import { cameras } from "./cells.js";
/** @import {AnyClaim} from "../claim.js" */
/** @import {PartialDate} from "../dates.js" */
/** @import {Citation, SourceRow} from "../rows.js" */
/** @import {Child} from "./element.js" */
/** @import {Links} from "./links.js" */

/** @typedef {{on: PartialDate, links: Links, sources: () => Promise<Map<string, SourceRow>>}} Context */

/** @param {string} term @param {Child | Child[]} value */
const fact = (term, value) =>
  element("div", { class: "x-fact" }, element("dt", {}, term), element("dd", {}, value ?? absent()));

/** @param {string} jurisdiction @param {string | null} [kind] */
function bound(jurisdiction, kind) {
  const place = jurisdiction.length === 2 ? countryName(jurisdiction) : partName(jurisdiction);
  return kind == null ? `every body in ${place}` : `${saidAs(kind)} bodies in ${place}`;
}

/** @param {Commitment} claim @param {Context} context */
function commitmentFacts(claim, { on }) {
  const { row } = claim;
  const { inForce } = claim.judge(on);
  return [
    fact("Form", plain(row.instrument)),
    fact("Status as last reported", plain(row.status)),
    fact(`In force on ${on.text}`, inForce === null ? "undecided" : inForce ? "yes" : "no"),
    row.effective != null && fact("Applies from", row.effective),
    row.cameras != null && fact("Cameras", cameras(row)),
    row.cost != null && fact("Cost", `${row.cost.currency} ${number(row.cost.amount)}`),
    row.binds.length > 0 &&
      fact("Binds", row.binds.map(({ jurisdiction, kind }) => bound(jurisdiction, kind)).join("; ")),
    row.prompted_by.length > 0 && fact("Prompted by", counted(row.prompted_by.length, "intervention")),
    fact(
      "History",
      element(
        "ol",
        {},
        row.milestones.map(({ date, status, note }) =>
          element("li", {}, `${date ?? "date unknown"}: ${plain(status)}`, note != null && ` (${note})`),
        ),
      ),
    ),
  ];
}

/** @param {Citation} citation @param {SourceRow | undefined} source @param {Links} links */
function cited({ source: id, locator }, source, links) {
  if (source === undefined) return element("li", {}, id);
  const published = [source.via ? `${source.publisher}, repeating ${source.via}` : source.publisher, source.published];
  return element(
    "li",
    {},
    links.source(source.url, source.title),
    `. ${published.filter(Boolean).join(", ")}`,
    locator != null && ` (${locator})`,
    " (",
    links.archived(source.url),
    ")",
  );
}

/** @param {AnyClaim} claim @param {Context} context */
function evidence(claim, { links, sources }) {
  const list = element("ol", { "aria-busy": "true" }, element("li", {}, "Loading …"));
  const fill = async () => {
    try {
      const known = await sources();
      list.replaceChildren(
        ...claim.row.citations.map((citation) => cited(citation, known.get(citation.source), links)),
      );
    } catch (error) {
      const again = element("button", { type: "button", onclick: fill }, "Try again");
      const ids = claim.row.citations.map(({ source }) => source).join(", ");
      list.replaceChildren(
        element("li", { role: "alert" }, `${/** @type {Error} */ (error).message}. Their ids: ${ids}. `, again),
      );
    }
    list.setAttribute("aria-busy", "false");
  };
  void fill();
  return list;
}

/** @param {AnyClaim} claim @param {Context} context */
export function details(claim, context) {
  const { row } = claim;
  return element(
    "dl",
    { class: "x-facts" },
    fact("Scope", row.scope),
    claim instanceof Commitment ? commitmentFacts(claim, context) : [],
    row.note != null && fact("Note", row.note),
    fact("Sources", evidence(claim, context)),
    fact("Id", context.links.claim(claim, claim.id)),
    fact("Something wrong?", context.links.report(claim)),
  );
}
