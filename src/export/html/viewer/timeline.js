// Documents by date, in a lane for each sender.
import { isDocument, nameOf, nodeCount, nodes, texts, yearOf } from "./data.js";
import { byId } from "./dom.js";
import { startPointer } from "./pointer.js";
import { drawMarks, markOf } from "./shapes.js";
import { on, select, state } from "./state.js";
import { colours } from "./theme.js";
import { counted, shortened } from "./words.js";

/** Lanes of their own; other senders share one. */
const LANES = 40;
const AXIS = 24;
/** Room for names at the left, at most, and its part of a narrow picture; blank left and right of the years. */
const NAMES = 170;
const NAMES_PART = 0.3;
const SIDES = [15, 40];
const RADIUS = 5;
/** From one row of a lane to the next, and blank above the first. */
const ROW = 2 * RADIUS + 1;
const BLANK = 6;
/** Documents above each other in a lane; more overlap. */
const ROWS = 12;
const FONT = '11px "Helvetica Neue", Arial, sans-serif';

const canvas = byId("timeline");
/** Shown nodes with a time, in its order. */
let order = [];
/** Name, members, number of rows and upper edge of each lane; and the lane of each sender. */
let lanes = [];
let laneOf = new Map();
let spots = [];
/** Year at the left edge, and pixels a year. */
let view = { first: 0, scale: 1 };
let span = [0, 1];
/** The width of the picture that the years were fitted to. */
let fittedTo = -1;
/** Pixels that names have. */
let named = NAMES;

/** When a node is from, in years with a fraction; NaN where it is not known. */
function timeOf(node) {
  const day = nodes.date[node] || nodes.dated[node];
  if (day !== 0) {
    const [year, month] = [Math.floor(day / 10000), Math.floor(day / 100) % 100];
    return year + (month - 1 + ((day % 100) - 1) / 31) / 12;
  }
  return nodes.year[node] === 0 ? NaN : nodes.year[node] + 0.5;
}

/** Which lane a node belongs to: its sender's; all sources share one. */
function senderOf(node) {
  return isDocument(node) ? nodes.sender[node] : -1;
}

function arrange() {
  order = [];
  const counts = new Map();
  for (let node = 0; node < nodeCount; node++) {
    if (!state.nodeShown[node] || Number.isNaN(timeOf(node))) continue;
    order.push(node);
    counts.set(senderOf(node), (counts.get(senderOf(node)) ?? 0) + 1);
  }
  order.sort((a, b) => timeOf(a) - timeOf(b) || a - b);
  // Whole years, so that the last one has its end and the number behind it.
  span = order.length === 0 ? [0, 1] : [Math.floor(timeOf(order[0])), Math.floor(timeOf(order.at(-1))) + 1];
  makeLanes(counts);
  const without = state.nodeShown.reduce((sum, it) => sum + it, 0) - order.length;
  const told = counted(without, "document or source", "documents and sources");
  byId("timeline-note").textContent = without === 0 ? "" : `${told} without a year not shown here`;
}

/** A lane for each of the senders with most documents, one for the others, those not known, and the sources. */
function makeLanes(counts) {
  const senders = [...counts].filter((it) => it[0] > 0).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const rest = senders.slice(LANES).map((it) => it[0]);
  const ofOne = ([sender, count]) => [texts[sender], [sender], ` (${count})`];
  const others = [counted(rest.length, "other sender"), rest];
  const own = senders.slice(0, LANES).map(ofOne);
  const all = [...own, others, ["sender not known", [0]], ["books and other sources", [-1]]];
  const kept = all.filter((it) => it[1].some((sender) => counts.has(sender)));
  lanes = kept.map(([name, , count = ""]) => ({ name, count, rows: 1, top: 0 }));
  laneOf = new Map(kept.flatMap(([, members], at) => members.map((sender) => [sender, at])));
}

function fitTime() {
  named = Math.min(NAMES, canvas.clientWidth * NAMES_PART);
  const wide = Math.max(canvas.clientWidth - named - SIDES[0] - SIDES[1], 50);
  view.scale = wide / (span[1] - span[0]);
  view.first = span[0] - SIDES[0] / view.scale;
  fittedTo = canvas.clientWidth;
  giveRows();
}

function seenAt(time) {
  return named + (time - view.first) * view.scale;
}

/** The row of each node in its lane: the first in which it does not touch the one before. */
function* rowed() {
  const ends = lanes.map(() => new Array(ROWS).fill(-Infinity));
  for (const node of order) {
    const lane = laneOf.get(senderOf(node));
    const x = seenAt(timeOf(node));
    const free = ends[lane].findIndex((end) => x - end >= ROW);
    const row = free >= 0 ? free : ends[lane].indexOf(Math.min(...ends[lane]));
    ends[lane][row] = x;
    yield { node, x, lane, row };
  }
}

/** Makes lanes as high as they need to be when everything is in view. */
function giveRows() {
  lanes.forEach((it) => (it.rows = 1));
  for (const { lane, row } of rowed()) lanes[lane].rows = Math.max(lanes[lane].rows, row + 1);
  let top = AXIS;
  for (const it of lanes) {
    it.top = top;
    top += it.rows * ROW + 2 * BLANK;
  }
  canvas.style.height = `${Math.max(top + 8, 120)}px`;
}

function place() {
  spots = [];
  for (const { node, x, lane, row } of rowed()) {
    const { top, rows } = lanes[lane];
    spots.push({ node, x, y: top + BLANK + RADIUS + Math.min(row, rows - 1) * ROW });
  }
}

