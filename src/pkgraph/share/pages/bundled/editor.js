// The SPARQL editor: takes the place of the form's text area, asks the endpoint, and shows what it answers.
//
// It stands in a shadow tree, where its styles are sheets of the tree and no <style> of the page: a strict policy for
// styles holds.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, toggleComment } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { sparql } from "codemirror-lang-sparql";

const RESULTS = "application/sparql-results+json";
const TABLES = { CSV: ["text/csv", "csv"], TSV: ["text/tab-separated-values", "tsv"], JSON: [RESULTS, "srj"], XML: ["application/sparql-results+xml", "srx"] };
const GRAPHS = { Turtle: ["text/turtle", "ttl"], "N-Triples": ["application/n-triples", "nt"], "JSON-LD": ["application/ld+json", "jsonld"], "RDF/XML": ["application/rdf+xml", "rdf"] };
const ACCEPT = `${RESULTS}, text/turtle;q=0.9`;
const NUMBERS = /#(integer|decimal|double|float|int|long|nonNegativeInteger)$/;
const LONGEST = 400000;
const CUT = /^# truncated: /m;
const OFF = ": the beginning of a longer answer, cut off at the limit";
const KEYWORDS = (
  "ASK BASE BIND BOUND BY COALESCE CONCAT CONSTRUCT CONTAINS COUNT DATATYPE DESC DESCRIBE DISTINCT EXISTS FILTER " +
  "GRAPH GROUP HAVING IF IN ISIRI ISLITERAL LANG LANGMATCHES LCASE LIMIT MAX MIN MINUS NOT OFFSET OPTIONAL ORDER PREFIX REDUCED " +
  "REGEX REPLACE SAMPLE SELECT STR STRAFTER STRBEFORE STRENDS STRLEN STRSTARTS SUBSTR SUM UCASE UNION UNDEF VALUES WHERE YEAR"
).split(" ");

const PREFIXES = Object.fromEntries(
  [...document.querySelectorAll(".editor-prefixes div")].map((pair) => [
    pair.querySelector("dt").textContent.replace(":", ""),
    pair.querySelector("dd").textContent,
  ]),
);

const form = document.getElementById("editor");
const answer = document.getElementById("answer");

function start() {
  const area = form.querySelector("textarea");
  const place = made("div", { class: "editor-place" });
  const root = place.attachShadow({ mode: "open" });
  area.after(place);
  const known = fetch(`${form.dataset.sparql}/terms.json`, { headers: { Accept: "application/json" } })
    .then((reply) => (reply.ok ? reply.json() : { prefixes: {}, terms: [] }))
    .catch(() => ({ prefixes: {}, terms: [] }));
  const view = new EditorView({ state: state(area.value, known, () => run(view)), parent: root, root });
  area.hidden = true;
  area.removeAttribute("name");
  form.querySelector("label").addEventListener("click", (event) => {
    event.preventDefault();
    view.focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(view);
  });
  const keys = made("p", { class: "editor-keys" }, "Ctrl+Enter runs, Ctrl+Space completes, Tab leaves the editor.");
  form.querySelector(".editor-buttons").append(keys);
  form.editor = { view, run: () => run(view) };
  form.classList.add("editor-ready");
}

function state(text, known, go) {
  const runs = { key: "Mod-Enter", run: () => (go(), true) };
  return EditorState.create({
    doc: text,
    extensions: [
      Prec.highest(keymap.of([runs])),
      lineNumbers(),
      history(),
      drawSelection(),
      highlightActiveLine(),
      bracketMatching(),
      closeBrackets(),
      lintGutter(),
      sparql(),
      syntaxHighlighting(colours),
      autocompletion({ override: [(context) => completed(context, known)], icons: false }),
      keymap.of([{ key: "Mod-/", run: toggleComment }, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
      EditorView.domEventHandlers({ beforeinput: replaced }),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": "SPARQL query", spellcheck: "false", tabindex: "0" }),
      look,
    ],
  });
}

// What is typed over a selection is put in by the editor: the browser's own way to do it writes style attributes, which a
// strict policy refuses.
function replaced(event, view) {
  const { from, to, empty } = view.state.selection.main;
  const text = event.data;
  if (empty || view.composing || event.inputType !== "insertText" || text === null) return false;
  const typed = () => view.state.update(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
  if (!view.state.facet(EditorView.inputHandler).some((taken) => taken(view, from, to, text, typed))) view.dispatch(typed());
  return true;
}

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.definitionKeyword], color: "var(--link)", fontWeight: "600" },
  { tag: [tags.string, tags.literal], color: "var(--good)" },
  { tag: [tags.number, tags.bool], color: "var(--good)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--quiet)", fontStyle: "italic" },
  { tag: tags.variableName, color: "var(--warn)" },
]);

