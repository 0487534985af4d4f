// Finding nodes by what people type: a symbol in any spelling, or words of title, sender, source and file.
import { keys, nameOf, nodeCount, nodes, texts, textsOf, timesCited } from "./data.js";
import { foldName, foldWords } from "./words.js";

let names = null;
let words = null;

/** Texts to search in, made when they are first needed. */
function prepare() {
  names = [];
  words = [];
  for (let node = 0; node < nodeCount; node++) {
    names.push([keys[node], ...textsOf(node, "name")].map(foldName));
    const told = [nameOf(node), texts[nodes.title[node]], texts[nodes.from[node]], ...textsOf(node, "file")];
    words.push(foldWords(told.join("\n")));
  }
}

/** How well a node fits, the best first; -1 where it does not. */
function rank(node, name, asked) {
  const own = names[node];
  if (name !== "" && own.includes(name)) return 0;
  if (name !== "" && own.some((it) => it.startsWith(name))) return 1;
  if (name !== "" && own.some((it) => it.includes(name))) return 2;
  return asked.every((it) => words[node].includes(it)) ? 3 : -1;
}

/** The nodes that fit, the best first, then those that are cited most; with the number of all that fit. */
export function find(text, most) {
  if (names === null) prepare();
  const name = foldName(text);
  if (name === "") return { found: [], all: 0 };
  const asked = foldWords(text).split(/\s+/u).filter(Boolean);
  const fitting = [];
  for (let node = 0; node < nodeCount; node++) {
    const at = rank(node, name, asked);
    if (at >= 0) fitting.push({ node, at });
  }
  fitting.sort((a, b) => a.at - b.at || timesCited(b.node) - timesCited(a.node) || a.node - b.node);
  return { found: fitting.slice(0, most).map((it) => it.node), all: fitting.length };
}

/** The node that a text names: by its key, else the best that fits; -1 where none does. */
export function named(text) {
  return find(text.trim(), 1).found[0] ?? -1;
}
