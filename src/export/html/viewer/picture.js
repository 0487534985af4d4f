// Draws the graph. The whole is painted once on a canvas aside, nodes and labels first, then the lines below them in
// portions, a portion a frame. While the picture is moved that painting is only shifted, so that moving stays smooth.
import { bands, nodes } from "./data.js";
import { nodesIn } from "./grid.js";
import { drawLabels } from "./labels.js";
import { drawPart, linksIn } from "./lines.js";
import { drawNodes } from "./shapes.js";
import { state } from "./state.js";
import { colours } from "./theme.js";

/** Lines that are painted in one frame. */
const PORTION = 5000;
/** Nodes and lines up to which everything is painted anew in every frame. */
const LIGHT_WORK = 1000;
/** Milliseconds without a movement after which the picture is painted anew. */
const REST = 120;

export class Picture {
  /** `emphasis` draws what stands out, and says whether the rest is to step back. */
  constructor(canvas, camera, emphasis) {
    Object.assign(this, { canvas, camera, emphasis, frames: 0, stale: true, left: [], movedAt: 0, asked: false });
    this.painting = document.createElement("canvas");
    this.painted = null;
  }

  /** Takes the size that the page gives to the canvas; whether it has changed. */
  resize() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    this.ratio = devicePixelRatio || 1;
    if (width === 0 || (width === this.width && height === this.height)) return false;
    Object.assign(this, { width, height });
    for (const it of [this.canvas, this.painting]) {
      it.width = Math.round(width * this.ratio);
      it.height = Math.round(height * this.ratio);
    }
    this.repaint();
    return true;
  }

  /** What is shown has changed. */
  repaint() {
    this.stale = true;
    this.draw();
  }

  /** The camera has moved. */
  moved() {
    this.movedAt = performance.now();
    this.draw();
  }

  draw() {
    if (this.asked || !this.width) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.frame();
    });
  }

  /** Draws everything at once, for printing. */
  drawWhole() {
    if (!this.width) return;
    this.paint();
    while (this.left.length > 0) this.paintPortion();
    this.compose();
  }

  frame() {
    const isSame = this.painted !== null && this.painted.isSameAs(this.camera);
    const rested = performance.now() - this.movedAt >= REST;
    if (this.stale || (!isSame && (rested || this.isLight || this.isFar()))) this.paint();
    else if (!isSame) setTimeout(() => this.draw(), REST);
    if (this.left.length > 0 && (rested || this.isLight)) this.paintPortion();
    this.compose();
    if (this.left.length > 0) rested ? this.draw() : setTimeout(() => this.draw(), REST);
  }

  /** Whether so little of the painting is still in view that shifting it shows nothing. */
  isFar() {
    if (this.camera.stretch !== this.painted.stretch) return true;
    const by = this.camera.scale / this.painted.scale;
    const x = this.camera.left - this.painted.left * by;
    const y = this.camera.top - this.painted.top * by;
    const overlap = (from, long) => Math.max(0, Math.min(long, from + long * by) - Math.max(0, from)) / long;
    return by > 3 || overlap(x, this.width) * overlap(y, this.height) < 0.25;
  }

  context(canvas) {
    const context = canvas.getContext("2d");
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    return context;
  }

  /** Paints bands, nodes and labels, and notes which lines are left. */
  paint() {
    const { camera, width, height } = this;
    const context = this.context(this.painting);
    context.clearRect(0, 0, width, height);
    const view = camera.view(width, height, 80);
    const seen = [];
    nodesIn(view, (node) => state.nodeShown[node] && seen.push(node));
    drawNodes(context, camera, seen);
    const inView = new Set(seen);
    drawLabels(context, camera, width, height, (node) => inView.has(node), seen);
    this.left = linksIn(view);
    this.few = this.left.length;
    this.isLight = seen.length + this.few <= LIGHT_WORK;
    this.painted = camera.copy();
    this.stale = false;
    if (this.isLight || this.few === 0) this.paintPortion();
  }

  /** Paints some of the lines that are left below everything; below the last the bands. */
  paintPortion() {
    const context = this.context(this.painting);
    context.globalCompositeOperation = "destination-over";
    drawPart(context, this.painted, this.left.splice(0, PORTION), this.few);
    if (this.left.length === 0) this.paintBands(context);
    context.globalCompositeOperation = "source-over";
  }

  paintBands(context) {
    const { faint, panel } = colours();
    context.font = '11px "Helvetica Neue", Arial, sans-serif';
    context.textBaseline = "top";
    let free = -Infinity;
    bands.names.forEach((name, at) => {
      const from = this.painted.seen(bands.left[at], 0).x;
      const to = this.painted.seen(bands.right[at], 0).x;
      if (to < 0 || from > this.width || name === "") return;
      const wide = context.measureText(name).width;
      const x = Math.max((from + to - wide) / 2, from);
      context.fillStyle = faint;
      if (x > free) {
        context.fillText(name, x, 6);
        free = x + wide + 8;
      }
      context.fillStyle = panel;
      if (at % 2 === 0) context.fillRect(from, 0, to - from, this.height);
    });
  }

  /** Puts the painting on the page, moved to where the camera is now, and over it what stands out. */
  compose() {
    const { camera, painted, width, height } = this;
    const context = this.context(this.canvas);
    context.clearRect(0, 0, width, height);
    const by = camera.scale / painted.scale;
    const [x, y] = [camera.left - painted.left * by, camera.top - painted.top * by];
    const stepsBack = this.emphasis.isThere();
    context.globalAlpha = stepsBack ? 0.28 : 1;
    context.drawImage(this.painting, x, y, width * by, height * by);
    if (by !== 1 || x !== 0 || y !== 0) this.drawAround(context, [x, y, x + width * by, y + height * by]);
    context.globalAlpha = 1;
    this.emphasis.draw(context, camera, width, height);
    this.frames++;
  }

  /** Nodes where the shifted painting has none. */
  drawAround(context, [x0, y0, x1, y1]) {
    const { camera, width, height } = this;
    const outside = [];
    nodesIn(camera.view(width, height, 20), (node) => {
      const { x, y } = camera.seen(nodes.x[node], nodes.y[node]);
      if (state.nodeShown[node] && (x < x0 || x > x1 || y < y0 || y > y1)) outside.push(node);
    });
    drawNodes(context, camera, outside);
  }
}
