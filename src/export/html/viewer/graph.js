// The graph view: what stands out in it, and what mouse and keys do there.
import { citedBy, citingOf, links, nodeCount, nodes, yearOf, nameOf } from "./data.js";
import { Camera } from "./camera.js";
import { byId } from "./dom.js";
import { nodesIn } from "./grid.js";
import { drawLabels } from "./labels.js";
import { drawLinks, linkAt } from "./lines.js";
import { Picture } from "./picture.js";
import { startPointer } from "./pointer.js";
import { drawNodes, seenRadius } from "./shapes.js";
import { on, select, selectLink, state } from "./state.js";
import { colours, isPrinting } from "./theme.js";

const canvas = byId("canvas");
const camera = new Camera();
let hovered = -1;
/** What stands out: groups of links with a colour, and their nodes. */
let groups = [];
let members = [];

const emphasis = {
  isThere: () => groups.length > 0 || state.node >= 0,
  draw(context, camera, width, height) {
    const chosen = state.node >= 0 ? [state.node] : [];
    for (const it of groups) drawLinks(context, camera, it.links, { colour: it.colour(), width: it.width });
    drawNodes(context, camera, members);
    ring(context, chosen, 3);
    ring(context, hovered >= 0 ? [hovered] : [], 1.5);
    const isMember = new Set(members);
    const always = hovered >= 0 ? [hovered, ...chosen] : chosen;
    always.forEach((it) => isMember.delete(it));
    if (members.length + always.length > 0) {
      drawLabels(context, camera, width, height, (it) => isMember.has(it), [...members, ...always], always);
    }
  },
};

const picture = new Picture(canvas, camera, emphasis);
/** What was seen when everything was last brought into view. */
let fitted = null;

function ring(context, all, width) {
  for (const node of all) {
    const { x, y } = camera.seen(nodes.x[node], nodes.y[node]);
    context.beginPath();
    context.arc(x, y, seenRadius(node, camera.scale) + 2 + width / 2, 0, 2 * Math.PI);
    context.lineWidth = width;
    context.strokeStyle = colours().citing;
    context.stroke();
  }
}

function emphasise() {
  const shown = (all) => Array.from(all).filter((it) => state.linkShown[it]);
  const ends = (all) => all.flatMap((it) => [links.citing[it], links.cited[it]]);
  groups = [];
  // A chain that is looked at stands alone.
  if (state.node >= 0 && state.chain.length === 0) {
    groups.push({ links: shown(citedBy(state.node)), colour: () => colours().cited, width: 1.4 });
    groups.push({ links: shown(citingOf(state.node)), colour: () => colours().citing, width: 1.4 });
  }
  if (state.link >= 0) groups.push({ links: [state.link], colour: () => colours().citing, width: 3 });
  if (state.chain.length > 0) groups.push({ links: state.chain, colour: () => colours().chain, width: 3 });
  groups = groups.filter((it) => it.links.length > 0);
  members = [...new Set([...groups.flatMap((it) => ends(it.links)), ...(state.node >= 0 ? [state.node] : [])])];
  picture.draw();
}

/** The smallest rectangle around some nodes. */
function around(all) {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const it of all) {
    [x0, y0] = [Math.min(x0, nodes.x[it]), Math.min(y0, nodes.y[it])];
    [x1, y1] = [Math.max(x1, nodes.x[it]), Math.max(y1, nodes.y[it])];
  }
  return x0 > x1 ? [0, 0, 1, 1] : [x0, y0, x1, y1];
}

function* shownNodes() {
  for (let node = 0; node < nodeCount; node++) if (state.nodeShown[node]) yield node;
}

/** Shows everything that the filters keep. */
export function fit() {
  if (!picture.width) return;
  camera.fit(around(shownNodes()), picture.width, picture.height, 1.6, true);
  camera.farthest = camera.scale / 4;
  picture.moved();
  fitted = camera.copy();
}

function zoomBy(factor, x = picture.width / 2, y = picture.height / 2) {
  camera.zoom(factor, x, y);
  picture.moved();
}

/** Brings a node into view, near enough to read its name. */
function reveal(all) {
  if (!picture.width || all.length === 0) return;
  const isSeen = (node) => {
    const { x, y } = camera.seen(nodes.x[node], nodes.y[node]);
    return x > 30 && y > 30 && x < picture.width - 30 && y < picture.height - 30;
  };
  if (all.every(isSeen)) return;
  const [x0, y0, x1, y1] = around(all);
  const scale = Math.max(camera.scale, 0.5);
  const fits = (x1 - x0) * scale * camera.stretch <= picture.width && (y1 - y0) * scale <= picture.height;
  if (!fits) camera.fit([x0, y0, x1, y1], picture.width, picture.height, 1.2);
  else {
    const middle = camera.seen((x0 + x1) / 2, (y0 + y1) / 2);
    camera.zoom(scale / camera.scale, middle.x, middle.y);
    camera.pan(picture.width / 2 - middle.x, picture.height / 2 - middle.y);
  }
  picture.moved();
}

