// What part of a picture is seen, and how large.

const NEAREST = 5;
const MARGINS = { left: 24, right: 130, top: 40, bottom: 56 };
/** Labels have less room in a window narrower than this. */
const NARROW = { width: 600, right: 70 };
/** How many times wider than high, or higher than wide, a picture may be drawn so that it fills its window. */
const STRETCH = 4;

/** Scale and place: a point y of the picture is seen at y * scale + top, a point x at x * scale * stretch + left. */
export class Camera {
  constructor() {
    this.scale = 1;
    this.stretch = 1;
    this.left = 0;
    this.top = 0;
    this.farthest = 0.01;
  }

  copy() {
    return Object.assign(new Camera(), this);
  }

  /**
   * Shows all of a rectangle, as large as it fits; stretched anew to fill the window where that `isFree`. Labels stand at
   * the right of their nodes, headings at the top.
   */
  fit([x0, y0, x1, y1], width, height, largest, isFree = false) {
    const right = width < NARROW.width ? NARROW.right : MARGINS.right;
    const across = Math.min((width - MARGINS.left - right) / Math.max(x1 - x0, 1), largest);
    const down = Math.min((height - MARGINS.top - MARGINS.bottom) / Math.max(y1 - y0, 1), largest);
    if (isFree) this.stretch = Math.min(Math.max(across / down, 1 / STRETCH), STRETCH);
    this.scale = Math.max(Math.min(across / this.stretch, down), 1e-4);
    this.left = (width + MARGINS.left - right) / 2 - ((x0 + x1) / 2) * this.scale * this.stretch;
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
    return { x: x * this.scale * this.stretch + this.left, y: y * this.scale + this.top };
  }

  /** The point of the picture that is seen at a place. */
  point(x, y) {
    return { x: (x - this.left) / (this.scale * this.stretch), y: (y - this.top) / this.scale };
  }

  /** The part of the picture that is seen in a window, with a margin of seen pixels. */
  view(width, height, margin) {
    const [a, b] = [this.point(-margin, -margin), this.point(width + margin, height + margin)];
    return [a.x, a.y, b.x, b.y];
  }

  /** The part of the picture that lies at most some seen pixels from a place. */
  near(x, y, pixels) {
    const { x: px, y: py } = this.point(x, y);
    const [wide, high] = [pixels / (this.scale * this.stretch), pixels / this.scale];
    return [px - wide, py - high, px + wide, py + high];
  }

  isSameAs(other) {
    const isAlike = this.scale === other.scale && this.stretch === other.stretch;
    return isAlike && this.left === other.left && this.top === other.top;
  }
}
