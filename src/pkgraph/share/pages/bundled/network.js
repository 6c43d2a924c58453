// The network viewer: nodes and edges of one view, drawn, filtered, searched, and each edge with its evidence.
//
// A page has an element with `data-network`. Its elements come from the address in `data-elements`, or stand in the
// page as <script type="application/json" data-elements>, both in Cytoscape's JSON: {"elements": {"nodes": [{"data":
// {"id", "label", "type", "name", "href"}}], "edges": [{"data": {"id", "source", "target", "interaction", "count",
// "documents", "facts": [{"document", "part", "quote", "href"}]}}]}}; an edge of one fact may have its document, part, quote
// and href itself. A table of the same edges, whose rows have `data-edge` with the edge's id, is named by its id in
// `data-table` and filtered with the picture.

import cytoscape from "cytoscape";
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";

const KINDS = {
  document: ["#0b6cb8", "round-rectangle"],
  mission: ["#c2410c", "ellipse"],
  priority: ["#0a7d5a", "diamond"],
  actor: ["#a23b85", "triangle"],
  state: ["#8a6400", "pentagon"],
  meeting: ["#2c7a9b", "hexagon"],
  indicator: ["#7a5230", "rectangle"],
  "mandate task": ["#6246b3", "octagon"],
  work: ["#5f6570", "tag"],
};
const OTHER = ["#5f6570", "ellipse"];
const SMALLEST = 14;
const TICKS = 320;
const PULL = 0.055;
const MANY = 6;

document.querySelectorAll("[data-network]").forEach((place) => {
  start(place).catch((error) => {
    place.append(made("p", { class: "network-failed", role: "alert" }, `The picture cannot be drawn: ${error.message}`));
  });
});

async function start(place) {
  const elements = await read(place);
  const { nodes, edges } = prepared(elements, place.clientWidth < 600 ? 20 : 34);
  if (!nodes.length) {
    place.append(made("p", {}, "This view has nothing to show."));
    return;
  }
  const frame = parts(place, nodes, edges);
  laidOut(nodes, edges, frame.canvas.clientWidth / Math.max(1, frame.canvas.clientHeight));
  const cy = cytoscape({
    container: frame.canvas,
    elements: [
      ...nodes.map((data) => ({ group: "nodes", data, position: { x: data.x, y: data.y } })),
      ...edges.map((data) => ({ group: "edges", data })),
    ],
    layout: { name: "preset", padding: 24 },
    style: style(frame.canvas),
    minZoom: 0.1,
    maxZoom: 4,
    boxSelectionEnabled: false,
    autounselectify: false,
    selectionType: "single",
  });
  joined(cy, frame, place);
  place.classList.add("network-ready");
  place.dispatchEvent(new CustomEvent("network-ready", { bubbles: true }));
}

async function read(place) {
  const address = place.dataset.elements;
  if (!address) return JSON.parse(place.querySelector("script[data-elements]").textContent).elements;
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  return (await answer.json()).elements;
}

// Plain copies with what drawing needs: how many neighbours a node has, and so how large it is; its name, cut to what fits.
function prepared({ nodes, edges }, longest) {
  const ids = new Set(nodes.map(({ data }) => data.id));
  const links = edges.map(({ data }) => ({ ...data })).filter(({ source, target }) => ids.has(source) && ids.has(target));
  const degree = new Map();
  for (const { source, target } of links) {
    degree.set(source, (degree.get(source) ?? 0) + 1);
    degree.set(target, (degree.get(target) ?? 0) + 1);
  }
  const points = nodes.map(({ data }) => {
    const joins = degree.get(data.id) ?? 0;
    return { ...data, type: data.type ?? "", short: shortened(data.label, longest), joins, size: SMALLEST + 5 * Math.sqrt(joins), shown: "", letters: 12 };
  });
  for (const edge of links) edge.width = 1 + Math.min(5, Math.log2(edge.count ?? 1));
  return { nodes: points, edges: links };
}

