// The search field with its list of results, a combobox after the ARIA Authoring Practices.
import { keys, kinds, nameOf, nodes, texts, yearOf } from "./data.js";
import { announce, byId, element, isolated } from "./dom.js";
import { find } from "./find.js";
import { select, state } from "./state.js";
import { counted, shortened } from "./words.js";

const MOST = 60;

let active = -1;

function options() {
  return [...byId("results").querySelectorAll('[role="option"]')];
}

function activate(at) {
  const all = options();
  active = all.length === 0 ? -1 : (at + all.length) % all.length;
  all.forEach((it, place) => it.setAttribute("aria-selected", String(place === active)));
  const current = all[active];
  if (current) {
    byId("search").setAttribute("aria-activedescendant", current.id);
    current.scrollIntoView({ block: "nearest" });
  } else byId("search").removeAttribute("aria-activedescendant");
}

export function closeResults() {
  byId("results").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  activate(-1);
}

function option(node, at) {
  const hidden = state.nodeShown[node] ? "" : "left out by the filters";
  // Sources are named by their titles.
  const title = nameOf(node).includes(texts[nodes.title[node]]) ? "" : shortened(texts[nodes.title[node]], 90);
  const about = [yearOf(node), title, kinds[nodes.kind[node]], hidden];
  return element(
    "li",
    { role: "option", id: `result-${at}`, "data-node": keys[node], "aria-selected": "false" },
    isolated(shortened(nameOf(node), 90), { class: "name" }),
    isolated(about.filter(Boolean).join(" · "), { class: "about" }),
  );
}

function refresh() {
  const { found, all } = find(byId("search").value, MOST);
  const list = byId("results");
  list.replaceChildren(...found.map(option));
  list.hidden = byId("search").value.trim() === "";
  byId("search").setAttribute("aria-expanded", String(!list.hidden));
  if (found.length === 0) list.append(element("li", { class: "none", text: "Nothing found" }));
  if (all > found.length) {
    const text = `and ${counted(all - found.length, "more", "more")}; type more letters`;
    list.append(element("li", { class: "none", text }));
  }
  activate(found.length > 0 ? 0 : -1);
  announce(counted(all, "result"));
}

function choose(item, nodeOfKey) {
  if (!item) return;
  select(nodeOfKey(item.dataset.node));
  closeResults();
}

/** Starts the search; `nodeOfKey` gives the node of a result. */
export function startSearch(nodeOfKey) {
  const field = byId("search");
  field.addEventListener("input", refresh);
  field.addEventListener("focus", () => field.value.trim() && refresh());
  field.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      activate(active + steps[event.key]);
      event.preventDefault();
    } else if (event.key === "Enter") {
      choose(options()[active], nodeOfKey);
    } else if (event.key === "Escape" && !byId("results").hidden) {
      closeResults();
      event.stopPropagation();
    }
  });
  byId("results").addEventListener("mousedown", (event) => event.preventDefault());
  byId("results").addEventListener("click", (event) => choose(event.target.closest('[role="option"]'), nodeOfKey));
  field.addEventListener("blur", closeResults);
}
