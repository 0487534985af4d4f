// Documents by date, in a lane for each sender.
import { nameOf, nodeCount, nodes, texts, yearOf } from "./data.js";
import { byId } from "./dom.js";
import { startPointer } from "./pointer.js";
import { drawSign } from "./shapes.js";
import { on, select, state } from "./state.js";
import { colours } from "./theme.js";
import { counted, shortened } from "./words.js";

const LANE = 40;
/** Lanes of their own; other senders share one. */
const LANES = 40;
const AXIS = 24;
const NAMES = 170;
const RADIUS = 5;
/** Documents above each other in a lane; more overlap. */
const LEVELS = 3;
const FONT = '11px "Helvetica Neue", Arial, sans-serif';

const canvas = byId("timeline");
/** Shown nodes with a time, in its order, and the lane of each. */
let order = [];
let lanes = [];
let laneOf = new Map();
let spots = [];
/** Years from the left edge, and pixels a year. */
let view = { first: 0, scale: 1 };
let span = [0, 1];

/** When a node is from, in years with a fraction; NaN where it is not known. */
function timeOf(node) {
  const day = nodes.date[node] || nodes.dated[node];
  if (day !== 0) {
    const [year, month] = [Math.floor(day / 10000), Math.floor(day / 100) % 100];
    return year + (month - 1 + ((day % 100) - 1) / 31) / 12;
  }
  return nodes.year[node] === 0 ? NaN : nodes.year[node] + 0.5;
}

function arrange() {
  const shown = [];
  const counts = new Map();
  for (let node = 0; node < nodeCount; node++) {
    if (!state.nodeShown[node] || Number.isNaN(timeOf(node))) continue;
    shown.push(node);
    counts.set(nodes.sender[node], (counts.get(nodes.sender[node]) ?? 0) + 1);
  }
  order = shown.sort((a, b) => timeOf(a) - timeOf(b) || a - b);
  const senders = [...counts].filter((it) => it[0] !== 0).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const own = senders.slice(0, LANES);
  const rest = senders.slice(LANES);
  lanes = own.map(([sender, count]) => `${shortened(texts[sender], 24)} (${count})`);
  laneOf = new Map(own.map(([sender], at) => [sender, at]));
  if (rest.length > 0) {
    rest.forEach(([sender]) => laneOf.set(sender, lanes.length));
    lanes.push(`${counted(rest.length, "other sender")}`);
  }
  if (counts.has(0)) {
    laneOf.set(0, lanes.length);
    lanes.push("sender not known");
  }
  span = order.length === 0 ? [0, 1] : [timeOf(order[0]), timeOf(order.at(-1))];
  const without = state.nodeShown.reduce((sum, it) => sum + it, 0) - order.length;
  byId("timeline-note").textContent = without === 0 ? "" : `${counted(without, "document or source", "documents and sources")} without a year not shown here`;
  canvas.style.height = `${Math.max(lanes.length * LANE + AXIS + 8, 120)}px`;
}

function fitTime() {
  const wide = Math.max(canvas.clientWidth - NAMES - 40, 50);
  view.scale = wide / Math.max(span[1] - span[0], 0.2);
  view.first = span[0] - 15 / view.scale;
}

function seenAt(time) {
  return NAMES + (time - view.first) * view.scale;
}

/** Where each node stands: in its lane, beside the one before where both would overlap. */
function place() {
  spots = [];
  const ends = lanes.map(() => new Array(LEVELS).fill(-Infinity));
  for (const node of order) {
    const lane = laneOf.get(nodes.sender[node]);
    const x = seenAt(timeOf(node));
    const free = ends[lane].findIndex((end) => x - end >= 2 * RADIUS + 1);
    const level = free >= 0 ? free : ends[lane].indexOf(Math.min(...ends[lane]));
    ends[lane][level] = x;
    spots.push({ node, x, y: AXIS + lane * LANE + 9 + level * (2 * RADIUS + 1) });
  }
}

