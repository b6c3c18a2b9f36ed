// Wide tables and long lines of code scroll on their own. They can take the focus, so that the arrow keys scroll them in
// every browser.
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

// The headings above each list, including the title of the page: their words count as words of every row.
function outline(article, lists) {
  const above = new Map();
  const stack = [];
  for (const one of article.querySelectorAll("h1, h2, h3, h4, tbody, ul")) {
    if (lists.includes(one)) above.set(one, [...stack]);
    const level = Number(/^H([1-4])$/.exec(one.tagName)?.[1]);
    if (!level) continue;
    while (stack.length && stack.at(-1).level >= level) stack.pop();
    stack.push({ level, heading: one });
  }
  return above;
}

// The text that belongs only to a list or a heading: the lines before a list, and those between a heading and its list.
function lines(start, next, stop) {
  const found = [];
  for (let one = next(start); one && !stop(one); one = next(one)) found.push(one);
  return found;
}

const holds = (one, lists) => lists.some((list) => one.contains(list)) || one.matches("h1, h2, h3, h4, .filter");
// Return whether a row has a word or, as a separate word, its singular: "schools" finds "school or college".
function has(content, word) {
  if (content.includes(word)) return true;
  const one = word.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
  return word.length > 4 && one !== word && content.split(/[^\p{L}\p{N}]+/u).includes(one);
}

// Long tables first show only some rows; a page with many rows gets a field that filters all of them.
function shorten(article) {
  const lists = [...article.querySelectorAll("table[data-cards] tbody, .names ul")];
  const rows = lists.flatMap((list) => [...list.children]);
  const above = outline(article, lists);
  const titles = (list) => above.get(list).map(({ heading }) => heading);
  const texts = new Map();
  const textOf = (row, list) => {
    if (!texts.has(row)) {
      texts.set(row, plain([row, ...titles(list)].map((one) => one.textContent.replace("¶", "")).join("\n")));
    }
    return texts.get(row);
  };
  let text = "";
  const folds = lists.filter((list) => list.matches("tbody") && list.children.length > SHOWN + 5);
  const open = new Set();
  const wholeOf = (list) => list.closest(".md-typeset__scrollwrap") ?? list.closest("table") ?? list;
  const headings = new Set(lists.flatMap(titles).filter((one) => one.tagName !== "H1"));
  const under = new Map();
  for (const one of headings) under.set(one, lines(one, (it) => it.nextElementSibling, (it) => holds(it, lists)));
  for (const list of lists) {
    under.set(list, lines(wholeOf(list), (it) => it.previousElementSibling, (it) => holds(it, lists)));
  }

  function draw() {
    let words = plain(text).split(/\s+/).filter(Boolean);
    // Words that occur together somewhere on the page, such as "United States", are searched for together.
    const phrase = words.join(" ");
    if (words.length > 1 && lists.some((list) => [...list.children].some((row) => textOf(row, list).includes(phrase)))) {
      words = [phrase];
    }
    const filled = new Set();
    let left = 0;
    for (const list of lists) {
      let shown = 0;
      const folded = folds.includes(list) && !open.has(list) && !words.length;
      for (const [at, row] of [...list.children].entries()) {
        const content = words.length ? textOf(row, list) : "";
        const fits = words.every((word) => has(content, word));
        left += fits;
        row.hidden = !fits || (folded && at >= SHOWN);
        shown += !row.hidden;
      }
      wholeOf(list).hidden = shown === 0;
      if (list.unfold) list.unfold.hidden = !folded;
      if (shown) filled.add(list);
      if (shown) titles(list).forEach((one) => filled.add(one));
    }
    // While the page is filtered, a heading without a matching row is hidden, and so is the text that introduces it.
    for (const [one, around] of under) {
      const gone = words.length > 0 && !filled.has(one);
      if (headings.has(one)) one.hidden = gone;
      for (const line of around) line.hidden = line === one.unfold ? line.hidden : gone;
    }
    for (const list of lists) if (list.unfold) list.unfold.hidden = !folds.includes(list) || open.has(list) || words.length > 0;
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
    wholeOf(list).after(list.unfold);
  }
  if (rows.length >= WORTH_A_FILTER) {
    const field = made("input", { type: "search", id: "page-filter", autocomplete: "off", spellcheck: "false" });
    field.placeholder = "A name, a place, a kind of body";
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
  // The row named in the address is always shown.
  const target = document.querySelector(":target");
  const holder = target && folds.find((list) => list.contains(target));
  if (holder) {
    open.add(holder);
    draw();
    target.scrollIntoView();
  }
}

// The button of the table of contents has a label, and the contents close when the reader chooses an entry.
function contents() {
  const button = document.querySelector(".md-sidebar-button");
  const toggle = document.getElementById("__toc");
  if (!button || !toggle) return;
  button.append(made("span", { class: "spoken" }, "On this page"));
  for (const link of document.querySelectorAll(".md-sidebar--secondary .md-nav a")) {
    link.addEventListener("click", () => {
      toggle.checked = false;
    });
  }
}

// If its script fails, the explorer page shows the other ways to read the register.
function replace() {
  const app = document.getElementById("explorer-app");
  if (app && !app.hasChildNodes()) document.getElementById("explorer-without").hidden = false;
}

function begin() {
  replace();
  for (const table of document.querySelectorAll(".md-typeset table:not([class])")) deal(table);
  const article = document.querySelector("article.md-typeset, .md-content .md-typeset");
  if (article && !article.querySelector("#explorer-app")) shorten(article);
  contents();
  reach();
}

addEventListener("load", begin);
addEventListener("resize", reach);
