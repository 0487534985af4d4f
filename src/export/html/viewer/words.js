// How texts are compared, told and copied.

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];

/** A name without blanks and case, all dashes alike: how `ibid` compares symbols and file names. */
export function foldName(text) {
  return text.replace(/\s+/gu, "").replace(/[\u2010-\u2015\u2212]/gu, "-").toLowerCase();
}

/** Words without case and accents. */
export function foldWords(text) {
  return text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
}

/** "1 document", "1,204 documents". */
export function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}

/** 20210319 as "19 March 2021"; "" for 0. */
export function dayInWords(day) {
  if (day === 0) return "";
  return `${day % 100} ${MONTHS[(Math.floor(day / 100) % 100) - 1]} ${Math.floor(day / 10000)}`;
}

/** 20210319 as "2021-03-19"; "" for 0. */
export function dayAsNumbers(day) {
  if (day === 0) return "";
  const two = (it) => String(it).padStart(2, "0");
  return `${Math.floor(day / 10000)}-${two(Math.floor(day / 100) % 100)}-${two(day % 100)}`;
}

/** The start of a text, with an ellipsis where something is left out. */
export function shortened(text, most) {
  const letters = Array.from(text.slice(0, 2 * most + 2));
  return letters.length > most ? `${letters.slice(0, most - 1).join("").trimEnd()}…` : text;
}

/** One CSV cell. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvCell(value) {
  let text = String(value);
  if (typeof value !== "number" && /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
