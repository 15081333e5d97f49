// What is on, day by day from today.
import { disclosing } from './details.js';
import { h, icon } from './dom.js';
import { t } from './lang.js';
import { between, clock, dayOf, elsewhere, hours, monthOf, named, period, plus, reach, today, weekday, weekdayName } from './when.js';

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
  const head = h('button', { class: 'item-head', 'data-spot': keyOf(event, day) },
    h('span', { class: 'item-time' }, at(event, day)),
    h('span', { class: 'item-words' },
      h('b', {}, event.title, event.repeats && icon('repeat')),
      overnight && h('small', {}, t('until_next', clock(event.end))),
      elsewhere(event) && h('small', {}, elsewhere(event)),
      event.location && h('small', {}, event.location),
      event.attendees.length > 0 && h('small', {}, event.attendees.join(', '))));
  const node = h('li', { class: `item ${event.all_day ? 'whole' : ''} ${isFresh(event) ? 'fresh' : ''} ${day > first ? 'goes-on' : ''}` }, head);
  disclosing(node, head, { key: keyOf(event, day), event, opened, onBegin });
  return node;
}

export function onDay(events, day) {
  return events.filter((event) => reach(event)[0] <= day && day <= reach(event)[1]);
}

function group(events, day, tools) {
  const own = onDay(events, day);
  return h('section', { class: `day ${day === today() ? 'is-today' : ''}`, 'data-weekday': weekday(day) },
    h('h3', {}, h('b', {}, String(Number(day.slice(8)))), h('span', {}, named(day) || weekdayName(day))),
    own.length ? h('ul', {}, own.map((event) => item(event, day, tools))) : h('p', { class: 'empty' }, t('nothing_today')));
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
    if (monthOf(day) !== shown) parts.push(h('h3', { class: 'month-name' }, period(day)));
    shown = monthOf(day);
    parts.push(group(events, day, tools));
  }
  if (!events.length) parts.push(h('p', { class: 'empty' }, t('nothing_ahead')));
  return events.length ? [...parts, h('button', { class: 'quiet more', onclick: tools.onMore }, t('more'))] : parts;
}
