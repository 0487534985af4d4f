// Who cites whom, a row for each link. Only the rows in view are elements of the page, so that many are no burden.
import { isCitation, keys, linkCount, links, nameOf, nodeCount, nodes, placesOf, relationsOf } from "./data.js";
import { sentences, texts, yearOf } from "./data.js";
import { announce, byId, element, isolated } from "./dom.js";
import { positionOfPlace } from "./evidence.js";
import { on, select, selectLink, state } from "./state.js";
import { isPrinting } from "./theme.js";
import { counted, csvCell, dayAsNumbers } from "./words.js";

/** Height of a row, as in the style. */
const ROW = 28;
/** Rows above and below the view that are kept ready. */
const SPARE = 12;
/** Rows that a browser can make a scroll bar for, and rows that paper gets. */
const MOST = 500000;
const PAPER = 2000;

const order = new Intl.Collator("en", { numeric: true });
let ranks = null;

/** The place of each node when sorted by name. */
function ranked() {
  if (ranks !== null) return ranks;
  const sorted = Array.from({ length: nodeCount }, (_, it) => it);
  const names = sorted.map(nameOf);
  sorted.sort((a, b) => order.compare(names[a], names[b]) || a - b);
  ranks = new Uint32Array(nodeCount);
  sorted.forEach((node, at) => (ranks[node] = at));
  return ranks;
}

const firstSentence = (link) => {
  const [from, to] = placesOf(link);
  return from < to ? sentences[links.sentence[from]] : "";
};
/** What the sentences do, else how two of a family belong together. */
const relation = (link) => {
  const says = isCitation(link) ? "" : texts[links.link[link]].replaceAll("-", " ");
  return relationsOf(link).join(", ") || says;
};

/** Columns: what they show, and a number or text to sort by. */
const COLUMNS = {
  citing: { sort: (link) => ranked()[links.citing[link]], show: (link) => nodeCell(links.citing[link]) },
  year: { sort: (link) => nodes.year[links.citing[link]], show: (link) => yearOf(links.citing[link]) },
  cited: { sort: (link) => ranked()[links.cited[link]], show: (link) => nodeCell(links.cited[link]) },
  citedYear: { sort: (link) => nodes.year[links.cited[link]], show: (link) => yearOf(links.cited[link]) },
  relation: { sort: relation, show: relation },
  places: { sort: (link) => links.weight[link], show: (link) => String(links.weight[link]) },
  sentence: { sort: firstSentence, show: (link) => isolated(firstSentence(link)) },
};

let rows = [];
let sorted = { column: "citing", down: false };

function nodeCell(node) {
  const open = { click: () => select(node) };
  return element("button", { type: "button", class: "node", on: open }, isolated(nameOf(node)));
}

function row(link, at) {
  const cells = Object.entries(COLUMNS).map(([name, it]) => element("td", { class: name }, it.show(link)));
  const [citing, cited] = [keys[links.citing[link]], keys[links.cited[link]]];
  const attributes = {
    "data-citing": citing,
    "data-cited": cited,
    "aria-rowindex": String(at + 2),
    "aria-current": link === state.link ? "true" : undefined,
    class: at % 2 ? "odd" : undefined,
  };
  const it = element("tr", attributes, ...cells);
  it.addEventListener("click", (event) => event.target.closest("button") || selectLink(link));
  return it;
}

function collect() {
  rows = [];
  for (let link = 0; link < linkCount; link++) if (state.linkShown[link]) rows.push(link);
  const value = COLUMNS[sorted.column].sort;
  const values = new Map(rows.map((link) => [link, value(link)]));
  const compare = (a, b) => (typeof a === "string" ? order.compare(a, b) : a - b);
  const way = sorted.down ? -1 : 1;
  rows.sort((a, b) => way * compare(values.get(a), values.get(b)) || a - b);
  byId("table").setAttribute("aria-rowcount", String(rows.length + 1));
}

/** How many rows there may be here. */
function most() {
  return Math.min(rows.length, isPrinting() ? PAPER : MOST);
}

function note() {
  const cut = most() < rows.length ? `, the first ${most().toLocaleString("en-US")} here; the CSV has all` : "";
  byId("table-note").textContent = counted(rows.length, "row") + cut;
}

/** Room for rows that are no elements; set as style, as the style of all cells is stronger than attributes. */
function spacer(height) {
  const cell = element("td", { colspan: "7" });
  cell.style.height = `${height}px`;
  return element("tr", { class: "spacer", "aria-hidden": "true" }, cell);
}

function fill() {
  const box = byId("table-rows");
  const count = most();
  const high = Math.ceil((box.clientHeight || 600) / ROW);
  // Nobody scrolls on paper: there all rows are elements.
  const from = isPrinting() ? 0 : Math.max(0, Math.min(Math.floor(box.scrollTop / ROW) - SPARE, count));
  const to = isPrinting() ? count : Math.min(count, from + high + 2 * SPARE);
  const shown = rows.slice(from, to).map((link, at) => row(link, from + at));
  byId("table").tBodies[0].replaceChildren(spacer(from * ROW), ...shown, spacer((count - to) * ROW));
}

function refresh() {
  if (byId("view-table").hidden) return;
  collect();
  note();
  fill();
}

/** Where the view was before printing. */
let scrolled = 0;

/** Puts all rows there before printing, and takes them away again behind it. */
function print() {
  const box = byId("table-rows");
  if (isPrinting()) scrolled = box.scrollTop;
  refresh();
  if (isPrinting()) return;
  box.scrollTop = scrolled;
  fill();
}

function sortBy(column) {
  sorted = { column, down: sorted.column === column && !sorted.down };
  document.querySelectorAll("#table th").forEach((it) => {
    const way = sorted.down ? "descending" : "ascending";
    it.setAttribute("aria-sort", it.dataset.column === column ? way : "none");
  });
  byId("table-rows").scrollTop = 0;
  refresh();
  announce(`sorted by ${column}`);
}

const CSV = ["citing", "citing_date", "cited", "cited_date", "link", "relations", "places", "position", "sentence"];

function csv() {
  const lines = [CSV];
  const day = (node) => dayAsNumbers(nodes.date[node] || nodes.dated[node]) || yearOf(node);
  for (const link of rows) {
    const [citing, cited, [from, to]] = [links.citing[link], links.cited[link], placesOf(link)];
    const position = from < to ? positionOfPlace(from) : "";
    const ends = [nameOf(citing), day(citing), nameOf(cited), day(cited)];
    const how = [texts[links.link[link]], relationsOf(link).join("; "), links.weight[link]];
    lines.push([...ends, ...how, position, firstSentence(link)]);
  }
  return lines.map((line) => line.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

async function copy() {
  const field = byId("csv");
  collect();
  field.value = csv();
  const told = counted(rows.length, "row");
  try {
    await navigator.clipboard.writeText(field.value);
    field.hidden = true;
    byId("copied").textContent = `${told} copied`;
  } catch {
    // Files and attachments often may not write to the clipboard.
    field.hidden = false;
    field.focus();
    field.select();
    byId("copied").textContent = `${told} below: press Ctrl+C (⌘C) to copy`;
  }
}

export function startTable() {
  for (const it of document.querySelectorAll("#table th")) {
    it.firstElementChild.addEventListener("click", () => sortBy(it.dataset.column));
  }
  byId("table-rows").addEventListener("scroll", () => requestAnimationFrame(fill), { passive: true });
  byId("copy-csv").addEventListener("click", copy);
  ["shown", "tab"].forEach((it) => on(it, refresh));
  on("selected", () => byId("view-table").hidden || fill());
  on("print", () => byId("view-table").hidden || print());
}
