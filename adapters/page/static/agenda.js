// What is on, day by day from today. An event opens under its line; the two ways on from there only begin a message.
import { ways } from './card.js';
import { h, icon } from './dom.js';
import { t } from './lang.js';
import { between, clock, dayOf, elsewhere, hours, isDay, longDay, monthOf, named, period, plus, reach, said, span, today, weekday, weekdayName } from './when.js';

const steps = (event) => [
  { name: 'change', label: t('change'), words: t('change_event', event.title, said(event)), hint: t('change_hint') },
  { name: 'delete', label: t('delete'), words: t('delete_event', event.title, said(event)), hint: t('delete_hint') },
];

function when(event) {
  const [first, last] = reach(event);
  const day = `${longDay(isDay(event.start) ? event.start : dayOf(event.start))} ·`.replaceAll(' ', '\u00a0');
  return event.all_day && first !== last ? span(event) : `${day} ${span(event)}`;
}

const line = (sign, words) => words && h('p', icon(sign), h('span', words));

function details({ key, event, onBegin }) {
  return h('div.item-more', { role: 'group', 'aria-label': event.title },
    line('clock', [when(event), elsewhere(event)].filter(Boolean).join(' · ')), line('pin', event.location), line('people', event.attendees.join(', ')),
    line('repeat', event.repeats && t('repeats')), event.notes && h('p.item-notes', event.notes),
    h('div.row', steps(event).map(({ name, label, words, hint }) =>
      h('button.plain', { class: name === 'delete' && 'dire', 'data-spot': `${name} ${key}`, onclick: () => onBegin(words, hint) }, label))),
    event.link && ways([{ label: t('open_there'), url: event.link }]));
}

// Opens and closes the panel of the event in `node`; one is open at a time, and stays so when the calendar is drawn anew.
function disclosing(node, head, of) {
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

// The line that tells when, on one of the days that an event touches.
function at(event, day) {
  const [first, last] = reach(event);
  if (event.all_day) return first === last ? t('all_day') : t('day_of', between(first, day) + 1, between(first, last) + 1);
  if (day === first) {
    if (!event.end) return clock(event.start);
    return last > first ? `${clock(event.start)} –` : hours(event.start, event.end);
  }
  return day === last ? t('to', clock(event.end)) : t('all_day');
}

export const keyOf = (event, day) => [event.id, event.original, event.start, day].join('|');

export function item(event, day, { isFresh, opened, onBegin }) {
  const [first, last] = reach(event);
  const overnight = !event.all_day && first !== last && day === first && dayOf(event.end) === plus(first, 1);
  const head = h('button.item-head', { 'data-spot': keyOf(event, day) },
    h('span.item-time', at(event, day)),
    h('span.item-words',
      h('b', event.title, event.repeats && icon('repeat')),
      overnight && h('small', t('until_next', clock(event.end))),
      elsewhere(event) && h('small', elsewhere(event)),
      event.location && h('small', event.location),
      event.attendees.length > 0 && h('small', event.attendees.join(', '))));
  const node = h('li.item', { class: [event.all_day && 'whole', isFresh(event) && 'fresh', day > first && 'goes-on'] }, head);
  disclosing(node, head, { key: keyOf(event, day), event, opened, onBegin });
  return node;
}

export function onDay(events, day) {
  return events.filter((event) => reach(event)[0] <= day && day <= reach(event)[1]);
}

function group(events, day, tools) {
  const own = onDay(events, day);
  return h('section.day', { class: day === today() && 'is-today', 'data-weekday': weekday(day) },
    h('h3', h('b', String(Number(day.slice(8)))), h('span', named(day) || weekdayName(day))),
    own.length ? h('ul', own.map((event) => item(event, day, tools))) : h('p.empty', t('nothing_today')));
}

export function agenda({ events, until }, tools) {
  const days = new Set([today()]);
  for (const event of events) {
    const [first, last] = reach(event);
    for (let day = first < today() ? today() : first; day <= last && day < until; day = plus(day, 1)) days.add(day);
  }
  const parts = [];
  let shown = monthOf(today());
  for (const day of [...days].sort()) {
    if (monthOf(day) !== shown) parts.push(h('h3.month-name', period(day)));
    shown = monthOf(day);
    parts.push(group(events, day, tools));
  }
  if (!events.length) parts.push(h('p.empty', t('nothing_ahead')));
  return events.length ? [...parts, h('button.quiet.more', { onclick: tools.onMore }, t('more'))] : parts;
}
