// Which nodes and links are shown.
import { COLLECTION, isCitation, isDocument, linkCount, links, looks, nodeCount, nodes, texts } from "./data.js";
import { announce, byId, element } from "./dom.js";
import { state, tell } from "./state.js";
import { counted, shortened } from "./words.js";

const FIELDS = ["filter-class", "filter-sender", "filter-relation", "year-from", "year-to"];
const SWITCHES = ["only-collection", "only-cited", "only-documents"];

/** How often each text of a column occurs, the empty one left out. */
function tally(column, keeps = () => true) {
  const counts = new Map();
  column.forEach((text, at) => text !== 0 && keeps(at) && counts.set(text, (counts.get(text) ?? 0) + 1));
  return [...counts].sort((a, b) => texts[a[0]].localeCompare(texts[b[0]], "en"));
}

/** Classes under the names of the legend; one of several looks under that of most of its nodes. */
function classesByLook() {
  const counts = tally(nodes.class);
  const inLook = new Map(counts.map(([text]) => [text, looks.names.map(() => 0)]));
  nodes.class.forEach((text, node) => text !== 0 && inLook.get(text)[nodes.look[node]]++);
  const lookOf = (text) => inLook.get(text).indexOf(Math.max(...inLook.get(text)));
  return looks.names.map((label, look) => ({ label, counts: counts.filter(([text]) => lookOf(text) === look) }));
}

function fill(id, groups) {
  const option = ([text, count]) => {
    const name = `${shortened(texts[text], 60)} (${count.toLocaleString("en-US")})`;
    return element("option", { value: String(text), text: name });
  };
  const grouped = ({ label, counts }) => {
    const options = counts.map(option);
    return label ? [element("optgroup", { label }, ...options)] : options;
  };
  const filled = groups.filter((it) => it.counts.length > 0);
  byId(id).append(element("option", { value: "", text: "all" }), ...filled.flatMap(grouped));
}

/** What the fields ask for; NaN and "" ask for nothing. */
function wishes() {
  const value = (id) => byId(id).value;
  const number = (id) => (value(id) === "" ? NaN : Number(value(id)));
  return {
    class: number("filter-class"),
    sender: number("filter-sender"),
    relation: number("filter-relation"),
    from: number("year-from"),
    to: number("year-to"),
    collection: byId("only-collection").checked,
    cited: byId("only-cited").checked,
    documents: byId("only-documents").checked,
  };
}

function keepsNode(node, wish) {
  const year = nodes.year[node];
  return (
    (Number.isNaN(wish.class) || nodes.class[node] === wish.class) &&
    (Number.isNaN(wish.sender) || nodes.sender[node] === wish.sender) &&
    (Number.isNaN(wish.from) || (year !== 0 && year >= wish.from)) &&
    (Number.isNaN(wish.to) || (year !== 0 && year <= wish.to)) &&
    (!wish.collection || nodes.kind[node] === COLLECTION) &&
    (!wish.cited || nodes.kind[node] !== COLLECTION) &&
    (!wish.documents || isDocument(node))
  );
}

function hasRelation(link, relation) {
  return links.relation.subarray(links.placeStarts[link], links.placeStarts[link + 1]).includes(relation);
}

function apply() {
  const wish = wishes();
  const byRelation = !Number.isNaN(wish.relation);
  const joined = new Uint8Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) state.nodeShown[node] = keepsNode(node, wish) ? 1 : 0;
  for (let link = 0; link < linkCount; link++) {
    const [citing, cited] = [links.citing[link], links.cited[link]];
    const areEndsShown = state.nodeShown[citing] && state.nodeShown[cited];
    const shown = areEndsShown && (!byRelation || hasRelation(link, wish.relation));
    state.linkShown[link] = shown ? 1 : 0;
    if (shown) joined[citing] = joined[cited] = 1;
  }
  // Who asks for a relation wants to see whom it joins.
  if (byRelation) for (let node = 0; node < nodeCount; node++) state.nodeShown[node] &= joined[node];
  tellCounts();
  tell("shown");
}

function tellCounts() {
  let [documents, others, citations, families] = [0, 0, 0, 0];
  for (let node = 0; node < nodeCount; node++) {
    if (state.nodeShown[node]) isDocument(node) ? documents++ : others++;
  }
  for (let link = 0; link < linkCount; link++) {
    if (state.linkShown[link]) isCitation(link) ? citations++ : families++;
  }
  const shown = byId("shown");
  shown.dataset.nodes = String(documents + others);
  shown.dataset.links = String(citations + families);
  const parts = [counted(documents, "document"), counted(citations, "citation")];
  if (others > 0) parts.push(counted(others, "other source"));
  if (families > 0) parts.push(counted(families, "family link"));
  shown.textContent = parts.join(", ");
  announce(`shown: ${shown.textContent}`);
}

function reset() {
  FIELDS.forEach((id) => (byId(id).value = ""));
  SWITCHES.forEach((id) => (byId(id).checked = false));
  apply();
}

export function startFilters() {
  fill("filter-class", classesByLook());
  fill("filter-sender", [
    { label: "Senders", counts: tally(nodes.sender, isDocument) },
    { label: "Authors", counts: tally(nodes.sender, (it) => !isDocument(it)) },
  ]);
  fill("filter-relation", [{ counts: tally(links.relation) }]);
  const years = nodes.year.filter((it) => it !== 0);
  if (years.length > 0) {
    const [first, last] = [years.reduce((a, b) => Math.min(a, b)), years.reduce((a, b) => Math.max(a, b))];
    byId("year-from").placeholder = String(first);
    byId("year-to").placeholder = String(last);
  }
  // What is in the collection is not only cited. These listeners come first, as they change what is asked for.
  const apart = (one, other) => byId(one).addEventListener("input", () => (byId(other).checked &&= !byId(one).checked));
  apart("only-collection", "only-cited");
  apart("only-cited", "only-collection");
  [...FIELDS, ...SWITCHES].forEach((id) => byId(id).addEventListener("input", apply));
  byId("reset").addEventListener("click", reset);
  tellCounts();
}
