// A reply drawn as a card: a leaf of a tear-off calendar for each draft, its facts, what was guessed, and the buttons.
import { bare, h, icon, unseen } from './dom.js';
import { t } from './lang.js';
import { dayOf, isDay, monthName, named, weekday, weekdayName } from './when.js';

const SCOPES = ['confirm', 'this', 'following', 'all'];
const SETTINGS = ['calendar', 'notify'];
const LOOKS = ['primary', 'danger', 'plain', 'quiet'];
const ROLES = { confirm: 'primary', this: 'primary', connect: 'primary', copy: 'primary', claim: 'primary', disconnect: 'danger', discard: 'quiet', undo: 'quiet', seen: 'quiet' };
const SIGNED = ['follow', 'unfollow', 'target']; // their sign is what tells them apart
const LIVE = ['open', 'writing', 'done'];
const SIGNS = { place: 'pin', people: 'people', repeat: 'repeat', scope: 'repeat', reminder: 'bell', meeting: 'video', calendar: 'calendar' };
const BADGES = { conflict: 'clash', invitation: 'people' };
const ENDED = ['done', 'undone'];
const NOTHING = '–';

// open: waits for a tap · writing: is being saved · done: it happened, and can be taken back · shut: none of these.
export const stateOf = ({ face }) => (LIVE.includes(face?.state) ? face.state : 'shut');

// Whose doing it is: `news` of others, what `conflict` two sides have, somebody's `invitation`. What has happened is one's own.
const about = ({ face }) => (ENDED.includes(face.state) || face.about === 'draft' ? '' : face.about);

// It happened here; what follows the dot is still under way.
const going = ({ face }) => face.state === 'done' && face.heading.includes(' · ') && 'going';

