// What the audit found, by rule or by file.
import { findings, texts } from "./data.js";
import { byId, element, fillStepwise, isolated } from "./dom.js";
import { on, select, state } from "./state.js";
import { counted } from "./words.js";

/** Findings that are listed at once. */
const STEP = 300;

function place(it) {
  if (it.file === 0) return "the collection as a whole";
  const page = it.page === 0 ? "" : `, page ${it.page}`;
  return `${texts[it.file]}:${it.line}${page}`;
}

function item(it) {
  const where = isolated(place(it), { class: "position" });
  const open = { click: () => select(it.node) };
  const lead = it.node === null ? where : element("button", { type: "button", class: "node", on: open }, where);
  const severity = element("span", { class: "severity", text: it.severity });
  const evidence = it.evidence.map((line) => element("p", { dir: "auto", text: line }));
  return element(
    "li",
    { "data-rule": it.rule, "data-severity": it.severity },
    element("div", {}, severity, " ", element("code", { text: it.rule }), " ", lead),
    element("div", { class: "message", dir: "auto", text: it.message }),
    element("details", {}, element("summary", { text: "why, and what to do" }), ...evidence),
  );
}

const GROUPS = {
  rule: { of: (it) => it.rule, heading: (it) => `${it.rule}: ${it.summary}` },
  file: { of: (it) => texts[it.file], heading: (it) => texts[it.file] || "The collection as a whole" },
};

function show() {
  const group = GROUPS[byId("findings-by").value];
  const severity = byId("findings-severity").value;
  const kept = findings.all.filter(
    (it) => (severity === "" || it.severity === severity) && (it.node === null || state.nodeShown[it.node]),
  );
  const groups = new Map();
  for (const it of kept) {
    if (!groups.has(group.of(it))) groups.set(group.of(it), []);
    groups.get(group.of(it)).push(it);
  }
  const names = [...groups.keys()].sort((a, b) => (a < b ? -1 : 1));
  const lines = names.flatMap((name) => [groups.get(name), ...groups.get(name)]);
  const heading = (all) => {
    const text = `${group.heading(all[0])} (${all.length})`;
    return element("li", { class: "heading" }, element("h3", { dir: "auto", text }));
  };
  fillStepwise(byId("findings"), lines, (it) => (Array.isArray(it) ? heading(it) : item(it)), STEP);
  byId("tab-findings").textContent = `Findings (${kept.length.toLocaleString("en-US")})`;
  byId("findings-note").textContent = `${findings.headline}. ${counted(kept.length, "finding")} shown.`;
}

export function startFindings() {
  if (findings === null) {
    byId("findings-note").textContent = "This page was written without an audit.";
    return;
  }
  ["findings-by", "findings-severity"].forEach((id) => byId(id).addEventListener("input", show));
  on("shown", show);
  show();
}
