// The graph as the page holds it: columns of numbers, and tables of texts that they point into.
import { byId } from "./dom.js";

const raw = JSON.parse(byId("data").textContent);

/** Numbers from "WIDTH:BASE64", see data/pack.rs. */
function unpacked(packed) {
  const bytes = atob(packed.slice(2));
  const width = Number(packed[0]);
  const numbers = new Uint32Array(bytes.length / width);
  for (let at = 0, from = 0; at < numbers.length; at++, from += width) {
    let number = 0;
    for (let byte = width - 1; byte >= 0; byte--) number = number * 256 + bytes.charCodeAt(from + byte);
    numbers[at] = number;
  }
  return numbers;
}

function columns(table, names) {
  return Object.fromEntries(names.map((name) => [name, unpacked(table[name])]));
}

export const program = raw.program;
export const title = raw.title;
export const notices = raw.notices;
export const findings = raw.findings;
/** Short texts, of which the first is empty, and the sentences around citations. */
export const texts = raw.texts;
export const sentences = raw.sentences;

/** Names and shapes of the looks of nodes, and all colours, "light" and "dark". */
export const looks = raw.looks;
export const kinds = raw.nodes.kinds;
export const keys = raw.nodes.keys;

export const nodes = columns(raw.nodes, [
  "kind", "look", "x", "y", "label", "title", "class", "from", "sender", "year", "date", "dated", "url", "why",
  "fileStarts", "file", "nameStarts", "name",
]);
export const nodeCount = keys.length;

export const links = columns(raw.links, [
  "citing", "cited", "link", "weight", "placeStarts", "sentence", "words", "note", "locator", "relation", "file",
  "line", "page",
]);
export const linkCount = links.citing.length;

export const bands = { names: raw.bands.names, left: unpacked(raw.bands.left), right: unpacked(raw.bands.right) };

/** Kinds of nodes, in the order of `kinds`. */
export const COLLECTION = 0;
export const CITED = 1;

/** Whether a node is a document, in the collection or only cited. */
export function isDocument(node) {
  return nodes.kind[node] <= CITED;
}

/** Whether a link is a citation; the others join the members of a family. */
export function isCitation(link) {
  return texts[links.link[link]] === "cites";
}

/** The links of each node in one direction: where each node's part starts, and the links. */
function linksBy(ends) {
  const starts = new Uint32Array(nodeCount + 1);
  for (const node of ends) starts[node + 1]++;
  for (let at = 0; at < nodeCount; at++) starts[at + 1] += starts[at];
  const next = starts.slice();
  const all = new Uint32Array(ends.length);
  ends.forEach((node, link) => (all[next[node]++] = link));
  return { starts, all };
}

const out = linksBy(links.citing);
const into = linksBy(links.cited);

/** Links by which a node cites others. */
export function citedBy(node) {
  return out.all.subarray(out.starts[node], out.starts[node + 1]);
}

/** Links by which others cite a node. */
export function citingOf(node) {
  return into.all.subarray(into.starts[node], into.starts[node + 1]);
}

/** How often a node is cited. */
export function timesCited(node) {
  return into.starts[node + 1] - into.starts[node];
}

/** The name that people are shown. */
export function nameOf(node) {
  return texts[nodes.label[node]] || keys[node];
}

/** The day, else the year; "" where neither is known. */
export function yearOf(node) {
  return nodes.year[node] === 0 ? "" : String(nodes.year[node]);
}

/** Texts of a node's part of a column: "file" or "name". */
export function textsOf(node, column) {
  const starts = nodes[`${column}Starts`];
  return Array.from(nodes[column].subarray(starts[node], starts[node + 1]), (it) => texts[it]);
}

/** First and last place of a link. */
export function placesOf(link) {
  return [links.placeStarts[link], links.placeStarts[link + 1]];
}

/** What the places of a link do with what they cite, each word once. */
export function relationsOf(link) {
  const [from, to] = placesOf(link);
  return [...new Set(links.relation.subarray(from, to))].filter((it) => it !== 0).map((it) => texts[it]);
}

const byKey = new Map();
keys.forEach((key, node) => byKey.has(key) || byKey.set(key, node));

/** The node of a key; -1 where there is none. */
export function nodeOf(key) {
  return byKey.get(key) ?? -1;
}
