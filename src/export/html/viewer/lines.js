// Links as lines from the citing to the cited, bent a little where they are few, so that they can be told apart.
import { isCitation, linkCount, links, nodes } from "./data.js";
import { seenRadius } from "./shapes.js";
import { state } from "./state.js";
import { colours } from "./theme.js";

/** Lines up to which they are bent, and up to which they have arrows. */
const BENT = 4000;
const ARROWS = 1500;
/** By how much a line is bent at most, in the picture. */
const BEND = 70;
/** Straight pieces that a bent line is taken for where a place on it is looked for. */
const PIECES = 12;

/** The two ends of a link and the point that bends it, as seen. */
function course(link, camera, bent) {
  const from = camera.seen(nodes.x[links.citing[link]], nodes.y[links.citing[link]]);
  const to = camera.seen(nodes.x[links.cited[link]], nodes.y[links.cited[link]]);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const long = Math.hypot(dx, dy);
  const off = bent && long > 0 ? Math.min(0.14 * long, BEND * camera.scale) / long : 0;
  return { from, to, by: { x: (from.x + to.x) / 2 - dy * off, y: (from.y + to.y) / 2 + dx * off } };
}

/** Shown links that may pass through a part of the picture. */
export function linksIn([x0, y0, x1, y1]) {
  const found = [];
  for (let link = 0; link < linkCount; link++) {
    if (!state.linkShown[link]) continue;
    const [a, b] = [links.citing[link], links.cited[link]];
    const [ax, ay, bx, by] = [nodes.x[a], nodes.y[a], nodes.x[b], nodes.y[b]];
    const isAside = (ax < x0 && bx < x0) || (ax > x1 && bx > x1);
    const isBeyond = (ay < y0 && by < y0) || (ay > y1 && by > y1);
    if (!isAside && !isBeyond && a !== b) found.push(link);
  }
  return found;
}

function arrow(context, link, camera, { to, by }) {
  const long = Math.hypot(to.x - by.x, to.y - by.y);
  if (long === 0) return;
  const [ux, uy] = [(to.x - by.x) / long, (to.y - by.y) / long];
  const radius = seenRadius(links.cited[link], camera.scale) + 1;
  const size = Math.min(7, 9 * camera.scale);
  const [x, y] = [to.x - ux * radius, to.y - uy * radius];
  context.moveTo(x, y);
  context.lineTo(x - ux * size - uy * size * 0.4, y - uy * size + ux * size * 0.4);
  context.lineTo(x - ux * size + uy * size * 0.4, y - uy * size - ux * size * 0.4);
  context.closePath();
}

/** Draws links in one colour. */
export function drawLinks(context, camera, all, { colour, width, alpha = 1, few = all.length }) {
  const bent = few <= BENT;
  context.globalAlpha = alpha;
  context.beginPath();
  for (const link of all) {
    const it = course(link, camera, bent);
    context.moveTo(it.from.x, it.from.y);
    if (bent) context.quadraticCurveTo(it.by.x, it.by.y, it.to.x, it.to.y);
    else context.lineTo(it.to.x, it.to.y);
  }
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
  if (few <= ARROWS && camera.scale > 0.3) {
    context.beginPath();
    for (const link of all) arrow(context, link, camera, course(link, camera, bent));
    context.fillStyle = colour;
    context.fill();
  }
  context.globalAlpha = 1;
}

/** Draws part of the links of a view: citations, and the links of families in their own colour. */
export function drawPart(context, camera, all, few) {
  // Many lines over each other are as dark as a few.
  const alpha = Math.min(0.55, Math.max(0.04, 7 / Math.sqrt(few)));
  const { line, family } = colours();
  const width = few <= ARROWS ? 1 : 0.7;
  const families = all.filter((it) => !isCitation(it));
  drawLinks(context, camera, all.filter(isCitation), { colour: line, width, alpha, few });
  drawLinks(context, camera, families, { colour: family, width: 1, alpha: Math.max(alpha, 0.3), few });
}

function distanceToPiece(x, y, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a.x - along * dx, y - a.y - along * dy);
}

/** The shown link that passes nearest to a place, at most `reach` pixels away; -1 where none does. */
export function linkAt(camera, x, y, width, height, reach) {
  const few = linksIn(camera.view(width, height, 0)).length;
  let [best, nearest] = [-1, reach];
  // A bent line leaves the rectangle of its ends by as much.
  for (const link of linksIn(camera.near(x, y, reach + BEND * camera.scale))) {
    const { from, to, by } = course(link, camera, few <= BENT);
    let before = from;
    for (let piece = 1; piece <= PIECES; piece++) {
      const t = piece / PIECES;
      const mix = (a, b, c) => (1 - t) * (1 - t) * a + 2 * (1 - t) * t * b + t * t * c;
      const here = { x: mix(from.x, by.x, to.x), y: mix(from.y, by.y, to.y) };
      const distance = distanceToPiece(x, y, before, here);
      if (distance < nearest) [best, nearest] = [link, distance];
      before = here;
    }
  }
  return best;
}
