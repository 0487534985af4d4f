// Mouse, pen and fingers on a canvas: drag moves, wheel and two fingers zoom, a click without a drag chooses.

/** Pixels that a hand may tremble in a click. */
const TREMBLE = 4;

export function startPointer(canvas, { pan, zoom, click, hover }) {
  const down = new Map();
  let dragged = 0;
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const spread = () => {
    const [a, b] = [...down.values()];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, wide: Math.hypot(a.x - b.x, a.y - b.y) };
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    down.set(event.pointerId, place(event));
    dragged = down.size > 1 ? Infinity : 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const now = place(event);
    if (!down.has(event.pointerId)) return hover(now.x, now.y);
    const before = down.get(event.pointerId);
    const old = down.size === 2 ? spread() : null;
    down.set(event.pointerId, now);
    if (old !== null) {
      const { x, y, wide } = spread();
      pan(x - old.x, y - old.y);
      if (old.wide > 0) zoom(wide / old.wide, x, y);
      return;
    }
    dragged += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    if (dragged > TREMBLE) pan(now.x - before.x, now.y - before.y);
  });
  const up = (event) => {
    if (!down.delete(event.pointerId) || event.type === "pointercancel" || dragged > TREMBLE) return;
    const { x, y } = place(event);
    click(x, y);
  };
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);
  canvas.addEventListener("pointerleave", () => hover(-1, -1));
  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const { x, y } = place(event);
      const lines = event.deltaMode === 1 ? 30 : 1;
      zoom(Math.exp(-Math.max(-120, Math.min(120, event.deltaY * lines)) * 0.0025), x, y);
    },
    { passive: false },
  );
}