const look = EditorView.theme({
  "&": { fontSize: "0.9rem", background: "var(--paper)", color: "var(--ink)", height: "24rem", resize: "vertical", overflow: "hidden" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--fixed)", lineHeight: "1.5" },
  ".cm-gutters": { background: "var(--raised)", color: "var(--quiet)", border: "0" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-activeLine": { background: "color-mix(in srgb, var(--accent) 9%, transparent)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--accent) 35%, transparent)",
  },
  ".cm-tooltip": { background: "var(--paper)", color: "var(--ink)", border: "1px solid var(--line)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--strong)", color: "var(--on-strong)" },
  ".cm-completionDetail": { color: "inherit", opacity: "0.8", fontStyle: "normal" },
  ".cm-completionInfo": { maxWidth: "22rem" },
});

// Terms of the ontology by prefix, variables that the query has, and keywords. A term brings its prefix line with it.
async function completed(context, known) {
  const variable = context.matchBefore(/\?\w*/);
  const text = context.state.doc.toString();
  if (variable) {
    const names = new Set([...text.matchAll(/\?(\w+)/g)].map(([whole]) => whole));
    if (names.size > 1) names.delete(variable.text);
    return { from: variable.from, options: [...names].sort().map((label) => ({ label, type: "variable" })) };
  }
  const word = context.matchBefore(/[\w-]*:?[\w-]*/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const { prefixes, terms } = await known;
  const options = terms.map(({ name, kind, label, definition }) => ({
    label: name,
    detail: label && label !== name.split(":")[1] ? `${kind}: ${label}` : kind,
    info: definition || undefined,
    apply: (view, completion, from, to) => put(view, completion.label, from, to, prefixes),
  }));
  if (!word.text.includes(":")) options.push(...KEYWORDS.map((label) => ({ label, boost: 1 })));
  return { from: word.from, options, validFor: /^[\w-]*:?[\w-]*$/ };
}

function put(view, name, from, to, prefixes) {
  const prefix = name.split(":")[0];
  const text = view.state.doc.toString();
  const declared = new RegExp(`PREFIX\\s+${prefix}:`, "i").test(text);
  const line = declared || !prefixes[prefix] ? "" : `PREFIX ${prefix}: <${prefixes[prefix]}>\n`;
  const changes = [
    { from: afterComments(view.state), insert: line },
    { from, to, insert: name },
  ];
  view.dispatch({ changes, selection: { anchor: line.length + from + name.length } });
}

function afterComments(now) {
  let number = 1;
  while (number < now.doc.lines && now.doc.line(number).text.startsWith("#")) number += 1;
  return now.doc.line(number).from;
}

let asking = null;

async function run(view) {
  asking?.abort();
  const own = (asking = new AbortController());
  const query = view.state.doc.toString();
  view.dispatch(setDiagnostics(view.state, []));
  answer.setAttribute("aria-busy", "true");
  show(made("p", { role: "status" }, "Asking…"));
  try {
    const reply = await asked(query, ACCEPT, own.signal);
    const text = await reply.text();
    if (!reply.ok) fault(view, text, reply.status);
    else if ((reply.headers.get("content-type") ?? "").startsWith(RESULTS)) results(JSON.parse(text), query);
    else graph(text, query);
  } catch (error) {
    if (error.name !== "AbortError") fault(view, JSON.stringify({ error: `The endpoint does not answer: ${error.message}` }));
  } finally {
    if (asking === own) answer.removeAttribute("aria-busy");
  }
}

const asked = (query, accept, signal) =>
  fetch(form.dataset.sparql, {
    method: "POST",
    headers: { Accept: accept, "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ query }),
    signal,
  });

const show = (...content) => answer.replaceChildren(answer.querySelector("h2"), ...content);

// What is wrong, and the place in the query, marked in the editor.
function fault(view, text, status) {
  let message = text || `The endpoint answers with ${status}`;
  let place;
  try {
    const told = JSON.parse(text);
    message = told.error ?? message;
    place = told.line ? [told.line, told.column] : undefined;
  } catch {
    // not JSON: the text itself is the message
  }
  place ??= message.match(/line (\d+), column (\d+)/)?.slice(1).map(Number);
  show(made("p", { class: "editor-fault", role: "alert" }, message));
  if (!place || place[0] > view.state.doc.lines) return;
  const line = view.state.doc.line(place[0]);
  const from = Math.min(line.from + Math.max(0, (place[1] ?? 1) - 1), line.to);
  const to = Math.min(line.to, from + 1);
  view.dispatch(setDiagnostics(view.state, [{ from: to > from ? from : Math.max(line.from, from - 1), to, severity: "error", message }]), {
    effects: EditorView.scrollIntoView(from, { y: "center" }),
    selection: { anchor: from },
  });
}

function results(told, query) {
  if ("boolean" in told) return show(...header(told.boolean ? "Yes" : "No", query, { JSON: TABLES.JSON, XML: TABLES.XML }));
  const columns = told.head.vars;
  const rows = told.results.bindings;
  const body = made("tbody", {});
  const table = made(
    "table",
    {},
    made("caption", { class: "unseen" }, "Answer"),
    made("thead", {}, made("tr", {}, ...columns.map((name) => made("th", { scope: "col" }, name)))),
    body,
  );
  const most = Number(form.dataset.most);
  const more = made("button", { type: "button", class: "editor-more" }, "More rows");
  let shown = 0;
  const add = () => {
    for (const row of rows.slice(shown, shown + most)) body.append(made("tr", {}, ...columns.map((name) => cell(row, name))));
    shown = Math.min(rows.length, shown + most);
    more.hidden = shown === rows.length;
    more.textContent = `More rows (${rows.length - shown})`;
  };
  more.addEventListener("click", add);
  add();
  const count = `${rows.length} ${rows.length === 1 ? "row" : "rows"}${told.truncated ? OFF : ""}`;
  show(...header(count, query, TABLES), made("div", { class: "editor-rows", tabindex: "0", role: "region", "aria-label": "Rows" }, table), more);
}

function graph(text, query) {
  const count = `${text.length.toLocaleString("en")} characters of Turtle${text.length > LONGEST ? ", the beginning of which is here" : ""}${CUT.test(text.slice(-200)) ? OFF : ""}`;
  show(...header(count, query, GRAPHS), made("pre", { tabindex: "0" }, text.slice(0, LONGEST)));
}

function header(told, query, forms) {
  const buttons = Object.entries(forms).map(([name, [accept, suffix]]) => {
    const button = made("button", { type: "button" }, name);
    button.addEventListener("click", () => download(query, accept, suffix));
    return button;
  });
  const downloads = made("div", { class: "downloads", role: "group", "aria-label": "Download" }, ...buttons);
  return [made("div", { class: "editor-told" }, made("p", { role: "status" }, told), downloads)];
}

async function download(query, accept, suffix) {
  const reply = await asked(query, accept);
  const address = URL.createObjectURL(await reply.blob());
  made("a", { href: address, download: `answer.${suffix}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function cell(row, name) {
  const term = row[name];
  if (!term) return made("td", {});
  if (term.type === "uri") return made("td", {}, linked(short(term.value), page(term.value)));
  if (term.type === "triple") return made("td", {}, JSON.stringify(term.value));
  const read = name === ("part" in row ? "part" : "quote") ? reader(row) : "";
  const language = term["xml:lang"] ? [made("small", {}, ` @${term["xml:lang"]}`)] : [];
  return made("td", NUMBERS.test(term.datatype ?? "") ? { class: "number" } : {}, linked(term.value, read), ...language);
}

// Rows of evidence lead to their words in the reader.
function reader({ document: key, start, end }) {
  const whole = [start, end].every((each) => each?.type === "literal" && /^\d+$/.test(each.value));
  if (!form.dataset.reader || !whole || key?.type !== "literal") return "";
  const place = `char=${start.value},${end.value}`;
  return `${form.dataset.reader}/${encoded(key.value)}?${place}#${place}`;
}

function page(iri) {
  const { base, page: pages, ontology } = form.dataset;
  const terms = PREFIXES.pk.slice(0, -1);
  if (iri.startsWith(base)) return pages + iri.slice(base.length).replace(/[^A-Za-z0-9\-._~/:@!$&'()*+,;=%]/g, encodeURIComponent);
  if (iri === terms || iri.startsWith(`${terms}#`)) return ontology + encodeURI(iri.slice(terms.length));
  return /^https?:\/\//.test(iri) ? iri : "";
}

const encoded = (text) => encodeURI(text).replace(/[?#]/g, encodeURIComponent);

function short(iri) {
  for (const [prefix, namespace] of Object.entries(PREFIXES)) {
    const rest = iri.slice(namespace.length);
    if (iri.startsWith(namespace) && /^[\w-]+$/.test(rest)) return `${prefix}:${rest}`;
  }
  return iri;
}

const linked = (text, href) => (href ? made("a", { href }, text) : text);

function made(name, attributes, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

if (form && answer) start();