/** Steps of the axis in years, so that its numbers have room. */
function steps() {
  return [1, 2, 5, 10, 20, 50, 100, 200, 500].find((it) => it * view.scale >= 46) ?? 1000;
}

function drawLanes(context, width, height) {
  const { band, faint, ink } = colours();
  lanes.forEach((name, at) => {
    context.fillStyle = band;
    if (at % 2 === 0) context.fillRect(0, AXIS + at * LANE, width, LANE);
    context.fillStyle = ink;
    context.fillText(name, 8, AXIS + at * LANE + LANE / 2);
  });
  const step = steps();
  context.strokeStyle = faint;
  context.fillStyle = faint;
  context.lineWidth = 0.5;
  const last = view.first + (width - NAMES) / view.scale;
  for (let year = Math.ceil(view.first / step) * step; year <= last; year += step) {
    const x = seenAt(year);
    if (x < NAMES) continue;
    context.beginPath();
    context.moveTo(x, AXIS - 4);
    context.lineTo(x, height);
    context.stroke();
    context.fillText(String(year), x + 3, AXIS / 2);
  }
}

function draw() {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
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
  context.rect(NAMES, 0, width - NAMES, height);
  context.clip();
  for (const { node, x, y } of spots) {
    if (x > NAMES - RADIUS && x < width + RADIUS) drawSign(context, nodes.kind[node], x, y, RADIUS);
  }
  drawSelected(context);
  context.restore();
}

function drawSelected(context) {
  const spot = spots.find((it) => it.node === state.node);
  if (!spot) return;
  const { ring, ink, ground } = colours();
  context.beginPath();
  context.arc(spot.x, spot.y, RADIUS + 3, 0, 2 * Math.PI);
  context.strokeStyle = ring;
  context.lineWidth = 2.5;
  context.stroke();
  context.strokeStyle = ground;
  context.lineWidth = 3;
  const text = [shortened(nameOf(spot.node), 40), yearOf(spot.node)].filter(Boolean).join(", ");
  context.strokeText(text, spot.x + 11, spot.y);
  context.fillStyle = ink;
  context.fillText(text, spot.x + 11, spot.y);
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
  const time = view.first + (x - NAMES) / view.scale;
  const whole = canvas.clientWidth / Math.max(span[1] - span[0], 0.2);
  view.scale = Math.min(Math.max(view.scale * factor, whole / 3), 4000);
  view.first = time - (x - NAMES) / view.scale;
  drawSoon();
}

/** The document before or behind in time; or the nearest in time of a lane above or below. */
function next(key) {
  const at = order.indexOf(state.node);
  if (at < 0) return order[0] ?? -1;
  if (key === "ArrowLeft") return order[at - 1] ?? -1;
  if (key === "ArrowRight") return order[at + 1] ?? -1;
  const lane = laneOf.get(nodes.sender[state.node]) + (key === "ArrowUp" ? -1 : 1);
  const away = (node) => Math.abs(timeOf(node) - timeOf(state.node));
  return order.filter((it) => laneOf.get(nodes.sender[it]) === lane).reduce((best, it) => (best < 0 || away(it) < away(best) ? it : best), -1);
}

/** What keys do in the timeline; whether one was meant. */
export function timelineKey(key) {
  const zooms = { "+": 1.4, "=": 1.4, "-": 0.7, _: 0.7 };
  if (key in zooms) zoom(zooms[key], NAMES + (canvas.clientWidth - NAMES) / 2);
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
    drawSoon();
  });
  ["selected", "theme"].forEach((it) => on(it, drawSoon));
  on("print", () => byId("view-timeline").hidden || draw());
  let wasShown = false;
  new ResizeObserver(() => {
    if (canvas.clientWidth === 0) return;
    if (!wasShown) fitTime();
    wasShown = true;
    drawSoon();
  }).observe(canvas);
}
