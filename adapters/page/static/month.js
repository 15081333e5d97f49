// A month as a grid that the arrow keys walk, and the chosen day below it.
import { item, onDay } from './agenda.js';
import { h } from './dom.js';
import { t } from './lang.js';
import { between, longDay, monthOf, plus, plusMonths, reach, today, weekday, weekdayName, weekStart } from './when.js';

const LANES = 3;
const STEPS = {
  ArrowLeft: (day) => plus(day, -1),
  ArrowRight: (day) => plus(day, 1),
  ArrowUp: (day) => plus(day, -7),
  ArrowDown: (day) => plus(day, 7),
  PageUp: (day) => sameDay(day, -1),
  PageDown: (day) => sameDay(day, 1),
  Home: weekStart,
  End: (day) => plus(weekStart(day), 6),
};

// For each event of a week a lane of its own, the long ones first, so that bars run through.
function lanes(events, first) {
  const last = plus(first, 6);
  const touching = events.map((event) => ({ event, reach: reach(event) })).filter((one) => one.reach[0] <= last && one.reach[1] >= first);
  touching.sort((a, b) => between(...b.reach) - between(...a.reach) || (a.event.start < b.event.start ? -1 : 1));
  const taken = [];
  for (const one of touching) {
    let lane = 0;
    while (taken[lane]?.some((other) => other[0] <= one.reach[1] && one.reach[0] <= other[1])) lane += 1;
    (taken[lane] ??= []).push(one.reach);
    one.lane = lane;
  }
  return touching;
}

// A dot or a piece of a bar; where there is room, with the title, which may run on over the days that follow.
function mark({ event, reach: [first, last], lane }, day, isFresh) {
  const title = h('span.mark-title', event.title);
  title.style.setProperty('--run', Math.min(between(day, last), between(day, plus(weekStart(day), 6))) + 1);
  return h('span.mark', { class: [`lane-${lane}`, first === last && !event.all_day ? 'dot' : 'bar', day === first && 'begins', day === last && 'ends', isFresh(event) && 'fresh'], 'data-name': event.id },
    (day === first || day === weekStart(day)) && title);
}

function cell(day, placed, state, { isFresh, onDay: choose }) {
  const here = placed.filter((one) => one.reach[0] <= day && day <= one.reach[1]);
  return h('td', { role: 'gridcell', 'aria-selected': String(day === state.day) },
    h('button.cell', { class: [monthOf(day) !== state.shown && 'other', day === today() && 'is-today'], 'data-day': day, 'data-weekday': weekday(day), tabindex: day === state.day ? 0 : -1,
      'aria-label': `${longDay(day)}, ${t('event_count', here.length)}`, 'aria-current': day === today() ? 'date' : null,
      'data-spot': day, onclick: (event) => choose(day, true, named(event, here)), onkeydown: (event) => walk(event, day, choose) },
      h('span.number', String(Number(day.slice(8)))),
      h('span.marks', { 'aria-hidden': 'true' }, here.filter((one) => one.lane < LANES).map((one) => mark(one, day, isFresh)),
        here.some((one) => one.lane >= LANES) && h('span.mark.lane-3', { 'data-more': `+${here.filter((one) => one.lane >= LANES).length}` }))));
}

// The event whose title was tapped; a dot is too small to be meant.
const named = ({ target }, here) => here.find(({ event }) => target.matches('.mark-title') && target.parentElement.dataset.name === event.id)?.event;

function walk(event, day, choose) {
  if (!(event.key in STEPS)) return;
  event.preventDefault();
  choose(STEPS[event.key](day), true);
}

function sameDay(day, months) {
  const first = plusMonths(day, months);
  const wanted = plus(first, Number(day.slice(8)) - 1);
  return monthOf(wanted) === first ? wanted : plus(plusMonths(first, 1), -1);
}

export function month(state, tools) {
  const first = weekStart(state.shown);
  const weeks = Math.ceil((between(first, plusMonths(state.shown, 1))) / 7);
  const names = Array.from({ length: 7 }, (_, index) => plus(first, index));
  const rows = Array.from({ length: weeks }, (_, week) => {
    const start = plus(first, week * 7);
    const placed = lanes(state.events, start);
    return h('tr', Array.from({ length: 7 }, (_day, index) => cell(plus(start, index), placed, state, tools)));
  });
  const own = onDay(state.events, state.day);
  return [
    h('table.month', { role: 'grid' },
      h('thead', h('tr', names.map((day) => h('th', { scope: 'col', abbr: weekdayName(day, 'long'), 'data-weekday': weekday(day) }, weekdayName(day, 'narrow'))))),
      h('tbody', rows)),
    h('section.day-list', { 'aria-live': 'polite' },
      h('h3', longDay(state.day)),
      own.length ? h('ul', own.map((event) => item(event, state.day, tools))) : h('p.empty', t('nothing_that_day'))),
  ];
}
