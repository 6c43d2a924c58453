// Shows a stretch of the text: #char=start,end, in characters of the source. Without this script the server marks it.
"use strict";

const text = document.querySelector("article.text");
const highlights = window.CSS && CSS.highlights;

/** The place of a character: a text node and the offset in it. Characters are code points, offsets are not. */
function placeOf(run, at) {
  const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
  let left = at;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const letters = Array.from(node.data);
    if (left <= letters.length) return [node, letters.slice(0, left).join("").length];
    left -= letters.length;
  }
  return null;
}

/** A range for each run that the stretch reaches into. */
function rangesOf(start, end) {
  const ranges = [];
  for (const run of text.querySelectorAll("[data-start]")) {
    const first = Number(run.dataset.start);
    const length = Array.from(run.textContent).length;
    if (start >= first + length || end <= first) continue;
    const from = placeOf(run, Math.max(0, start - first));
    const to = placeOf(run, Math.min(length, end - first));
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    ranges.push(range);
  }
  return ranges;
}

/** The page on which a character stands. */
function pageOf(at) {
  let page = 1;
  for (const turn of text.dataset.turns.trim().split(" ")) {
    const [start, number] = turn.split(":").map(Number);
    if (start <= at) page = number;
  }
  return page;
}

function mark(ranges) {
  if (highlights) highlights.set("here", new Highlight(...ranges));
}

function show(start, end, scroll) {
  const ranges = rangesOf(start, end);
  mark(ranges);
  if (!ranges.length || !scroll) return ranges.length > 0;
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(ranges[0]);
  const box = ranges[0].getBoundingClientRect();
  window.scrollTo({ top: window.scrollY + box.top - window.innerHeight / 4 });
  return true;
}

function follow() {
  const asked = /^#char=(\d+),(\d+)$/.exec(decodeURIComponent(location.hash));
  if (asked) {
    const [start, end] = [Number(asked[1]), Number(asked[2])];
    if (show(start, end, true)) return;
    const page = pageOf(start);
    const link = document.querySelector(`nav.pager a[data-page="${page}"]`);
    if (link && page !== Number(text.dataset.page)) location.replace(link.href + location.hash);
    return;
  }
  const target = location.hash && (document.getElementById(location.hash.slice(1)) || document.getElementById(decodeURIComponent(location.hash.slice(1))));
  if (!target) return;
  const folded = target.closest("details");
  if (folded && !folded.open) {
    folded.open = true;
    target.scrollIntoView({ block: "center" });
  }
  if (target.dataset.span) show(...target.dataset.span.split(",").map(Number), false);
}

if (text) {
  // On a phone the list of contents does not stand before the text.
  if (window.matchMedia("(max-width: 60rem)").matches) {
    for (const list of document.querySelectorAll(".beside > details")) list.open = false;
  }
  text.addEventListener("click", (event) => {
    const link = event.target.closest("a.evidence");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (location.hash === link.hash) follow();
    else location.hash = link.hash;
  });
  window.addEventListener("hashchange", follow);
  follow();
}