/** Steps of the axis in years, so that its numbers have room. */
function steps() {
  return [1, 2, 5, 10, 20, 50, 100, 200, 500].find((it) => it * view.scale >= 46) ?? 1000;
}

function drawLanes(context, width, height) {
  const { panel, faint, ink } = colours();
  const letters = Math.floor((named - 12) / 6);
  lanes.forEach(({ name, count, top, rows }, at) => {
    const high = rows * ROW + 2 * BLANK;
    context.fillStyle = panel;
    if (at % 2 === 0) context.fillRect(0, top, width, high);
    context.fillStyle = ink;
    context.fillText(shortened(name, letters - count.length) + count, 8, top + high / 2);
  });
  const step = steps();
  context.strokeStyle = faint;
  context.fillStyle = faint;
  context.lineWidth = 0.5;
  const last = view.first + (width - named) / view.scale;
  for (let year = Math.ceil(view.first / step) * step; year <= last; year += step) {
    const x = seenAt(year);
    const wide = context.measureText(String(year)).width;
    if (x < named || x + 3 + wide >= width) continue;
    context.beginPath();
    context.moveTo(x, AXIS - 4);
    context.lineTo(x, height);
    context.stroke();
    context.fillText(String(year), x + 3, AXIS / 2);
  }
}

function draw() {
  if (canvas.clientWidth === 0) return;
  // Lanes that grow may bring a scroll bar, which takes some of the width.
  for (let round = 0; round < 2 && fittedTo !== canvas.clientWidth; round++) fitTime();
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.font = FONT;
  context.textBaseline = "middle";
  place();
  drawLanes(context, width, height);
  context.save();
  context.beginPath();
  context.rect(named, 0, width - named, height);
  context.clip();
  const seen = spots.filter(({ x }) => x > named - RADIUS && x < width + RADIUS);
  // Dashes of marks that touch run together.
  drawMarks(context, seen.map(({ node, x, y }) => markOf(node, x, y, RADIUS)), 0.5);
  drawSelected(context, width);
  context.restore();
}

function drawSelected(context, width) {
  const spot = spots.find((it) => it.node === state.node);
  if (!spot) return;
  const { citing, ink, ground } = colours();
  context.beginPath();
  context.arc(spot.x, spot.y, RADIUS + 3, 0, 2 * Math.PI);
  context.strokeStyle = citing;
  context.lineWidth = 2.5;
  context.stroke();
  context.strokeStyle = ground;
  context.lineWidth = 3;
  const text = [shortened(nameOf(spot.node), 40), yearOf(spot.node)].filter(Boolean).join(", ");
  const wide = context.measureText(text).width;
  const x = spot.x + 11 + wide <= width ? spot.x + 11 : spot.x - 11 - wide;
  context.strokeText(text, x, spot.y);
  context.fillStyle = ink;
  context.fillText(text, x, spot.y);
}

let asked = false;

function drawSoon() {
  if (asked || byId("view-timeline").hidden) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    draw();
  });
}

function spotAt(x, y) {
  return spots.findLast((it) => Math.hypot(it.x - x, it.y - y) <= RADIUS + 3);
}

function zoom(factor, x) {
  const time = view.first + (x - named) / view.scale;
  const whole = canvas.clientWidth / (span[1] - span[0]);
  view.scale = Math.min(Math.max(view.scale * factor, whole / 3), 4000);
  view.first = time - (x - named) / view.scale;
  drawSoon();
}

/** The document before or behind in time; or the nearest in time of a lane above or below. */
function next(key) {
  const at = order.indexOf(state.node);
  if (at < 0) return order[0] ?? -1;
  if (key === "ArrowLeft") return order[at - 1] ?? -1;
  if (key === "ArrowRight") return order[at + 1] ?? -1;
  const lane = laneOf.get(senderOf(state.node)) + (key === "ArrowUp" ? -1 : 1);
  const away = (node) => Math.abs(timeOf(node) - timeOf(state.node));
  const inLane = order.filter((it) => laneOf.get(senderOf(it)) === lane);
  return inLane.reduce((best, it) => (best < 0 || away(it) < away(best) ? it : best), -1);
}

/** What keys do in the timeline; whether one was meant. */
export function timelineKey(key) {
  const zooms = { "+": 1.4, "=": 1.4, "-": 0.7, _: 0.7 };
  if (key in zooms) zoom(zooms[key], (named + canvas.clientWidth) / 2);
  else if (key === "0" || key === "f" || key === "F") {
    fitTime();
    drawSoon();
  } else if (key.startsWith("Arrow")) {
    const node = next(key);
    if (node >= 0) select(node);
  } else return false;
  return true;
}

export function startTimeline() {
  startPointer(canvas, {
    pan(dx, dy) {
      view.first -= dx / view.scale;
      canvas.parentElement.scrollTop -= dy;
      drawSoon();
    },
    zoom,
    click: (x, y) => select(spotAt(x, y)?.node ?? -1),
    hover(x, y) {
      const spot = spotAt(x, y);
      canvas.title = spot ? [nameOf(spot.node), yearOf(spot.node)].filter(Boolean).join(", ") : "";
      canvas.style.cursor = spot ? "pointer" : "grab";
    },
  });
  arrange();
  on("shown", () => {
    arrange();
    fittedTo = -1;
    drawSoon();
  });
  ["selected", "theme"].forEach((it) => on(it, drawSoon));
  on("print", () => byId("view-timeline").hidden || draw());
  new ResizeObserver(drawSoon).observe(canvas);
}
