// Light and dark. The colours are the static pictures'.
import { looks } from "./data.js";
import { byId } from "./dom.js";
import { tell } from "./state.js";

const root = document.documentElement;
let printing = false;

/** The colours to draw with; paper is always light. */
export function colours() {
  return root.dataset.theme === "dark" && !printing ? looks.dark : looks.light;
}

/** Whether the page is being printed: then pictures keep their size. */
export function isPrinting() {
  return printing;
}

function show(theme) {
  root.dataset.theme = theme;
  const other = theme === "dark" ? "light" : "dark";
  byId("theme").textContent = other === "dark" ? "Dark" : "Light";
  byId("theme").setAttribute("aria-label", `Switch to ${other} colours`);
  tell("theme");
}

export function startTheme() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = root.dataset.theme !== "";
  show(root.dataset.theme || (system.matches ? "dark" : "light"));
  system.addEventListener("change", () => chosen || show(system.matches ? "dark" : "light"));
  byId("theme").addEventListener("click", () => {
    chosen = true;
    show(root.dataset.theme === "dark" ? "light" : "dark");
  });
  const print = (now) => () => {
    printing = now;
    tell("theme");
    tell("print");
  };
  addEventListener("beforeprint", print(true));
  addEventListener("afterprint", print(false));
}