const shortened = (label, longest) => (label.length > longest ? `${label.slice(0, longest - 2).trimEnd()}…` : label);

// The same elements give the same picture: d3-force starts from a spiral and has its own numbers in place of chance.
// What comes out is drawn out to the canvas's own shape, which leaves names room beside one another.
function laidOut(nodes, edges, shape) {
  const few = nodes.length <= 150;
  forceSimulation(nodes)
    .force("links", forceLink(edges.map(({ source, target }) => ({ source, target }))).id((node) => node.id).distance(few ? 110 : 70))
    .force("apart", forceManyBody().strength((node) => -160 - 14 * node.joins))
    .force("room", forceCollide((node) => node.size / 2 + (few ? 26 : 8)))
    .force("x", forceX(0).strength(PULL))
    .force("y", forceY(0).strength(PULL))
    .stop()
    .tick(TICKS);
  const [wide, high] = ["x", "y"].map((axis) => {
    const places = nodes.map((node) => node[axis]);
    return Math.max(...places) - Math.min(...places) || 1;
  });
  const stretch = Math.min(2.4, Math.max(0.8, (shape * high) / wide));
  for (const node of nodes) node.x *= stretch;
}

function style(canvas) {
  const { color, backgroundColor } = getComputedStyle(canvas);
  const kinds = Object.entries(KINDS).map(([kind, [colour, shape]]) => ({
    selector: `node[type = "${kind}"]`,
    style: { "background-color": colour, shape },
  }));
  return [
    {
      selector: "node",
      style: {
        label: "data(shown)",
        width: "data(size)",
        height: "data(size)",
        "background-color": OTHER[0],
        shape: OTHER[1],
        "border-width": 1.5,
        "border-color": backgroundColor,
        color,
        "font-size": "data(letters)",
        "font-family": "system-ui, sans-serif",
        "text-valign": "bottom",
        "text-margin-y": 3,
        "text-outline-width": 2.5,
        "text-outline-color": backgroundColor,
      },
    },
    ...kinds,
    { selector: `node[joins >= ${MANY}]`, style: { "font-weight": 600, "z-index": 2 } },
    {
      selector: "edge",
      style: {
        width: "data(width)",
        "line-color": color,
        "line-opacity": 0.28,
        "curve-style": "straight",
        "target-arrow-shape": "triangle",
        "target-arrow-color": color,
        "arrow-scale": 0.7,
      },
    },
    { selector: ".aside", style: { opacity: 0.12 } },
    { selector: "node.near", style: { "z-index": 3 } },
    { selector: "edge.near", style: { "line-opacity": 0.85, "z-index": 3 } },
    { selector: ":selected", style: { "border-color": color, "border-width": 3, "line-opacity": 1, "z-index": 4 } },
    { selector: ".out", style: { display: "none" } },
  ];
}

// The parts of the viewer: the controls, the picture, and the panel that tells of what was chosen.
function parts(place, nodes, edges) {
  const kinds = counted(nodes.map(({ type }) => type));
  const boxes = [...kinds].map(([kind, count]) => {
    const box = made("input", { type: "checkbox", value: kind, checked: "" });
    return { kind, box, label: made("label", {}, box, swatch(kind), `${kind || "other"} (${count})`) };
  });
  const documents = [...new Set(edges.flatMap(documentsOf))].sort();
  const choice = made("select", {}, made("option", { value: "" }, "all documents"));
  for (const key of documents) choice.append(made("option", { value: key }, key));
  const names = made("datalist", { id: "network-names" });
  for (const node of byLabel(nodes)) names.append(made("option", { value: node.label }, node.name ?? node.type));
  const search = made("input", { type: "search", list: "network-names", autocomplete: "off", spellcheck: "false" });
  const find = made("form", { class: "network-find", role: "search" }, made("label", {}, "Find ", search), made("button", {}, "Show"));
  const closer = made("button", { type: "button", "aria-label": "Closer" }, "+");
  const away = made("button", { type: "button", "aria-label": "Further away" }, "−");
  const whole = made("button", { type: "button" }, "Whole picture");
  const told = made("p", { class: "network-told", role: "status" });
  const canvas = made("div", { class: "network-canvas", role: "img", "aria-label": picture(nodes, edges, place) });
  const panel = made("aside", { class: "network-panel", "aria-label": "What is chosen", tabindex: "-1" }, advice());
  const controls = made(
    "div",
    { class: "network-controls" },
    find,
    made("label", {}, "Said in ", choice),
    made("fieldset", { class: "network-kinds" }, made("legend", {}, "Kinds"), ...boxes.map(({ label }) => label)),
    made("div", { class: "network-zoom" }, closer, away, whole),
    names,
  );
  place.append(controls, told, made("div", { class: "network-body" }, canvas, panel));
  return { boxes, choice, find, search, closer, away, whole, told, canvas, panel };
}

