// What part of a picture is seen, and how large.

const NEAREST = 5;
const MARGINS = { left: 24, right: 130, top: 40, bottom: 40 };

/** Scale and place: a point x of the picture is seen at x * scale + left. */
export class Camera {
  constructor() {
    this.scale = 1;
    this.left = 0;
    this.top = 0;
    this.farthest = 0.01;
  }

  copy() {
    return Object.assign(new Camera(), this);
  }

  /** Shows all of a rectangle, as large as it fits. Labels stand at the right of their nodes, headings at the top. */
  fit([x0, y0, x1, y1], width, height, largest) {
    const across = (width - MARGINS.left - MARGINS.right) / Math.max(x1 - x0, 1);
    const down = (height - MARGINS.top - MARGINS.bottom) / Math.max(y1 - y0, 1);
    this.scale = Math.max(Math.min(across, down, largest), 1e-4);
    this.left = (width + MARGINS.left - MARGINS.right) / 2 - ((x0 + x1) / 2) * this.scale;
    this.top = (height + MARGINS.top - MARGINS.bottom) / 2 - ((y0 + y1) / 2) * this.scale;
  }

  zoom(factor, x, y) {
    const scale = Math.min(Math.max(this.scale * factor, this.farthest), NEAREST);
    const by = scale / this.scale;
    this.left = x - (x - this.left) * by;
    this.top = y - (y - this.top) * by;
    this.scale = scale;
  }

  pan(dx, dy) {
    this.left += dx;
    this.top += dy;
  }

  /** Where a point of the picture is seen. */
  seen(x, y) {
    return { x: x * this.scale + this.left, y: y * this.scale + this.top };
  }

  /** The point of the picture that is seen at a place. */
  point(x, y) {
    return { x: (x - this.left) / this.scale, y: (y - this.top) / this.scale };
  }

  /** The part of the picture that is seen in a window, with a margin of seen pixels. */
  view(width, height, margin) {
    const [a, b] = [this.point(-margin, -margin), this.point(width + margin, height + margin)];
    return [a.x, a.y, b.x, b.y];
  }

  isSameAs(other) {
    return this.scale === other.scale && this.left === other.left && this.top === other.top;
  }
}
