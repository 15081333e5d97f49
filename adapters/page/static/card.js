// A reply drawn as a card: a leaf of a tear-off calendar for each draft, what was guessed, and the buttons.
import { bare, h, icon } from './dom.js';
import { t } from './lang.js';
import { elsewhere, isDay, dayOf, monthName, named, reach, shortDay, span, weekday, weekdayName } from './when.js';

const SCOPES = ['confirm', 'this', 'following', 'all'];
const SIGNS = [['🗓', 'time'], ['📍', 'pin'], ['👥', 'people'], ['🔁', 'repeat'], ['⚠', 'clash'], ['·', 'guess']];
const verbsOf = (reply) => reply.buttons.flat().map((button) => button.verb);

// open: waits for a tap · done: it happened, and can be taken back · shut: neither.
export function stateOf(reply) {
  const verbs = verbsOf(reply);
  if (verbs.some((verb) => verb === 'discard' || SCOPES.includes(verb))) return 'open';
  return verbs.includes('undo') ? 'done' : 'shut';
}

export function leaf(start, state = '') {
  const day = start && (isDay(start) ? start : dayOf(start));
  const label = day ? [monthName(day), Number(day.slice(8)), weekdayName(day)] : ['', '?', ''];
  return h('div', { class: `leaf ${state}`, 'data-weekday': day ? weekday(day) : null, 'aria-hidden': 'true' },
    h('span', { class: 'leaf-month' }, label[0]), h('span', { class: 'leaf-day' }, label[1]), h('span', { class: 'leaf-weekday' }, label[2]),
    state === 'done' && h('span', { class: 'seal' }, icon('check')));
}

const fact = (sign, words) => words && h('p', { class: 'fact' }, icon(sign), h('span', {}, words));
const chips = (kind, label, sentences) => sentences.map((words) => h('li', { class: `chip ${kind}` }, h('span', { class: 'unseen' }, `${label}: `), bare(words)));
const band = (kind, sign, label, sentences) => sentences.map((words) => h('p', { class: `band ${kind}` }, icon(sign), h('span', {}, h('b', {}, label), ` ${bare(words)}`)));

function heading(draft) {
  if (!draft.start) return t('when_open');
  const [first, last] = reach(draft);
  const day = draft.all_day && first !== last ? '' : shortDay(first);
  return [named(first), day, span(draft)].filter(Boolean).join(' · ');
}

function tickbox(button, draft, press) {
  return h('button', { type: 'button', class: 'tick', role: 'checkbox', 'aria-checked': String(draft.ticked), 'aria-label': t('include', draft.title),
    'data-verb': button.verb, 'data-choice': button.choice, onclick: () => press(button) }, icon('check'));
}

// The reply's text tells every side effect, a paragraph a draft; each of its lines opens with the sign of its kind.
function facts(draft, [title = '', ...lines]) {
  const found = { pin: draft.location, people: draft.attendees.join(', '), repeat: '', note: '' };
  const changes = draft.kind === 'update' && title.includes(' → ') ? [bare(title)] : [];
  for (const line of lines) {
    const kind = SIGNS.find(([sign]) => line.startsWith(sign))?.[1];
    if (kind === 'time' && line.includes(' → ')) changes.push(bare(line));
    else if (kind === 'repeat') found.repeat ||= draft.rrule && bare(line);
    else if (kind in found) found[kind] = bare(line);
    else if (!kind) found.note = line;
  }
  return { ...found, changes, repeat: found.repeat || (draft.rrule && t('repeats')) };
}

function drawn(draft, paragraph, state, ticker, press) {
  const told = facts(draft, paragraph);
  const remarks = state === 'open' ? [...chips('guess', t('assumed'), draft.assumptions), ...chips('doubt', t('doubt'), draft.doubts)] : [];
  return h('article', { class: `draft ${draft.kind} ${draft.ticked ? '' : 'unticked'}` },
    leaf(draft.start, state),
    h('div', { class: 'draft-words' },
      h('h3', {}, draft.title),
      h('p', { class: 'time' }, heading(draft)),
      told.changes.map((words) => fact('pencil', words)), fact('moon', elsewhere(draft)), fact('pin', told.pin), fact('people', told.people), fact('repeat', told.repeat),
      remarks.length > 0 && h('ul', { class: 'chips' }, remarks),
      band('clash', 'clash', t('clash'), draft.clashes), band('twin', 'twin', t('duplicate'), draft.duplicates),
      told.note && h('p', { class: 'note' }, told.note)),
    ticker && tickbox(ticker, draft, press));
}

// What reaches furthest is not what stands out, and what deletes does not look like what adds.
function role(button, drafts = []) {
  if (button.verb === 'confirm' || button.verb === 'this') return drafts.some((draft) => draft.kind === 'delete') ? 'danger' : 'primary';
  if (button.verb === 'discard' || button.verb === 'undo') return 'quiet';
  return 'plain';
}

const pushable = (button, press, drafts) => h('button', { type: 'button', class: role(button, drafts), 'data-verb': button.verb, 'data-choice': button.choice,
  disabled: button.verb === 'confirm' && !drafts.some((draft) => draft.ticked), onclick: () => press(button) }, button.label);
const row = (kind, buttons, press, drafts = []) => buttons.length > 0 && h('div', { class: `row ${kind}` }, buttons.map((button) => pushable(button, press, drafts)));

// On a card: the other readings of our guesses in a row of their own, then what is done with the card.
function acts(reply, press) {
  const buttons = reply.buttons.flat().filter((button) => button.verb !== 'tick');
  const other = (button) => Boolean(button.choice) && !SCOPES.includes(button.verb);
  const order = ['primary', 'danger', 'plain', 'quiet'];
  const main = buttons.filter((button) => !other(button)).sort((a, b) => order.indexOf(role(a)) - order.indexOf(role(b)));
  return buttons.length > 0 && h('footer', { class: 'rows' }, row('others', buttons.filter(other), press) || '', row('main', main, press, reply.drafts) || '');
}

// `press` is called with the button that was tapped.
export function card(reply, press) {
  const state = stateOf(reply);
  const tickers = new Map(reply.buttons.flat().filter((button) => button.verb === 'tick').map((button) => [button.choice - 1, button]));
  const shown = reply.drafts.filter((draft) => state === 'open' || draft.ticked);
  const paragraphs = reply.text.split('\n\n').map((paragraph) => paragraph.split('\n'));
  const own = paragraphs.splice(Math.max(1, paragraphs.length - shown.length));
  return h('section', { class: `card ${state}` },
    paragraphs.map((lines, index) => h('p', { class: index === paragraphs.length - 1 ? 'card-head' : 'card-note' }, bare(lines[0]))),
    shown.map((draft) => drawn(draft, own[shown.indexOf(draft)] ?? [], state, tickers.get(reply.drafts.indexOf(draft)), press)),
    acts(reply, press));
}

// A reply without drafts: words, and perhaps answers to choose from.
export function words(reply, press) {
  const busy = !reply.buttons.length && /…$/.test(reply.text);
  const rows = reply.buttons.map((buttons) => row('option', buttons, press));
  return h('div', { class: `words ${busy ? 'busy' : ''}` }, h('p', {}, bare(reply.text)), rows.length > 0 && h('div', { class: 'rows' }, rows));
}