function picture(nodes, edges, place) {
  const table = place.dataset.table ? "; the table below says the same in words" : "";
  return `A network of ${nodes.length} nodes and ${edges.length} edges${table}`;
}

const advice = () =>
  made("p", { class: "network-advice" }, "Choose a node to see what it is joined with, an edge to see the words that say so.");

function joined(cy, frame, place) {
  const rows = place.dataset.table ? [...document.querySelectorAll(`#${CSS.escape(place.dataset.table)} [data-edge]`)] : [];
  const filter = () => filtered(cy, frame, rows);
  for (const { box } of frame.boxes) box.addEventListener("change", filter);
  frame.choice.addEventListener("change", filter);
  frame.find.addEventListener("submit", (event) => {
    event.preventDefault();
    found(cy, frame);
  });
  frame.search.addEventListener("change", () => found(cy, frame));
  const centre = () => ({ x: cy.width() / 2, y: cy.height() / 2 });
  frame.closer.addEventListener("click", () => cy.zoom({ level: cy.zoom() * 1.4, renderedPosition: centre() }));
  frame.away.addEventListener("click", () => cy.zoom({ level: cy.zoom() / 1.4, renderedPosition: centre() }));
  frame.whole.addEventListener("click", () => {
    cy.elements().unselect();
    lit(cy, cy.collection());
    frame.panel.replaceChildren(advice());
    cy.fit(cy.elements().not(".out"), 24);
  });
  cy.on("tap", "node, edge", ({ target }) => chosen(cy, frame, target));
  cy.on("tap", ({ target }) => {
    if (target === cy) lit(cy, cy.collection());
  });
  cy.on("mouseover", "node, edge", () => (frame.canvas.style.cursor = "pointer"));
  cy.on("mouseout", "node, edge", () => (frame.canvas.style.cursor = ""));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(style(frame.canvas)));
  new ResizeObserver(() => cy.resize()).observe(frame.canvas);
  let waiting = 0;
  const later = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => named(cy));
  };
  cy.on("zoom lit", later);
  cy.on("dragfree", "node", later);
  place.network = { cy, choose: (id) => chosen(cy, frame, cy.getElementById(id)) };
  filter();
}

// Kinds and document that are not wanted leave, and nodes that nothing joins any more with them.
function filtered(cy, frame, rows) {
  const kinds = new Set(frame.boxes.filter(({ box }) => box.checked).map(({ kind }) => kind));
  const key = frame.choice.value;
  cy.batch(() => {
    cy.elements().removeClass("out");
    cy.nodes().filter((node) => !kinds.has(node.data("type"))).addClass("out");
    cy.edges()
      .filter((edge) => edge.connectedNodes(".out").nonempty() || (key && !documentsOf(edge.data()).includes(key)))
      .addClass("out");
    const joins = (node) => node.connectedEdges().not(".out").nonempty();
    cy.nodes().not(".out").filter((node) => node.degree() > 0 && !joins(node)).addClass("out");
  });
  const left = cy.elements().not(".out");
  for (const row of rows) row.hidden = !left.contains(cy.getElementById(row.dataset.edge));
  frame.told.textContent = `${left.nodes().length} nodes, ${left.edges().length} edges`;
  // Twice: the names that can be written are known only then, and they shall be in the picture too.
  for (let time = 0; time < 2 && left.nonempty(); time += 1) {
    cy.fit(left, 16);
    named(cy);
  }
}

