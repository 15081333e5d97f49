// What an event is in full, opened under its line in the calendar; the two ways on only begin a message.
import { ways } from './card.js';
import { h, icon } from './dom.js';
import { t } from './lang.js';
import { dayOf, elsewhere, isDay, longDay, reach, said, span } from './when.js';

const steps = (event) => [
  { name: 'change', label: t('change'), words: t('change_event', event.title, said(event)), hint: t('change_hint') },
  { name: 'delete', label: t('delete'), words: t('delete_event', event.title, said(event)), hint: t('delete_hint') },
];

function when(event) {
  const [first, last] = reach(event);
  return event.all_day && first !== last ? span(event) : `${longDay(isDay(event.start) ? event.start : dayOf(event.start))} · ${span(event)}`;
}

const line = (sign, words) => words && h('p', {}, icon(sign), h('span', {}, words));

function details({ key, event, onBegin }) {
  return h('div', { class: 'item-more', role: 'group', 'aria-label': event.title },
    line('clock', [when(event), elsewhere(event)].filter(Boolean).join(' · ')), line('pin', event.location), line('people', event.attendees.join(', ')),
    line('repeat', event.repeats && t('repeats')), event.notes && h('p', { class: 'item-notes' }, event.notes),
    h('div', { class: 'row' }, steps(event).map(({ name, label, words, hint }) =>
      h('button', { class: name === 'delete' ? 'plain dire' : 'plain', 'data-spot': `${name} ${key}`, onclick: () => onBegin(words, hint) }, label))),
    event.link && ways([{ label: t('open_there'), url: event.link }]));
}

// Opens and closes the panel of the event in `node`; one is open at a time, and stays so when the calendar is drawn anew.
export function disclosing(node, head, of) {
  const { key, opened } = of;
  const open = () => {
    head.setAttribute('aria-expanded', 'true');
    node.append(details(of));
  };
  const close = () => {
    opened.close = null;
    opened.key = '';
    head.setAttribute('aria-expanded', 'false');
    node.lastChild.remove();
  };
  const toggle = () => {
    const was = opened.key === key;
    opened.close?.();
    if (was) return;
    Object.assign(opened, { key, close });
    open();
    node.scrollIntoView({ block: 'nearest' });
  };
  head.addEventListener('click', toggle);
  node.addEventListener('keydown', (pressed) => {
    if (pressed.key !== 'Escape' || opened.key !== key) return;
    close();
    head.focus();
  });
  head.setAttribute('aria-expanded', 'false');
  if (opened.key !== key) return;
  opened.close = close;
  open();
}
