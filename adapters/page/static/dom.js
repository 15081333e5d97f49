// Makes elements. What people wrote only ever becomes text, never markup.

const SVG = 'http://www.w3.org/2000/svg';
const PATHS = {
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01',
  send: 'M12 20V5M5.5 11.5 12 5l6.5 6.5',
  pin: 'M12 21q-6.5-6.5-6.5-11a6.5 6.5 0 0 1 13 0q0 4.5-6.5 11zM10 10a2 2 0 1 0 4 0 2 2 0 0 0-4 0',
  people: 'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 19c.5-6 11.5-6 12 0M15.5 5a3 3 0 0 1 0 6M17.5 14c2 .8 3.2 2.5 3.5 5',
  repeat: 'M4 11V9a3 3 0 0 1 3-3h12l-3-3M20 13v2a3 3 0 0 1-3 3H5l3 3',
  clash: 'M12 4.5 21 19.5H3zM12 10v4M12 16.8h.01',
  twin: 'M9 9h11v11H9zM15 9V4H4v11h5',
  pencil: 'M5 19l.8-3.8L16.5 4.5a1.8 1.8 0 0 1 2.6 0l.4.4a1.8 1.8 0 0 1 0 2.6L8.8 18.2z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  left: 'M14.5 6l-6 6 6 6',
  right: 'M9.5 6l6 6-6 6',
  clock: 'M12 7v5l3.5 2M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4',
  arrow: 'M5 12h14M13.5 6.5 19 12l-5.5 5.5',
  cross: 'M7 7l10 10M17 7 7 17',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8 3.5V8M16 3.5V8',
  video: 'M3.5 7h11v10h-11zM14.5 11l6-3.5v9l-6-3.5',
  away: 'M10 6H5v13h13v-5M13.5 5H19v5.5M19 5l-8 8',
  chain: 'M9 12h6M10 7H8a5 5 0 0 0 0 10h2M14 7h2a5 5 0 0 1 0 10h-2',
};

// h('p.note', { title }, 'words', node): the class stands behind the tag, and what is false is left out.
export function h(what, ...rest) {
  const [tag, ...classes] = what.split('.');
  const node = document.createElement(tag);
  if (tag === 'button') node.type = tag;
  const { class: more, ...properties } = rest[0]?.constructor === Object ? rest.shift() : {};
  node.className = classes.concat(more).filter(Boolean).join(' ');
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...rest.flat().filter((child) => child || child === 0));
  return node;
}

export const unseen = (words) => h('span.unseen', words);

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

export const find = (selector, root = document) => root.querySelector(selector);
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// The page draws its own signs, so the one that opens a sentence for other places is dropped.
export const bare = (text) => text.replace(/^(?:[\p{Extended_Pictographic}\u21A9]\uFE0F?\s*)+/u, '');