// Names are equally large at every distance, and only those are written that cover no other name and no node; what
// joins more comes first.
function named(cy) {
  const scale = 1 / Math.min(cy.zoom(), 1.3);
  const nodes = cy.nodes().not(".out").toArray();
  const ranked = [...nodes].sort(
    (one, other) =>
      other.hasClass("near") - one.hasClass("near") ||
      other.data("joins") - one.data("joins") ||
      (one.id() < other.id() ? -1 : 1),
  );
  const bodies = nodes.map((node) => ({ node, box: around(node.position(), node.data("size") / 2 - 1) }));
  const taken = [];
  cy.batch(() => {
    for (const node of ranked) {
      const letters = (node.data("joins") >= MANY ? 14 : 12) * scale;
      const { x, y } = node.position();
      const half = (node.data("short").length * letters * 0.57) / 2;
      const top = y + node.data("size") / 2 + 2;
      const box = { x1: x - half, x2: x + half, y1: top, y2: top + letters * 1.15 };
      const covers = (other) => other.x1 < box.x2 && box.x1 < other.x2 && other.y1 < box.y2 && box.y1 < other.y2;
      const important = node.data("joins") >= MANY || node.hasClass("near");
      const free = !taken.some(covers) && (important || !bodies.some((body) => body.node !== node && covers(body.box)));
      node.data({ letters, shown: free ? node.data("short") : "" });
      if (free) taken.push(box);
    }
  });
}

const around = ({ x, y }, half) => ({ x1: x - half, x2: x + half, y1: y - half, y2: y + half });

function found(cy, frame) {
  const wanted = frame.search.value.trim().toLocaleLowerCase();
  if (!wanted) return;
  const words = (node) => [node.data("label"), node.data("name") ?? ""].map((text) => text.toLocaleLowerCase());
  const here = cy.nodes().not(".out").sort((one, other) => (one.id() < other.id() ? -1 : 1));
  const node = pick(here, wanted, words);
  if (!node) {
    frame.told.textContent = `Nothing in this picture is called “${frame.search.value.trim()}”`;
    return;
  }
  chosen(cy, frame, node);
  frame.panel.focus({ preventScroll: true });
}

function pick(nodes, wanted, words) {
  const tests = [(text) => text === wanted, (text) => text.startsWith(wanted), (text) => text.includes(wanted)];
  for (const test of tests) {
    const fit = nodes.filter((node) => words(node).some(test));
    if (fit.nonempty()) return fit[0];
  }
  return undefined;
}

function chosen(cy, frame, element) {
  cy.elements().unselect();
  element.select();
  if (element.isNode()) {
    lit(cy, element.closedNeighborhood().not(".out"));
    frame.panel.replaceChildren(...aboutNode(cy, frame, element));
  } else {
    lit(cy, element.union(element.connectedNodes()));
    frame.panel.replaceChildren(...aboutEdge(cy, frame, element));
  }
  const box = element.renderedBoundingBox({ includeLabels: false });
  const inside = box.x1 > 0 && box.y1 > 0 && box.x2 < cy.width() && box.y2 < cy.height();
  if (!inside || cy.zoom() < 0.35) cy.fit(cy.elements(".near"), 40);
  frame.panel.scrollTop = 0;
}

function lit(cy, near) {
  cy.batch(() => {
    cy.elements().removeClass("near aside");
    near.addClass("near");
    if (near.nonempty()) cy.elements().not(near).addClass("aside");
  });
  cy.emit("lit");
}

