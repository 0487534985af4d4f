// Nodes by squares of the picture, to find those at a place without asking all.
import { nodeCount, nodes } from "./data.js";

/** Side of a square: a few nodes each, as columns are 150 apart and rows 26. */
const SIDE = 160;

const squares = (places) => Math.floor(places.reduce((a, b) => Math.max(a, b), 0) / SIDE) + 1;
const columnCount = squares(nodes.x);
const rowCount = squares(nodes.y);
const cellStarts = new Uint32Array(columnCount * rowCount + 1);
const members = new Uint32Array(nodeCount);

function cell(node) {
  return Math.floor(nodes.y[node] / SIDE) * columnCount + Math.floor(nodes.x[node] / SIDE);
}

for (let node = 0; node < nodeCount; node++) cellStarts[cell(node) + 1]++;
for (let at = 0; at < columnCount * rowCount; at++) cellStarts[at + 1] += cellStarts[at];
const nextFree = cellStarts.slice();
for (let node = 0; node < nodeCount; node++) members[nextFree[cell(node)]++] = node;

/** Calls `visit` with every node in a rectangle of the picture. */
export function nodesIn([x0, y0, x1, y1], visit) {
  const clamp = (it, most) => Math.min(Math.max(Math.floor(it / SIDE), 0), most - 1);
  const [left, right] = [clamp(x0, columnCount), clamp(x1, columnCount)];
  for (let row = clamp(y0, rowCount); row <= clamp(y1, rowCount); row++) {
    for (let at = cellStarts[row * columnCount + left]; at < cellStarts[row * columnCount + right + 1]; at++) {
      const node = members[at];
      const [x, y] = [nodes.x[node], nodes.y[node]];
      if (x >= x0 && x <= x1 && y >= y0 && y <= y1) visit(node);
    }
  }
}
