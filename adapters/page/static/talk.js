// The conversation on the screen: lines in the order they were first said, each redrawn when it changes.
import { picture } from './api.js';
import { card, words } from './card.js';
import { all, find, h, icon, unseen } from './dom.js';
import { t } from './lang.js';
import { dayOf, longDay } from './when.js';

const NEAR = 120;
const SETTLING = 1000; // a second tap is meant for the button that was there, not for the one that took its place

export function talk({ onPress, onEdit, onRetry, mine }) {
  const scroll = find('.scroll');
  const list = find('.lines');
  const lines = new Map();
  const nodes = new Map();
  const waiting = new Map();
  const gone = new Set();
  const redrawn = new Map();

  const nearEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR;
  const toEnd = () => scroll.scrollTo({ top: scroll.scrollHeight });

  function drawLine(line) {
    const user = line.role === 'user';
    const node = h('div.line', { class: line.role, 'data-id': line.id }, unseen(`${t(user ? 'you' : 'says')}: `));
    if (user) node.append(bubble(line.text, line.image_ids.map(picture)), pencil(line));
    else node.append(line.reply.face ? card(line.reply, press(node, line.id)) : words(line.reply, press(node, line.id)));
    return node;
  }

  const verbsOf = (line) => new Set(line?.reply?.buttons.flat().map((button) => button.verb));
  const justCame = (id, verb) => redrawn.has(id) && Date.now() - redrawn.get(id).at < SETTLING && !redrawn.get(id).verbs.has(verb);

  function press(node, id) {
    return async (button) => {
      if (node.ariaBusy === 'true' || justCame(id, button.verb)) return;
      node.ariaBusy = 'true';
      try {
        await onPress(button);
      } finally {
        node.ariaBusy = 'false';
      }
    };
  }

  function bubble(text, addresses) {
    const pictures = addresses.map((src) => h('img.shot', { src, alt: t('picture'), loading: 'lazy', onerror: (event) => event.target.replaceWith(h('span.shot.lost', icon('picture'))) }));
    return h('div.bubble', pictures.length > 0 && h('div.shots', pictures), text && h('p', text));
  }

  function pencil(line) {
    return mine(line.id) && line.text && h('button.pencil', { 'aria-label': t('edit_mine'), title: t('edit_mine'), onclick: () => onEdit(line) }, icon('pencil')) || '';
  }

  // Where the focus was in a node that is drawn anew: on the same button, or the first one there is.
  function refocus(old, node) {
    const focused = old?.contains(document.activeElement) ? document.activeElement : null;
    if (!focused) return () => {};
    const { dataset: { verb, choice }, href } = focused;
    return () => {
      const buttons = all('button, a', node);
      const same = buttons.find((one) => one.dataset.verb === verb && one.dataset.choice === choice && one.href === href);
      (same ?? buttons[0] ?? find('#words')).focus();
    };
  }

  let stuck = true;
  scroll.addEventListener('scroll', () => { stuck = nearEnd(); });
  const watch = new ResizeObserver(() => stuck && toEnd()); // pictures grow when they are there
  watch.observe(scroll);
  watch.observe(list);

  function place(line) {
    if (line.role === 'user') adopt(line);
    const old = nodes.get(line.id);
    const node = drawLine(line);
    const focus = refocus(old, node);
    if (old) redrawn.set(line.id, { at: Date.now(), verbs: verbsOf(lines.get(line.id)) });
    lines.set(line.id, line);
    nodes.set(line.id, node);
    const moved = line.reply?.replaces;
    if (moved && moved !== line.id) gone.add(moved);
    for (const id of [moved, line.id]) if (gone.has(id)) nodes.get(id)?.classList.add('gone');
    if (old) {
      old.replaceWith(node);
      node.classList.add('still');
    } else list.insertBefore(node, after(line));
    focus();
    find('.thinking')?.remove();
    separate();
    if (stuck) toEnd();
  }

  function after(line) {
    const later = [...lines.values()].filter((other) => other.at > line.at && other.id !== line.id).sort((a, b) => (a.at < b.at ? -1 : 1))[0];
    return (later && nodes.get(later.id)) ?? waiting.values().next().value ?? null;
  }

  function separate() {
    let day = '';
    for (const node of all('.line[data-id]', list)) {
      const own = dayOf(lines.get(node.dataset.id).at);
      node.toggleAttribute('data-day', own !== day);
      if (own !== day) node.dataset.day = longDay(own);
      day = own;
    }
  }

  // A line of ours that is not there yet, and how far it is.
  function pend(item) {
    const old = waiting.get(item);
    old?.remove();
    waiting.delete(item);
    if (item.there || (item.state === 'sent' && nodes.has(item.line))) return;
    const reading = item.files.length > 0;
    item.pictures ??= item.files.map((file) => URL.createObjectURL(file));
    item.bubble ??= bubble(item.body.text, item.pictures);
    const note = { uploading: t('uploading', Math.round(item.progress * 100)), sending: reading ? t('reading') : t('sending'), sent: reading && t('reading'), waiting: t('waiting'), failed: item.error || t('failed') }[item.state];
    const node = h('div.line.user.pending', { class: [item.state, old && 'still'] }, item.bubble,
      reading && !['failed', 'waiting'].includes(item.state) && h('progress', { max: 1, value: item.progress, 'aria-label': note }),
      note && h('p.note', note, item.state === 'failed' && !item.hopeless && h('button.quiet', { onclick: () => onRetry(item) }, t('retry'))));
    waiting.set(item, node);
    list.append(node);
    toEnd();
  }

  function adopt(line) {
    for (const [item, node] of waiting) {
      const same = item.line ? item.line === line.id : (item.body.text ?? '') === line.text && item.images.length === line.image_ids.length;
      if (!same) continue;
      item.there = true;
      node.remove();
      waiting.delete(item);
      item.pictures?.forEach(URL.revokeObjectURL);
      return;
    }
  }

  function think() {
    find('.thinking')?.remove();
    list.append(h('div.line.assistant.thinking', { 'aria-hidden': 'true' }, h('i'), h('i'), h('i')));
    toEnd();
  }

  function redraw() {
    for (const [id, line] of lines) {
      const node = drawLine(line);
      nodes.get(id).replaceWith(node);
      node.classList.add('still');
      node.classList.toggle('gone', gone.has(id));
      nodes.set(id, node);
    }
    separate();
  }

  return { place, pend, think, redraw, lines, toEnd, lastMine: () => [...lines.values()].filter((line) => line.role === 'user' && mine(line.id)).pop() };
}