function aboutNode(cy, frame, node) {
  const data = node.data();
  const edges = node.connectedEdges().not(".out").toArray();
  const title = made("h2", {}, swatch(data.type), linked(data.label, data.href));
  const items = edges
    .map((edge) => {
      const outward = edge.source().id() === node.id();
      const other = outward ? edge.target() : edge.source();
      const words = outward ? edge.data("interaction") : `${edge.data("interaction")} it`;
      return { text: other.data("label"), words, edge, count: edge.data("count") ?? 1 };
    })
    .sort((one, other) => other.count - one.count || (one.text < other.text ? -1 : 1))
    .map(({ text, words, edge, count }) => {
      const button = made("button", { type: "button", class: "network-join" }, text);
      button.addEventListener("click", () => {
        chosen(cy, frame, edge);
        frame.panel.focus({ preventScroll: true });
      });
      return made("li", {}, button, made("span", { class: "network-how" }, ` ${words}, ${facts(count)}`));
    });
  return [
    title,
    ...(data.name && data.name !== data.label ? [made("p", {}, data.name)] : []),
    made("p", { class: "network-how" }, `${data.type}, joined with ${edges.length} here`),
    made("ul", { class: "network-joins" }, ...items),
  ];
}

function aboutEdge(cy, frame, edge) {
  const data = edge.data();
  const end = (node) => {
    const button = made("button", { type: "button", class: "network-join" }, node.data("label"));
    button.addEventListener("click", () => {
      chosen(cy, frame, node);
      frame.panel.focus({ preventScroll: true });
    });
    return button;
  };
  const pieces = (data.facts ?? [data]).filter(({ quote }) => quote);
  const rest = (data.count ?? 1) - pieces.length;
  return [
    made("h2", {}, end(edge.source()), ` ${data.interaction} `, end(edge.target())),
    made("p", { class: "network-how" }, `${facts(data.count ?? 1)} ${(data.count ?? 1) === 1 ? "says" : "say"} so${pieces.length ? ", in these words" : ""}:`),
    ...pieces.map(({ quote, document: key, part, href }) =>
      made("figure", { class: "network-evidence" }, made("blockquote", {}, quote), made("figcaption", {}, linked([key, part].filter(Boolean).join(", "), href))),
    ),
    ...(rest > 0 ? [made("p", { class: "network-how" }, `and ${rest} more`)] : []),
  ];
}

const facts = (count) => (count === 1 ? "1 fact" : `${count} facts`);

const documentsOf = ({ documents, document: key }) => documents ?? (key ? [key] : []);

const byLabel = (nodes) => [...nodes].sort((one, other) => (one.label < other.label ? -1 : 1));

function counted(values) {
  const counts = new Map();
  for (const value of [...values].sort()) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

// An address is followed only where it is one of the web or of a file: what stands in the data is not trusted.
function linked(text, href) {
  if (!href) return text;
  const { protocol } = new URL(href, document.baseURI);
  return ["http:", "https:", "file:"].includes(protocol) ? made("a", { href }, text) : text;
}

function swatch(kind) {
  const [colour, shape] = KINDS[kind] ?? OTHER;
  const outlines = {
    "round-rectangle": "M3 1h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2z",
    ellipse: "M7 1a6 6 0 1 1 0 12A6 6 0 1 1 7 1z",
    diamond: "M7 0l7 7-7 7-7-7z",
    triangle: "M7 1l6.5 12H.5z",
    pentagon: "M7 .5l6.5 5-2.5 8H3l-2.5-8z",
    hexagon: "M3.5 1h7L14 7l-3.5 6h-7L0 7z",
    rectangle: "M1 1h12v12H1z",
    octagon: "M4 1h6l3 3v6l-3 3H4l-3-3V4z",
    tag: "M1 1h8l4 6-4 6H1z",
  };
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const outline = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [name, value] of Object.entries({ viewBox: "0 0 14 14", width: 14, height: 14, "aria-hidden": "true" })) {
    svg.setAttribute(name, value);
  }
  outline.setAttribute("d", outlines[shape]);
  outline.setAttribute("fill", colour);
  svg.append(outline);
  return svg;
}

function made(name, attributes, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}