/** The shown node at a place of the canvas; -1 where there is none. */
export function nodeAt(x, y) {
  let [best, nearest] = [-1, Infinity];
  nodesIn(camera.near(x, y, 16 + 12 * camera.scale), (node) => {
    if (!state.nodeShown[node]) return;
    const seen = camera.seen(nodes.x[node], nodes.y[node]);
    const distance = Math.hypot(seen.x - x, seen.y - y) - seenRadius(node, camera.scale);
    if (distance < 4 && distance < nearest) [best, nearest] = [node, distance];
  });
  return best;
}

/** Where a node is seen on the canvas. */
export function positionOf(node) {
  return camera.seen(nodes.x[node], nodes.y[node]);
}

export function frames() {
  return picture.frames;
}

/** Whether the picture is complete: large ones get their lines in portions. */
export function isPainted() {
  return !picture.stale && picture.left.length === 0;
}

function click(x, y) {
  const node = nodeAt(x, y);
  if (node >= 0) return select(node);
  const link = linkAt(camera, x, y, picture.width, picture.height, 5);
  if (link >= 0) selectLink(link);
  else select(-1);
}

function hover(x, y) {
  const node = x < 0 ? -1 : nodeAt(x, y);
  if (node === hovered) return;
  hovered = node;
  canvas.style.cursor = node >= 0 ? "pointer" : "grab";
  canvas.title = node >= 0 ? [nameOf(node), yearOf(node)].filter(Boolean).join(", ") : "";
  picture.draw();
}

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The node that lies next in a direction: of the neighbours, else of all in the surroundings. */
function towards(node, [wx, wy]) {
  const nearest = (all) => {
    let [best, least] = [-1, Infinity];
    for (const it of all) {
      const [dx, dy] = [nodes.x[it] - nodes.x[node], nodes.y[it] - nodes.y[node]];
      const [along, aside] = [dx * wx + dy * wy, Math.abs(dx * wy) + Math.abs(dy * wx)];
      const far = along + 2.5 * aside;
      if (along > 0 && state.nodeShown[it] && far < least) [best, least] = [it, far];
    }
    return best;
  };
  const ends = (all, end) => Array.from(all).filter((it) => state.linkShown[it]).map((it) => end[it]);
  const neighbour = nearest([...ends(citedBy(node), links.cited), ...ends(citingOf(node), links.citing)]);
  if (neighbour >= 0) return neighbour;
  const [x, y, near] = [nodes.x[node], nodes.y[node], []];
  nodesIn([x - 900, y - 600, x + 900, y + 600], (it) => near.push(it));
  return nearest(near);
}

/** What keys do in the graph; whether one was meant. */
export function graphKey(key) {
  const zooms = { "+": 1.25, "=": 1.25, "-": 0.8, _: 0.8 };
  if (key in zooms) zoomBy(zooms[key]);
  else if (key === "0" || key === "f" || key === "F") fit();
  else if (key in WAYS) {
    const next = state.node >= 0 ? towards(state.node, WAYS[key]) : (shownNodes().next().value ?? -1);
    if (next >= 0) select(next);
  } else return false;
  return true;
}

/** Takes the size of the page; everything is in view at first, and stays so until somebody moves. */
export function resizeGraph() {
  if (isPrinting() || !picture.resize()) return;
  if (fitted === null || camera.isSameAs(fitted)) fit();
  reveal(state.node >= 0 ? [state.node] : []);
}

export function startGraph() {
  startPointer(canvas, {
    pan(dx, dy) {
      camera.pan(dx, dy);
      picture.moved();
    },
    zoom: zoomBy,
    click,
    hover,
  });
  on("selected", () => {
    emphasise();
    reveal(state.node >= 0 ? [state.node] : []);
  });
  on("chain", () => {
    emphasise();
    reveal([...new Set(state.chain.flatMap((it) => [links.citing[it], links.cited[it]]))]);
  });
  on("shown", () => {
    emphasise();
    picture.repaint();
  });
  on("theme", () => picture.repaint());
  on("print", () => picture.drawWhole());
  byId("fit").addEventListener("click", fit);
  byId("nearer").addEventListener("click", () => zoomBy(1.25));
  byId("farther").addEventListener("click", () => zoomBy(0.8));
  new ResizeObserver(resizeGraph).observe(canvas);
  resizeGraph();
}
