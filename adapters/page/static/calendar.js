// The calendar beside the conversation: what is on, as a list or a month, and what is new in it.
import { events } from './api.js';
import { agenda, keyOf } from './agenda.js';
import { all, find, h } from './dom.js';
import { t } from './lang.js';
import { month } from './month.js';
import { isDay, dayOf, monthOf, period, plus, plusMonths, reach, today, weekStart } from './when.js';

const KEPT = 'haru.view';
const AHEAD = 60;
const nameOf = (event) => [event.id, event.original, event.start, event.title].join('|');

export function calendar({ onNews, onBegin }) {
  const body = find('.calendar-body');
  const state = { view: localStorage.getItem(KEPT) ?? (innerWidth < 900 ? 'month' : 'agenda'), day: '', shown: '', until: '', events: [], fresh: new Set() };
  const opened = { key: '', close: null };
  let known = null;
  let expected = '';
  let asked = 0;
  let timer = 0;

  const range = () => (state.view === 'month' ? [weekStart(state.shown), plus(weekStart(state.shown), 42)] : [today(), state.until]);

  async function load() {
    const turn = ++asked;
    const [start, end] = range();
    try {
      const found = await events(plus(start, -1), plus(end, 1)); // the house's days may begin at another hour than ours
      const touches = (event) => reach(event)[0] < end && reach(event)[1] >= start;
      if (turn === asked) take(found.events.filter(touches), `${start} ${end}`);
    } catch {
      if (turn === asked && !state.events.length) body.replaceChildren(h('p.empty', t('calendar_failed')));
    }
  }

  function take(found, of) {
    const whole = JSON.stringify([found, today(), expected]);
    if (known?.of === of && known.whole === whole) return;
    const names = new Set(found.map(nameOf));
    if (known?.of === of) {
      state.fresh = new Set([...names].filter((name) => !known.names.has(name)));
      if (state.fresh.size) onNews();
    } else if (expected) state.fresh = new Set([...names].filter((name) => name.includes(`|${expected}`)));
    expected = '';
    known = { of, names, whole };
    state.events = found;
    draw();
  }

  function draw() {
    const { spot } = body.contains(document.activeElement) ? document.activeElement.dataset : {};
    document.body.dataset.look = state.view;
    find('.period').textContent = state.view === 'month' ? period(state.shown) : t('upcoming');
    for (const button of all('[data-view]')) button.setAttribute('aria-pressed', button.dataset.view === state.view);
    find('.steps').hidden = state.view !== 'month';
    find('.today').hidden = state.day === today() && state.shown === monthOf(today());
    const tools = { isFresh: (event) => state.fresh.has(nameOf(event)), opened, onBegin, onMore: more, onDay: choose };
    body.replaceChildren(...(state.view === 'month' ? month(state, tools) : agenda(state, tools)));
    if (spot) seek(spot)?.focus();
  }

  const seek = (spot) => all('[data-spot]', body).find((node) => node.dataset.spot === spot);

  // A day of the month; with an event of it, that is opened below.
  function choose(day, focus = false, event = null) {
    const other = monthOf(day) !== state.shown;
    if (event) opened.key = keyOf(event, day);
    Object.assign(state, { day, shown: monthOf(day), fresh: new Set() });
    draw();
    if (other) load();
    const goal = event ? keyOf(event, day) : day;
    if (focus) seek(goal)?.focus();
    if (event) seek(goal)?.parentElement.scrollIntoView({ block: 'nearest' });
  }

  function more() {
    state.until = plus(state.until, AHEAD);
    state.fresh = new Set();
    load();
  }

  function look(view) {
    state.view = view;
    localStorage.setItem(KEPT, view);
    state.fresh = new Set();
    load();
  }

  // Something was added for this moment: bring it into sight.
  function reveal(start) {
    const day = isDay(start) ? start : dayOf(start);
    if (state.view === 'month') Object.assign(state, { day, shown: monthOf(day) });
    else if (day >= state.until) state.until = plus(day, 1);
    else return refresh();
    expected = start;
    refresh();
  }

  function refresh() {
    clearTimeout(timer);
    timer = setTimeout(load, 40);
  }

  const step = (months) => choose(plusMonths(state.shown, months));
  find('.back').addEventListener('click', () => step(-1));
  find('.forth').addEventListener('click', () => step(1));
  find('.today').addEventListener('click', () => choose(today()));
  for (const button of all('[data-view]')) button.addEventListener('click', () => look(button.dataset.view));

  function start() {
    Object.assign(state, { day: today(), shown: monthOf(today()), until: plus(today(), AHEAD) });
    load();
  }

  return { start, refresh, reveal, draw };
}
