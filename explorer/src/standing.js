/** How a commitment stands on a day, from dates that may be known to the year only; as camwatch/model/standing.py. */

import { FIRST_DAY, LAST_DAY, dateOf } from "./dates.js";
/** @import {PartialDate} from "./dates.js" */
/** @import {CommitmentRow} from "./rows.js" */
/** @typedef {Pick<CommitmentRow, "instrument" | "announced" | "effective" | "due" | "due_kind" | "milestones">} Dated */
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
 * Narrow the days of points that follow one another: none began before an earlier one, or after a later one.
 * @param {Point[]} points
 * @returns {Point[]}
 */
function inOrder(points) {
  let earliest = FIRST_DAY;
  const narrowed = points.map((point) => {
    if (point.earliest > earliest) earliest = point.earliest;
    return { ...point, earliest };
  });
  let latest = LAST_DAY;
  for (const point of narrowed.reverse()) {
    if (point.latest < latest) latest = point.latest;
    if (point.earliest > latest) return points; // the dates contradict one another; none is better than another
    point.latest = latest;
  }
  return narrowed.reverse();
}

/**
 * The orders in which the announcement and the milestones can have come: one, or two where it is open.
 * @param {Dated} dated
 * @param {string} knownBy the day by which every undated milestone had happened
 * @returns {Point[][]}
 */
function timelines(dated, knownBy) {
  const points = dated.milestones.map(({ date, status }) => {
    const known = dateOf(date);
    return { earliest: known?.earliest ?? FIRST_DAY, latest: known?.latest ?? knownBy, status };
  });
  const begun = dateOf(dated.announced ?? dated.effective);
  if (begun === null) return [inOrder(points)];
  // A bill or a review may come before what was announced in the end.
  const place = Math.max(
    points.findIndex(({ status }) => !NOT_MADE.has(status)),
    0,
  );
  const { earliest, latest, status } = points[place];
  if (latest < begun.earliest) return [inOrder(points)];
  const announcement = {
    earliest: begun.earliest,
    latest: begun.latest,
    status: NOT_MADE.has(status) ? status : "announced",
  };
  const announcedFirst = inOrder([...points.slice(0, place), announcement, ...points.slice(place)]);
  // Without an announcement, it may have been reported before the day from which it applies, or after it.
  return dated.announced == null && earliest <= begun.latest ? [announcedFirst, inOrder(points)] : [announcedFirst];
}

/**
 * Every status that the dates allow on a day; null is the time before the announcement.
 * @param {Dated} dated
 * @param {PartialDate} on
 * @param {string} knownBy
 * @returns {Set<string | null>}
 */
function possible(dated, on, knownBy) {
  /** @type {Set<string | null>} */
  const found = new Set();
  for (const points of timelines(dated, knownBy)) {
    if (points[0].latest > on.earliest) found.add(null);
    points.forEach(({ earliest, status }, place) => {
      if (earliest > on.latest) return;
      // It is the newest on some day of the period if each later one may come after that day.
      const day = on.earliest > earliest ? on.earliest : earliest;
      if (points.slice(place + 1).every((later) => later.latest > day)) found.add(status);
    });
  }
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
  const due = dated.due_kind === "expected" ? null : dateOf(dated.due);
  const passed = due === null ? false : due.passed(on);
  for (const status of possible(dated, on, knownBy)) {
    if (status === null) {
      answers.add("not_yet");
    } else if (dated.instrument === "act" && status !== "withdrawn") {
      answers.add("done");
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
    if (status === null || NOT_MADE.has(status) || dated.instrument === "act" || status === "withdrawn") {
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
