// Brings the parts of the page together: views, keys, and what scripts may ask.
import { keys, nodeOf, notices, program } from "./data.js";
import { clearChain, startChain } from "./chain.js";
import { followAddress, startDetails } from "./details.js";
import { byId, element } from "./dom.js";
import { startFilters } from "./filters.js";
import { startFindings } from "./findings.js";
import { frames, graphKey, isPainted, nodeAt, positionOf, resizeGraph, startGraph } from "./graph.js";
import { startLegend } from "./legend.js";
import { startSearch } from "./search.js";
import { closeSheet, startSheets } from "./sheets.js";
import { select, state, tell } from "./state.js";
import { startTable } from "./table.js";
import { startTheme } from "./theme.js";
import { startTimeline, timelineKey } from "./timeline.js";

const VIEWS = ["graph", "timeline", "table", "findings"];

function open(name) {
  for (const it of VIEWS) {
    const isOpen = it === name;
    byId(`view-${it}`).hidden = !isOpen;
    byId(`tab-${it}`).setAttribute("aria-selected", String(isOpen));
    byId(`tab-${it}`).tabIndex = isOpen ? 0 : -1;
  }
  tell("tab");
  resizeGraph();
}

function startTabs() {
  VIEWS.forEach((name, at) => {
    byId(`tab-${name}`).addEventListener("click", () => open(name));
    byId(`tab-${name}`).addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = VIEWS[(at + step + VIEWS.length) % VIEWS.length];
      open(next);
      byId(`tab-${next}`).focus();
    });
  });
}

function escape() {
  if (closeSheet()) return;
  if (state.chain.length > 0) clearChain();
  else select(-1);
}

/** Lets the open view take a key; whether it did. */
function viewKey(name) {
  if (!byId("view-graph").hidden) return graphKey(name);
  return !byId("view-timeline").hidden && timelineKey(name);
}

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || byId("keys").open) return;
  if (event.key === "Escape") return escape();
  if (event.target.closest("input, select, textarea")) return;
  const isPicture = event.target.matches("canvas");
  // Arrows scroll everything but a picture.
  if (event.key.startsWith("Arrow") && !isPicture && event.target !== document.body) return;
  if (event.key === "/") byId("search").focus();
  else if (event.key === "?") byId("keys").showModal();
  else if (event.key === "Enter" && isPicture) byId("details").querySelector("h2").focus();
  else if (!viewKey(event.key)) return;
  event.preventDefault();
}

function start() {
  byId("program").textContent = `made by ${program}`;
  byId("notices").append(...notices.map((it) => element("li", { text: it })));
  startTheme();
  startLegend();
  startDetails();
  startFilters();
  startSearch(nodeOf);
  startChain();
  startTabs();
  startSheets();
  startTimeline();
  startTable();
  startFindings();
  startGraph();
  addEventListener("keydown", key);
  byId("help").addEventListener("click", () => byId("keys").showModal());
  byId("keys-close").addEventListener("click", () => byId("keys").close());
  followAddress();
  window.ibid = {
    select: (name) => select(nodeOf(name)),
    nodeAt: (x, y) => keys[nodeAt(x, y)] ?? null,
    positionOf: (name) => (nodeOf(name) < 0 ? null : positionOf(nodeOf(name))),
    frames,
    isPainted,
  };
  document.body.dataset.ready = "true";
}

start();
