// Colours of the pictures. They differ in lightness and shape too, so that they stay apart in grey and for every kind
// of colour vision (after Okabe and Ito).
import { byId } from "./dom.js";
import { tell } from "./state.js";

const LIGHT = {
  ground: "#ffffff",
  ink: "#1a1a1a",
  faint: "#5b6470",
  band: "#f4f6f8",
  line: "#46525f",
  family: "#8a6d1b",
  fills: ["#1f5f9f", "#ffffff", "#f0cf7a", "#e3e6ea"],
  outlines: ["#12385e", "#5b6470", "#7a5e10", "#8a929c"],
  citing: "#c24e00",
  cited: "#0072b2",
  chain: "#a8328a",
  ring: "#c24e00",
};

const DARK = {
  ground: "#14181d",
  ink: "#eceff2",
  faint: "#a4adb8",
  band: "#1b2027",
  line: "#9aa7b5",
  family: "#d2b04c",
  fills: ["#6cb2ee", "#14181d", "#d2a93c", "#4a525c"],
  outlines: ["#b9dcfa", "#a4adb8", "#f2d88c", "#8a929c"],
  citing: "#ff9a4d",
  cited: "#56b4e9",
  chain: "#ee8fd4",
  ring: "#ff9a4d",
};

const root = document.documentElement;
let printing = false;

/** The colours to draw with; paper is always light. */
export function colours() {
  return root.dataset.theme === "dark" && !printing ? DARK : LIGHT;
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
