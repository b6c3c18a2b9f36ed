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

addEventListener("load", reach);
addEventListener("resize", reach);
