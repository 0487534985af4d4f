// Nodes as marks: the shapes and colours of the static pictures, as far as they can be told at this size. What is only
// cited is empty and dashed.
import { CITED, looks, nodeCount, nodes, timesCited } from "./data.js";
import { colours } from "./theme.js";

const sheet = [[-0.75, -1], [0.15, -1], [0.75, -0.4], [0.75, 1], [-0.75, 1]];
const rectangle = (x0, y0, x1, y1) => [[x0, y0], [x1, y0], [x1, y1], [x0, y1]];
const round = (corners, radius) =>
  Array.from({ length: corners }, (_, it) => (2 * Math.PI * (it + 0.5)) / corners).map((angle) => [
    radius * Math.cos(angle),
    radius * Math.sin(angle),
  ]);

/** The shapes around a node of radius 1: their outline, and what stands in it, as a line or filled. */
const SHAPES = {
  folded: { outline: sheet, inside: [[0.15, -1], [0.15, -0.4], [0.75, -0.4]] },
  double: { outline: rectangle(-0.95, -0.95, 0.95, 0.95), inside: rectangle(-0.45, -0.45, 0.45, 0.45) },
  cut: { outline: round(8, 1.02) },
  spine: { outline: rectangle(-0.9, -0.95, 0.9, 0.95), inside: rectangle(-0.9, -0.95, -0.35, 0.95), isFilled: true },
  hexagon: { outline: [[-0.5, -0.85], [0.5, -0.85], [1.15, 0], [0.5, 0.85], [-0.5, 0.85], [-1.15, 0]] },
  rounded: { outline: round(28, 1) },
  tab: { outline: [[-1.05, -0.9], [-0.1, -0.9], [0.15, -0.4], [1.05, -0.4], [1.05, 0.8], [-1.05, 0.8]] },
  plain: { outline: rectangle(-0.85, -0.85, 0.85, 0.85) },
  // Nobody sees a line under nothing: an address is a mark of its own here.
  underline: { outline: [[0, -1.1], [1.1, 0], [0, 1.1], [-1.1, 0]] },
};

const shapes = looks.shapes.map((it) => SHAPES[it]);
/** How each node is drawn: its look; those that are only cited behind all looks. */
const manners = nodes.look.map((look, node) => look + (nodes.kind[node] === CITED ? shapes.length : 0));

/** Radius of each node in the picture: grows with how often it is cited, and stays below half a row. */
const radii = new Float32Array(nodeCount).map((_, it) => 4.5 + Math.min(1.2 * Math.sqrt(timesCited(it)), 7.5));

/** Radius as seen, in pixels: shrinks more slowly than the picture, so that marks stay clear. */
export function seenRadius(node, scale) {
  return Math.max(radii[node] * Math.min(scale * 1.5, Math.max(scale, 1), 2), 1.2);
}

/** Below this radius nobody tells a circle from a square; below this scale most marks are so small. */
const TINY = 2;
const FAR = 0.3;
/** Scale from which outlines are long enough for dashes. */
const NEAR = 0.6;
const DASHES = [2.4, 1.6];

function trace(context, points, { x, y, radius }) {
  if (radius < TINY) return context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  points.forEach(([dx, dy], at) => {
    if (at === 0) context.moveTo(x + dx * radius, y + dy * radius);
    else context.lineTo(x + dx * radius, y + dy * radius);
  });
  context.closePath();
}

/** Draws marks of one manner in one go. */
function drawAlike(context, manner, marks, scale) {
  const isFar = scale < FAR;
  const { fills, outlines, ground } = colours();
  const look = manner % shapes.length;
  const isCited = manner >= shapes.length;
  const { outline, inside, isFilled } = shapes[look];
  context.beginPath();
  marks.forEach((it) => trace(context, outline, it));
  // A pale dot on white is not seen: from far away the strong colour fills the mark.
  const fill = isFar ? outlines[look] : fills[look];
  context.fillStyle = isCited ? ground : fill;
  context.fill();
  context.lineWidth = isFar ? 0.5 : 1.2;
  context.strokeStyle = outlines[look];
  if (isCited && scale >= NEAR) context.setLineDash(DASHES);
  context.stroke();
  context.setLineDash([]);
  if (!inside || isFar) return;
  context.beginPath();
  marks.forEach((it) => it.radius < TINY || trace(context, inside, it));
  context.fillStyle = outlines[look];
  context.lineWidth = 0.9;
  if (isFilled) context.fill();
  else context.stroke();
}

/** Draws marks, `{ manner, x, y, radius }` each; the letters of the collection above all others. */
export function drawMarks(context, marks, scale = 1) {
  const alike = Array.from({ length: 2 * shapes.length }, () => []);
  for (const it of marks) alike[it.manner].push(it);
  for (let manner = alike.length - 1; manner >= 0; manner--) {
    if (alike[manner].length > 0) drawAlike(context, manner, alike[manner], scale);
  }
}

/** The mark of a node. */
export function markOf(node, x, y, radius) {
  return { manner: manners[node], x, y, radius };
}

/** The mark of a look, for the legend. */
export function signOf(look, isCited, x, y, radius) {
  return { manner: look + (isCited ? shapes.length : 0), x, y, radius };
}

/** Draws nodes. */
export function drawNodes(context, camera, all) {
  const marks = all.map((node) => {
    const { x, y } = camera.seen(nodes.x[node], nodes.y[node]);
    return markOf(node, x, y, seenRadius(node, camera.scale));
  });
  drawMarks(context, marks, camera.scale);
}
