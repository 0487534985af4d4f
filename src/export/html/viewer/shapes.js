// Nodes as shapes: circles for documents, filled where the text is in the collection; squares for sources, diamonds
// for web addresses.
import { kinds, nodeCount, nodes, timesCited } from "./data.js";
import { colours } from "./theme.js";

/** Radius of each node in the picture: grows with how often it is cited, and stays below half a row. */
const radii = new Float32Array(nodeCount).map((_, it) => 4.5 + Math.min(1.2 * Math.sqrt(timesCited(it)), 7.5));

/** Radius as seen, in pixels: shrinks more slowly than the picture, so that circles stay clear. */
export function seenRadius(node, scale) {
  return Math.max(radii[node] * Math.min(scale * 1.5, Math.max(scale, 1), 2), 1.2);
}

/** Below this radius nobody tells a circle from a square. */
const TINY = 2;

function trace(context, kind, x, y, radius) {
  if (radius < TINY || kind === 2) {
    const half = radius < TINY ? radius : radius * 0.88;
    context.rect(x - half, y - half, 2 * half, 2 * half);
  } else if (kind === 3) {
    context.moveTo(x, y - radius);
    context.lineTo(x + radius, y);
    context.lineTo(x, y + radius);
    context.lineTo(x - radius, y);
    context.closePath();
  } else {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

/** Draws nodes, all of one kind in one go. */
export function drawNodes(context, camera, all) {
  const { fills, outlines } = colours();
  for (let kind = kinds.length - 1; kind >= 0; kind--) {
    context.beginPath();
    for (const node of all) {
      if (nodes.kind[node] !== kind) continue;
      const { x, y } = camera.seen(nodes.x[node], nodes.y[node]);
      trace(context, kind, x, y, seenRadius(node, camera.scale));
    }
    context.fillStyle = fills[kind];
    context.fill();
    context.lineWidth = camera.scale < 0.3 ? 0.5 : 1.2;
    context.strokeStyle = outlines[kind];
    context.stroke();
  }
}

/** Draws the sign of a kind, for the legend. */
export function drawSign(context, kind, x, y, radius) {
  context.beginPath();
  trace(context, kind, x, y, radius);
  context.fillStyle = colours().fills[kind];
  context.fill();
  context.lineWidth = 1.2;
  context.strokeStyle = colours().outlines[kind];
  context.stroke();
}
