// Names beside nodes, the most cited first, none over another and none over a node.
import { nameOf, nodeCount, nodes, timesCited } from "./data.js";
import { seenRadius } from "./shapes.js";
import { colours } from "./theme.js";
import { shortened } from "./words.js";

const FONT = '11px "Helvetica Neue", Arial, sans-serif';
const HIGH = 14;
/** Letters of a label. */
const LONG = 30;
/** Pixels of the canvas for each label, so that they do not hide the picture. */
const ROOM = 7000;
/** Nodes in view beyond which there are fewer labels, down to a third. */
const MANY = 5000;
/** Nodes that are tried, at most. */
const TRIED = 3000;

/** Nodes in the order in which they get labels. */
const ranked = Uint32Array.from({ length: nodeCount }, (_, it) => it).sort(
  (a, b) => timesCited(b) - timesCited(a) || a - b,
);
const widths = new Float32Array(nodeCount);

/** Rectangles that are taken, by strips of the height of a label. */
class Taken {
  constructor() {
    this.strips = new Map();
  }

  *near(y0, y1) {
    for (let strip = Math.floor(y0 / HIGH); strip <= Math.floor(y1 / HIGH); strip++) yield strip;
  }

  isFree([x0, y0, x1, y1]) {
    for (const strip of this.near(y0, y1)) {
      for (const it of this.strips.get(strip) ?? []) {
        if (it[0] < x1 && it[2] > x0 && it[1] < y1 && it[3] > y0) return false;
      }
    }
    return true;
  }

  take(rectangle) {
    for (const strip of this.near(rectangle[1], rectangle[3])) {
      if (!this.strips.has(strip)) this.strips.set(strip, []);
      this.strips.get(strip).push(rectangle);
    }
  }
}

function labelOf(node) {
  return shortened(nameOf(node), LONG);
}

function widthOf(context, node) {
  if (widths[node] === 0) widths[node] = context.measureText(labelOf(node)).width + 1;
  return widths[node];
}

/** Places around a node for its label, the best first: the corner of the text's rectangle. */
function spots(x, y, radius, width) {
  const gap = radius + 3;
  return [
    [x + gap, y - HIGH / 2],
    [x - gap - width, y - HIGH / 2],
    [x - width / 2, y + gap - 1],
    [x - width / 2, y - gap - HIGH + 1],
  ];
}

function write(context, text, x, y) {
  context.lineWidth = 3;
  context.strokeStyle = colours().ground;
  context.strokeText(text, x, y);
  context.fillStyle = colours().ink;
  context.fillText(text, x, y);
}

/** Draws labels of those of some nodes that have room. `always` get theirs even where it covers something. */
export function drawLabels(context, camera, width, height, isCandidate, obstacles, always = []) {
  context.font = FONT;
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const taken = new Taken();
  for (const node of obstacles) {
    const { x, y } = camera.seen(nodes.x[node], nodes.y[node]);
    const radius = seenRadius(node, camera.scale);
    if (radius > 2) taken.take([x - radius, y - radius, x + radius, y + radius]);
  }
  const room = ROOM * Math.min(Math.max(obstacles.length / MANY, 1), 3);
  let [drawn, tried] = [0, 0];
  const label = (node, force) => {
    const { x, y } = camera.seen(nodes.x[node], nodes.y[node]);
    if (x < -60 || y < -10 || x > width + 60 || y > height + 10) return;
    tried++;
    const wide = widthOf(context, node);
    const rectangles = spots(x, y, seenRadius(node, camera.scale), wide).map(([a, b]) => [a, b, a + wide, b + HIGH]);
    const inside = rectangles.filter((it) => it[0] >= 0 && it[2] <= width);
    const free = inside.find((it) => taken.isFree(it)) ?? (force ? (inside[0] ?? rectangles[0]) : undefined);
    if (free === undefined) return;
    taken.take(free);
    write(context, labelOf(node), free[0], free[1] + HIGH / 2);
    drawn++;
  };
  always.forEach((node) => label(node, true));
  for (const node of ranked) {
    if (drawn * room >= width * height || tried >= TRIED) break;
    if (isCandidate(node)) label(node, false);
  }
}
