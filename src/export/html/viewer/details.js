// What is known of the selected document or line, beside the picture.
import { citedBy, citingOf, isDocument, keys, kinds, links, nameOf, nodeOf, nodes, notices, program } from "./data.js";
import { texts, textsOf, title, yearOf } from "./data.js";
import { announce, byId, element, fillStepwise, isolated, webLink } from "./dom.js";
import { evidenceOf } from "./evidence.js";
import { on, select, state } from "./state.js";
import { counted, dayInWords } from "./words.js";

/** Neighbours that are listed at once. */
const STEP = 100;

function fact(name, ...values) {
  const kept = values.filter((it) => it !== "");
  const shown = kept.map((it) => (typeof it === "string" ? isolated(it) : it));
  return kept.length === 0 ? [] : [element("dt", { text: name }), element("dd", {}, ...shown)];
}

/** "letter, document of the collection"; classes that say nothing are left out. */
function what(node) {
  const says = texts[nodes.class[node]];
  return (["other", "document"].includes(says) ? [] : [says]).concat(kinds[nodes.kind[node]]).join(", ");
}

function facts(node) {
  const url = texts[nodes.url[node]];
  const files = textsOf(node, "file").map((it) => element("div", {}, isolated(it)));
  return element(
    "dl",
    {},
    ...fact("What", what(node)),
    ...fact("Also called", textsOf(node, "name").join(", ")),
    ...fact("Title", texts[nodes.title[node]]),
    ...fact("Date", dayInWords(nodes.date[node]) || (nodes.dated[node] ? "" : yearOf(node))),
    ...fact("Dated", nodes.dated[node] === nodes.date[node] ? "" : dayInWords(nodes.dated[node])),
    ...fact(isDocument(node) ? "From" : "By", texts[nodes.from[node]]),
    ...fact(files.length > 1 ? "Files" : "File", ...files),
    ...fact("On the web", url === "" ? "" : webLink(url, url, "official")),
    ...fact("Symbol", texts[nodes.why[node]]),
  );
}

/** A button that leads to a node. */
export function nodeButton(node) {
  const about = [yearOf(node), texts[nodes.sender[node]]].filter(Boolean).join(", ");
  const button = element(
    "button",
    { type: "button", class: "node", on: { click: () => select(node) } },
    isolated(nameOf(node), { class: "name" }),
  );
  return element("div", { class: "neighbour" }, button, " ", isolated(about, { class: "about" }));
}

function neighbourItem(link, end) {
  const node = links[end][link];
  return element(
    "li",
    { "data-node": keys[node], class: state.nodeShown[node] ? undefined : "hidden" },
    nodeButton(node),
    evidenceOf(link),
  );
}

function neighbours(name, heading, all, end) {
  const list = element("ol", { class: name });
  // What stands first in the list is what was written first.
  const ordered = Array.from(all).sort((a, b) => nodes.year[links[end][a]] - nodes.year[links[end][b]] || a - b);
  fillStepwise(list, ordered, (link) => neighbourItem(link, end), STEP);
  return element("section", {}, element("h3", { text: heading }), list);
}

function chainButtons(node) {
  const button = (id, text) => {
    const put = () => {
      byId(id).value = keys[node];
      byId(id).focus();
    };
    return element("button", { type: "button", text, on: { click: put } });
  };
  const [from, to] = [button("chain-from", "Chain from here"), button("chain-to", "Chain to here")];
  return element("p", { class: "buttons" }, from, to);
}

function showNode(node) {
  const [citing, cited] = [citingOf(node), citedBy(node)];
  const citingHeading = citing.length === 0 ? "Cited by nobody here" : `Cited by ${counted(citing.length, "document")}`;
  const citedCount = counted(cited.length, "document or source", "documents and sources");
  byId("details").replaceChildren(
    element("h2", { dir: "auto", tabindex: "-1", text: nameOf(node) }),
    facts(node),
    chainButtons(node),
    neighbours("citing", citingHeading, citing, "citing"),
    neighbours("cited", cited.length === 0 ? "Cites nothing here" : `Cites ${citedCount}`, cited, "cited"),
  );
  announce(`${nameOf(node)}, cited by ${citing.length}, cites ${cited.length}`);
}

function showLink(link) {
  const [citing, cited] = [links.citing[link], links.cited[link]];
  const says = texts[links.link[link]].replaceAll("-", " ");
  const end = (name, node) => {
    const evidence = name === "cited" ? evidenceOf(link) : "";
    return element("ol", { class: name }, element("li", { "data-node": keys[node] }, nodeButton(node), evidence));
  };
  byId("details").replaceChildren(
    element("h2", { dir: "auto", tabindex: "-1", text: `${nameOf(citing)} ${says} ${nameOf(cited)}` }),
    element("section", {}, element("h3", { text: "Citing" }), end("citing", citing)),
    element("section", {}, element("h3", { text: "Cited" }), end("cited", cited)),
  );
  announce(`${nameOf(citing)} ${says} ${nameOf(cited)}`);
}

function showNothing() {
  byId("details").replaceChildren(
    element("h2", { class: "hint", text: title }),
    element("p", { class: "hint", text: "Choose a document in the picture, in the table or by searching." }),
    element("p", { class: "hint", text: "Its citations appear here with their sentences." }),
    ...notices.map((it) => element("p", { class: "notice", text: it })),
    element("p", { class: "about hint", text: `made by ${program}` }),
  );
}

function show() {
  byId("details").scrollTop = 0;
  if (state.node >= 0) showNode(state.node);
  else if (state.link >= 0) showLink(state.link);
  else showNothing();
}

/** The node that the address of the page names; -1 where it names none. */
function fromAddress() {
  try {
    return nodeOf(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return -1;
  }
}

export function startDetails() {
  on("selected", show);
  addEventListener("hashchange", () => select(fromAddress()));
  addEventListener("popstate", () => select(fromAddress()));
  showNothing();
}

/** Selects what the address names, once everything listens. */
export function followAddress() {
  const node = fromAddress();
  if (node >= 0) select(node);
}
