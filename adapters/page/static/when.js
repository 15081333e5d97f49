// Days and clocks where the reader is. A day is the string YYYY-MM-DD.
import { lang, t } from './lang.js';

const DAY = 86_400_000;
const found = Intl.DateTimeFormat().resolvedOptions().timeZone;
export const here = found === 'Etc/Unknown' ? undefined : found;
let zone = here ?? 'Asia/Seoul';
let ahead = 0;
const made = new Map();

// What the house says about its clock, and about its zone where the browser knows none.
export function settle(status) {
  zone = here ?? status.zone;
  ahead = Date.parse(status.now) - Date.now();
}

function format(options, timeZone = zone, locale = lang()) {
  const name = JSON.stringify([locale, timeZone, options]);
  if (!made.has(name)) made.set(name, new Intl.DateTimeFormat(locale, { timeZone, ...options }));
  return made.get(name);
}

const ISO = { year: 'numeric', month: '2-digit', day: '2-digit' };
const CLOCK = { hour: 'numeric', minute: '2-digit' };
const whole = (time) => time.replace(/\s/g, '\u00a0'); // a time is not torn apart at the end of a line
const noon = (day) => new Date(`${day}T12:00:00Z`);

export const now = () => new Date(Date.now() + ahead);
export const today = () => dayOf(now());
export const dayOf = (instant) => format(ISO, zone, 'sv-SE').format(new Date(instant));
export const isDay = (text) => text.length === 10;
export const plus = (day, days) => new Date(noon(day).getTime() + days * DAY).toISOString().slice(0, 10);
export const between = (first, last) => Math.round((noon(last) - noon(first)) / DAY);
export const weekday = (day) => (noon(day).getUTCDay() + 6) % 7; // Monday is 0
export const weekStart = (day) => plus(day, -((weekday(day) + 1) % 7)); // calendars on a wall begin with Sunday
export const monthOf = (day) => `${day.slice(0, 7)}-01`;

export function plusMonths(day, months) {
  const [year, month] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

const words = (day, options) => format(options, 'UTC').format(noon(day));
const elsewhen = (day) => day.slice(0, 4) !== today().slice(0, 4);

export const weekdayName = (day, style = 'short') => words(day, { weekday: style });
export const monthName = (day) => words(day, { month: 'short' });
export const period = (day) => words(day, { year: 'numeric', month: 'short' });
export const longDay = (day) => words(day, { month: 'long', day: 'numeric', weekday: 'long', ...(elsewhen(day) && { year: 'numeric' }) });
export const shortDay = (day) => words(day, { month: 'short', day: 'numeric', weekday: 'short', ...(elsewhen(day) && { year: 'numeric' }) });
export const clock = (instant) => whole(format(CLOCK).format(new Date(instant)));
export const hours = (start, end) => whole(format(CLOCK).formatRange(new Date(start), new Date(end)));
export const named = (day) => (day === today() ? t('today') : day === plus(today(), 1) ? t('tomorrow') : '');

// The first and the last day that something touches; an end at midnight does not touch the day that begins.
export function reach({ start, end, all_day: whole }) {
  if (whole) return [start, end ?? start];
  const first = dayOf(start);
  if (!end) return [first, first];
  const last = dayOf(new Date(Math.max(new Date(end) - 1, new Date(start))));
  return [first, last < first ? first : last];
}

// When something is, in one line.
export function span(event) {
  const [first, last] = reach(event);
  if (event.all_day) return first === last ? t('all_day') : `${shortDay(first)} – ${shortDay(last)} · ${t('days', between(first, last) + 1)}`;
  if (!event.end) return clock(event.start);
  if (first === last || (between(first, last) === 1 && new Date(event.end) - new Date(event.start) < DAY)) {
    return first === dayOf(event.end) ? hours(event.start, event.end) : `${clock(event.start)} – ${t('until_next', clock(event.end))}`;
  }
  return `${shortDay(first)} ${clock(event.start)} – ${shortDay(dayOf(event.end))} ${clock(event.end)}`;
}

// Its day and hour as they are said in a message.
export function said(event) {
  const day = isDay(event.start) ? event.start : dayOf(event.start);
  const date = words(day, { month: 'short', day: 'numeric', ...(elsewhen(day) && { year: 'numeric' }) });
  return event.all_day ? date : t('day_at', date, clock(event.start)).replace(/\s/g, ' ');
}

// The clock on the wall where it takes place, when that is another than ours.
export function elsewhere(event) {
  if (event.all_day || !event.start) return '';
  const wall = event.start.slice(11, 16);
  const here = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, zone, 'sv-SE').format(new Date(event.start));
  if (wall === here) return '';
  const offset = event.start.match(/[+-]\d\d:\d\d$|Z$/)?.[0] ?? '';
  const place = event.zone ? event.zone.split('/').pop().replaceAll('_', ' ') : `GMT${offset}`;
  return t('local', wall, place);
}
