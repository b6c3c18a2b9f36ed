/** How a commitment stands on a day, from dates that may be known to the year only; as camwatch/model/standing.py. */

import { FIRST_DAY, dateOf } from "./dates.js";
/** @import {PartialDate} from "./dates.js" */
/** @import {CommitmentRow} from "./rows.js" */
/** @typedef {Pick<CommitmentRow, "announced" | "effective" | "due" | "milestones">} Dated */
/** @typedef {{earliest: string, latest: string, status: string}} Point */

/** @type {Record<string, string>} */
const FOR_STATUS = {
  proposed: "proposed",
  under_review: "under_review",
  declined: "declined",
  fulfilled: "kept",
  missed: "missed",
  withdrawn: "withdrawn",
};
const NOT_MADE = new Set(["proposed", "under_review", "declined"]);

/**
 * The milestones with the first and last day of each, the announcement among them.
 * @param {Dated} dated
 * @param {string} knownBy the day by which every undated milestone had happened
 * @returns {Point[]}
 */
function timeline(dated, knownBy) {
  const points = dated.milestones.map(({ date, status }) => {
    const known = dateOf(date);
    return { earliest: known?.earliest ?? FIRST_DAY, latest: known?.latest ?? knownBy, status };
  });
  const begun = dateOf(dated.announced ?? dated.effective);
  if (begun !== null) {
    const { earliest, latest, status } = points[0];
    const announced = { earliest: begun.earliest, latest: begun.latest };
    if (earliest <= begun.latest && latest >= begun.earliest) {
      points[0] = { ...announced, status };
    } else if (earliest > begun.latest) {
      // The first report of how it went is later than the announcement itself.
      points.unshift({ ...announced, status: NOT_MADE.has(status) ? status : "announced" });
    }
  }
  return points;
}

/**
 * Every status that the dates allow on a day; null is the time before the announcement.
 * @param {Dated} dated
 * @param {PartialDate} on
 * @param {string} knownBy
 * @returns {Set<string | null>}
 */
function possible(dated, on, knownBy) {
  const points = timeline(dated, knownBy);
  /** @type {Set<string | null>} */
  const found = new Set();
  if (points[0].latest > on.earliest) found.add(null);
  points.forEach(({ earliest, status }, place) => {
    if (earliest > on.latest) return;
    // It is the newest on some day of the period if each later one may come after that day.
    const day = on.earliest > earliest ? on.earliest : earliest;
    if (points.slice(place + 1).every((later) => later.latest > day)) found.add(status);
  });
  return found;
}

/**
 * How a commitment stands on a day; `undecided` where its dates allow more than one answer.
 * @param {Dated} dated
 * @param {PartialDate} on
 * @param {string} knownBy
 */
export function standing(dated, on, knownBy) {
  const answers = new Set();
  const due = dateOf(dated.due);
  const passed = due === null ? false : due.passed(on);
  for (const status of possible(dated, on, knownBy)) {
    if (status === null) {
      answers.add("not_yet");
    } else if (status in FOR_STATUS) {
      answers.add(FOR_STATUS[status]);
    } else {
      if (passed !== false) answers.add("overdue");
      if (passed !== true) answers.add("open");
    }
  }
  return answers.size === 1 ? [...answers][0] : "undecided";
}

/**
 * Whether a commitment applies on a day: true, false, or null where undecided.
 * @param {Dated} dated
 * @param {PartialDate} on
 * @param {string} knownBy
 * @returns {boolean | null}
 */
export function inForce(dated, on, knownBy) {
  const answers = new Set();
  const start = dateOf(dated.effective);
  for (const status of possible(dated, on, knownBy)) {
    if (status === null || NOT_MADE.has(status) || status === "withdrawn") {
      answers.add(false);
    } else if (start === null || start.latest <= on.earliest) {
      answers.add(true);
    } else if (start.earliest > on.latest) {
      answers.add(false);
    } else {
      answers.add(true).add(false);
    }
  }
  return answers.size === 1 ? [...answers][0] : null;
}
