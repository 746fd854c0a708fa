"use strict";
// The page's data, its words, and the few helpers that all parts use. Plan text becomes text nodes, never markup.

const data = JSON.parse(document.getElementById("data").textContent);
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const panels = all("main > .panel:not(#unit)");
const LEAD = 0;
const ROLES = ["lead", "co", "responsible"];
let language = root.lang.startsWith("zh") ? 0 : 1;

// An element with properties, attributes that have a dash or no property, and children: nodes or texts.
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

// A word in the language of the moment; {0}, {1} are filled in.
const word = (key, ...values) => data.words[key][language].replace(/\{(\d)\}/g, (_, n) => values[n]);

// An element that shows a word and is put into the other language with the page.
const label = (tag, key, properties = {}) => make(tag, { "data-t": key, textContent: word(key), ...properties });

function translate(within = document) {
  const tag = language ? "en" : "zh-CN";
  for (const element of all("[data-t]", within)) {
    element.textContent = word(element.dataset.t);
    element.lang = tag;
  }
  for (const element of all("[data-tf]", within)) {
    const kept = element.querySelector("bdi");
    const [before, after] = data.words[element.dataset.tf][language].split("{0}");
    element.replaceChildren(before, kept, after ?? "");
    element.lang = tag;
  }
  for (const element of all("[data-tl]", within)) element.setAttribute("aria-label", word(element.dataset.tl));
  for (const element of all("[data-tp]", within)) element.placeholder = word(element.dataset.tp);
}

// Half-width and full-width, upper and lower case, are found by each other.
const folded = (text) => text.normalize("NFKC").toLowerCase();
const squeezed = (text) => folded(text).replace(/\s+/g, "");

const unitLink = (number) =>
  make("a", { className: "u", href: `#unit=${encodeURIComponent(data.units[number].name)}` }, data.units[number].name);

// Show items with 、 between them.
function listed(items) {
  return items.flatMap((item, number) => (number ? ["、", item] : [item]));
}
