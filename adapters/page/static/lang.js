// Which language the page speaks: what was chosen before, else the browser's, Korean first.
import { all } from './dom.js';
import { PHRASES } from './phrases.js';

const KEPT = 'haru.lang';
const listeners = [];
let current = PHRASES[localStorage.getItem(KEPT)] ? localStorage.getItem(KEPT) : preferred();

function preferred() {
  const first = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in PHRASES);
  return first ?? 'ko';
}

export const lang = () => current;

export function t(key, ...values) {
  const phrase = PHRASES[current][key];
  return typeof phrase === 'function' ? phrase(...values) : phrase;
}

export function onLang(listener) {
  listeners.push(listener);
}

export function speak(next) {
  current = next;
  localStorage.setItem(KEPT, next);
  dress();
  for (const listener of listeners) listener();
}

// Puts words on everything the HTML leaves blank.
export function dress() {
  document.documentElement.lang = current;
  document.title = t('haru');
  for (const node of all('[data-t]')) node.textContent = t(node.dataset.t);
  for (const node of all('[data-t-label]')) {
    node.setAttribute('aria-label', t(node.dataset.tLabel));
    if (node.matches('button')) node.title = t(node.dataset.tLabel);
  }
  for (const node of all('[data-t-placeholder]')) node.placeholder = t(node.dataset.tPlaceholder);
  for (const node of all('[data-lang]')) node.setAttribute('aria-pressed', node.dataset.lang === current);
}
