// Wide tables and long lines of code scroll by themselves. What scrolls takes the focus, so that the arrow keys scroll it
// in every browser.
function reach() {
  for (const one of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code")) {
    const scrolls = one.scrollWidth > one.clientWidth;
    if (!scrolls) {
      one.removeAttribute("tabindex");
      continue;
    }
    one.tabIndex = 0;
    if (one.matches(".md-typeset__scrollwrap")) {
      one.setAttribute("role", "group");
      one.setAttribute("aria-label", "Table that scrolls sideways");
    }
  }
}

// A table of three columns or more becomes cards on a phone. The roles keep it a table for screen readers even if the
// style shows its rows as blocks.
function deal(table) {
  const heads = [...table.querySelectorAll("thead th")].map((one) => one.textContent.trim());
  if (heads.length < 3) return;
  table.dataset.cards = "";
  table.setAttribute("role", "table");
  for (const group of table.querySelectorAll("thead, tbody")) group.setAttribute("role", "rowgroup");
  for (const row of table.rows) row.setAttribute("role", "row");
  for (const head of table.querySelectorAll("thead th")) head.setAttribute("role", "columnheader");
  for (const row of table.querySelectorAll("tbody tr")) {
    [...row.cells].forEach((cell, at) => {
      cell.setAttribute("role", "cell");
      if (heads[at]) cell.dataset.head = heads[at];
      cell.classList.toggle("empty", ["", "–"].includes(cell.textContent.trim()) && !cell.querySelector("img"));
    });
  }
}

const SHOWN = 20;
const WORTH_A_FILTER = 40;
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function made(tag, attributes, ...children) {
  const one = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
  one.append(...children);
  return one;
}

// Long tables show their first rows; a page with many rows gets a field that filters them all.
function shorten(article) {
  const lists = [...article.querySelectorAll("table[data-cards] tbody, .names ul")];
  const rows = lists.flatMap((list) => [...list.children]);
  let text = "";
  const folds = lists.filter((list) => list.matches("tbody") && list.children.length > SHOWN + 5);
  const open = new Set();

  function draw() {
    const words = plain(text).split(/\s+/).filter(Boolean);
    let left = 0;
    for (const list of lists) {
      let shown = 0;
      const folded = folds.includes(list) && !open.has(list) && !words.length;
      for (const [at, row] of [...list.children].entries()) {
        const content = words.length ? plain(row.textContent) : "";
        const fits = words.every((word) => content.includes(word));
        left += fits;
        row.hidden = !fits || (folded && at >= SHOWN);
        shown += !row.hidden;
      }
      const whole = list.closest(".md-typeset__scrollwrap") ?? list.closest("table") ?? list;
      whole.hidden = shown === 0;
      if (list.unfold) list.unfold.hidden = !folded;
    }
    status.textContent = words.length ? `${left.toLocaleString("en")} of ${rows.length.toLocaleString("en")} rows` : "";
  }

  const status = made("span", { role: "status" });
  for (const list of folds) {
    const button = made("button", { type: "button", class: "plain" }, `Show all ${list.children.length} rows`);
    button.addEventListener("click", () => {
      open.add(list);
      draw();
      list.children[SHOWN].querySelector("a")?.focus();
    });
    list.unfold = made("p", {}, button);
    (list.closest(".md-typeset__scrollwrap") ?? list.closest("table")).after(list.unfold);
  }
  if (rows.length >= WORTH_A_FILTER) {
    const field = made("input", { type: "search", id: "page-filter", autocomplete: "off", spellcheck: "false" });
    field.addEventListener("input", () => {
      text = field.value;
      draw();
    });
    const label = made("label", { for: "page-filter" }, "Filter this page");
    const first = lists[0].closest(".md-typeset__scrollwrap, .names") ?? lists[0].closest("table");
    const before = Node.DOCUMENT_POSITION_FOLLOWING;
    const heading = [...article.querySelectorAll("h2")].filter((one) => one.compareDocumentPosition(first) & before).at(-1);
    (heading ?? first).before(made("div", { class: "filter" }, label, field, status));
  }
  if (folds.length || rows.length >= WORTH_A_FILTER) draw();
  // What the address names is never folded away.
  const target = document.querySelector(":target");
  const holder = target && folds.find((list) => list.contains(target));
  if (holder) {
    open.add(holder);
    draw();
    target.scrollIntoView();
  }
}

// Without its script the explorer says how else to read the register.
function replace() {
  const app = document.getElementById("explorer-app");
  if (app && !app.hasChildNodes()) document.getElementById("explorer-without").hidden = false;
}

function begin() {
  replace();
  for (const table of document.querySelectorAll(".md-typeset table:not([class])")) deal(table);
  const article = document.querySelector("article.md-typeset, .md-content .md-typeset");
  if (article && !article.querySelector("#explorer-app")) shorten(article);
  reach();
}

addEventListener("load", begin);
addEventListener("resize", reach);