// Addresses to open in a tab of their own. Only those of the web are any.
export function ways(links = [], look = 'quiet') {
  const safe = links.filter(({ url }) => /^https?:\/\//i.test(url));
  return safe.length > 0 && h('div.row.links', safe.map(({ label, url }) =>
    h('a', { class: look, href: url, target: '_blank', rel: 'noopener' }, label, icon('away'), unseen(` (${t('new_tab')})`))));
}

// Files that come along, from this house alone.
function files(brought = []) {
  const ours = brought.filter(({ url }) => url.startsWith('/api/v1/files/'));
  return ours.length > 0 && h('div.row.links', ours.map(({ name, url }) => h('a', { class: 'primary', href: url, download: name }, name)));
}

export function leaf(start, state = '') {
  const day = start && (isDay(start) ? start : dayOf(start));
  const label = day ? [monthName(day), Number(day.slice(8)), weekdayName(day)] : ['', '?', ''];
  return h('div.leaf', { class: state, 'data-weekday': day ? weekday(day) : null, 'aria-hidden': 'true' },
    h('span.leaf-month', label[0]), h('span.leaf-day', label[1]), h('span.leaf-weekday', label[2]),
    state === 'done' && h('span.seal', icon('check')));
}

// What it was, struck through, beside what it becomes.
function told({ text, was }) {
  if (!was) return [text];
  return [h('del', { class: was === NOTHING && 'none' }, unseen(`${t('before')}: `), was), ' ',
    h('ins', icon('arrow'), unseen(`${t('after')}: `), text)];
}

const soon = (start) => start && named(isDay(start) ? start : dayOf(start));

function fact(one, draft, soonest) {
  if (one.kind === 'title') return h('h3', told(one));
  if (one.kind === 'time') return h('p.time', soonest && h('b.soon', soonest), told(one));
  if (one.kind === 'question') return h('p.ask', one.text);
  return h('p.fact', SIGNS[one.kind] && icon(SIGNS[one.kind]), h('span', told(one)));
}

const chips = (kind, label, sentences) => sentences.map((words) => h('li.chip', { class: kind }, unseen(`${label}: `), bare(words)));
const band = (kind, sign, label, sentences) => sentences.map((words) => h('p.band', { class: kind }, icon(sign), h('span', h('b', label), ` ${bare(words)}`)));

function tickbox(button, draft, press) {
  return h('button.tick', { role: 'checkbox', 'aria-checked': String(draft.ticked), 'aria-label': t('include', draft.title),
    'data-verb': button.verb, 'data-choice': button.choice, onclick: () => press(button) }, icon('check'));
}

function drawn(draft, { state, own, crowd, press, news }) {
  const ticker = own.find((button) => button.verb === 'tick');
  const others = own.filter((button) => button !== ticker);
  const remarks = [...chips('guess', t('assumed'), draft.assumptions), ...chips('doubt', t('doubt'), draft.doubts)];
  const asks = draft.facts.filter((one) => one.kind === 'question');
  return h('article.draft', { class: [draft.kind, !draft.ticked && 'unticked'] },
    news ? h('span.badge', icon('bell')) : leaf(draft.start, state),
    h('div.draft-words',
      draft.facts.filter((one) => !asks.includes(one)).map((one) => fact(one, draft, state === 'open' && !news && soon(draft.start))),
      state === 'open' && h('div.guesses', remarks.length > 0 && h('ul.chips', remarks), row('others', others, press, [], crowd ? whose : null)),
      band('clash', 'clash', t('clash'), draft.clashes.filter((one) => !draft.duplicates.includes(one))), band('twin', 'twin', t('duplicate'), draft.duplicates),
      asks.map((one) => fact(one, draft))),
    ticker && tickbox(ticker, draft, press));
}

// Among several drafts a button opens with the name of its own, which can be seen where it stands.
const whose = (label) => label.split(': ').pop();

// What reaches furthest is not what stands out, and what deletes does not look like what adds.
const deletes = (drafts) => drafts.some((draft) => draft.kind === 'delete');
const role = ({ verb }, drafts = []) => (ROLES[verb] === 'primary' && deletes(drafts) ? 'danger' : ROLES[verb] ?? 'plain');

function pushable(button, press, drafts, short) {
  const label = SIGNED.includes(button.verb) ? button.label : bare(short ? short(button.label) : button.label);
  return h('button', { class: role(button, drafts), 'data-verb': button.verb, 'data-choice': button.choice, 'aria-label': label !== button.label && button.label,
    disabled: button.verb === 'confirm' && !drafts.some((draft) => draft.ticked), onclick: () => press(button) }, label);
}

const row = (kind, buttons, press, drafts = [], short = null) => buttons.length > 0 && h('div.row', { class: kind }, buttons.map((button) => pushable(button, press, drafts, short)));

// What is done with the card as a whole; first what goes on with it.
function acts(buttons, drafts, press) {
  const rank = (button) => (SCOPES.includes(button.verb) ? 0 : LOOKS.indexOf(role(button)));
  const set = buttons.filter((button) => SETTINGS.includes(button.verb));
  const rest = buttons.filter((button) => !set.includes(button));
  return [row('others', set, press), row('main', rest.sort((a, b) => rank(a) - rank(b)), press, drafts)];
}

// `press` is called with the button that was tapped.
export function card(reply, press) {
  const state = stateOf(reply);
  const buttons = reply.buttons.flat();
  const shown = reply.drafts.filter((draft) => state === 'open' || draft.ticked);
  const ownOf = (draft) => buttons.filter((button) => button.draft === draft.id);
  const common = buttons.filter((button) => !shown.some((draft) => draft.id === button.draft));
  const kind = about(reply);
  const footer = [acts(common, reply.drafts, press), ways(reply.links)].flat().filter(Boolean);
  return h('section.card', { class: [state, reply.face.state, kind, going(reply)] },
    reply.face.note && h('p.card-note', bare(reply.face.note)),
    h('p.card-head', BADGES[kind] && icon(BADGES[kind]), bare(reply.face.heading)),
    shown.map((draft) => drawn(draft, { state, own: ownOf(draft), crowd: reply.drafts.length > 1, press, news: kind === 'news' })),
    footer.length > 0 && h('footer.rows', footer));
}

// A reply without a card: words, and perhaps answers to choose from. What ends in three dots still goes on.
export function words(reply, press) {
  const busy = !reply.buttons.length && reply.text.endsWith('…');
  const rows = [...reply.buttons.map((buttons) => row('option', buttons, press)), ways(reply.links, 'primary'), files(reply.files)].filter(Boolean);
  return h('div.words', { class: busy && 'busy' }, h('p', bare(reply.text)), rows.length > 0 && h('div.rows', rows));
}
