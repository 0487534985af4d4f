// The shortest chain of citations from one document to another, among what is shown.
import { citedBy, isCitation, keys, links, nameOf, nodeCount } from "./data.js";
import { nodeButton } from "./details.js";
import { announce, byId, element } from "./dom.js";
import { evidenceOf } from "./evidence.js";
import { named } from "./find.js";
import { on, state, tell } from "./state.js";
import { counted } from "./words.js";

/** Links of a shortest chain, by breadth-first search; `null` where there is none. */
function shortest(from, to) {
  const by = new Int32Array(nodeCount).fill(-1);
  const seen = new Uint8Array(nodeCount);
  const queue = [from];
  seen[from] = 1;
  for (let next = 0; next < queue.length && !seen[to]; next++) {
    for (const link of citedBy(queue[next])) {
      const cited = links.cited[link];
      if (seen[cited] || !state.linkShown[link] || !isCitation(link)) continue;
      seen[cited] = 1;
      by[cited] = link;
      queue.push(cited);
    }
  }
  if (!seen[to]) return null;
  const chain = [];
  for (let at = to; at !== from; at = links.citing[by[at]]) chain.push(by[at]);
  return chain.reverse();
}

function none(text) {
  byId("chain").replaceChildren(element("li", { class: "none", text }));
  announce(text);
  state.chain = [];
  tell("chain");
}

function stepItem(link) {
  const [citing, cited] = [links.citing[link], links.cited[link]];
  return element(
    "li",
    { "data-citing": keys[citing], "data-cited": keys[cited] },
    nodeButton(citing),
    element("div", { class: "about", text: "cites" }),
    nodeButton(cited),
    evidenceOf(link),
  );
}

function go() {
  const [from, to] = ["chain-from", "chain-to"].map((id) => named(byId(id).value));
  const missing = [[from, "chain-from"], [to, "chain-to"]].find((it) => it[0] < 0);
  if (missing) {
    const asked = byId(missing[1]).value.trim();
    return none(asked === "" ? "Name both documents." : `No document is called “${asked}”.`);
  }
  if (from === to) return none("Both ends are the same document.");
  const chain = shortest(from, to);
  if (chain === null) {
    const turned = shortest(to, from) === null ? "" : " There is one the other way round.";
    return none(`No chain leads from ${nameOf(from)} to ${nameOf(to)} among what is shown.${turned}`);
  }
  byId("chain").replaceChildren(...chain.map(stepItem));
  announce(`chain of ${counted(chain.length, "step")} from ${nameOf(from)} to ${nameOf(to)}`);
  state.chain = chain;
  tell("chain");
}

export function clearChain() {
  byId("chain").replaceChildren();
  state.chain = [];
  tell("chain");
}

export function startChain() {
  byId("chain-go").addEventListener("click", go);
  byId("chain-clear").addEventListener("click", clearChain);
  const onEnter = (event) => event.key === "Enter" && go();
  ["chain-from", "chain-to"].forEach((id) => byId(id).addEventListener("keydown", onEnter));
  // What the filters hide is no way any more.
  on("shown", () => state.chain.some((it) => !state.linkShown[it]) && clearChain());
}
