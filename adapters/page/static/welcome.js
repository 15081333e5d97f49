// The first screen: today's leaf, what can be said, and what is missing here.
import { leaf } from './card.js';
import { find, h, icon } from './dom.js';
import { t } from './lang.js';
import { today } from './when.js';

export function welcome({ onExample }) {
  const scroll = find('.scroll');
  let node = null;

  function show() {
    hide();
    node = h('section.welcome',
      leaf(today()),
      h('h2', t('hello')),
      h('p', t('hello_more')),
      h('div.examples', t('examples').map((text) => h('button.example', { onclick: () => onExample(text) }, text))),
      h('p.drop-hint', icon('picture'), matchMedia('(pointer: coarse)').matches ? t('pick_here') : t('drop_here')));
    scroll.append(node);
  }

  function hide() {
    node?.remove();
    node = null;
  }

  return { show, hide, redraw: () => node && show() };
}

// One quiet line about what is missing, with what to type.
export function foot(notices) {
  const line = find('.foot');
  line.hidden = !notices.length;
  line.replaceChildren(...notices.flatMap(({ kind, command }) => [t(kind) ?? t('notice'), ' ', h('code', command)]));
}
