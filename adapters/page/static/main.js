// Brings the parts of the page together.
import { history, listen, say, status } from './api.js';
import { calendar } from './calendar.js';
import { stateOf } from './card.js';
import { composer } from './composer.js';
import { find } from './dom.js';
import { joined } from './joined.js';
import { dress, lang, onLang, t } from './lang.js';
import { banner, languages, signs, tabs } from './layout.js';
import { outbox } from './outgoing.js';
import { pictures } from './pictures.js';
import { talk } from './talk.js';
import { foot, welcome } from './welcome.js';
import { settle } from './when.js';

const REFS = 'haru.refs';
const refs = new Map(JSON.parse(localStorage.getItem(REFS) ?? '[]'));
const earlier = find('.earlier');
let notices = [];
let live = false;

dress();
signs();
languages();

const tab = tabs();
const connected = banner();
const book = calendar({ onNews: tab.news, onBegin: begun });
const room = talk({ onPress: press, onEdit: (line) => desk.edit(line), onRetry: (item) => box.go(item), mine: (id) => refs.has(id) });
const box = outbox({ onChange: moved });
const desk = composer({ onSend: (text, files) => write({ text: text || undefined }, files), onEdited: rewrite, lastMine: room.lastMine });
const start = welcome({ onExample: (text) => write({ text }) });
const join = joined({ onSay: speak });
pictures({ onPictures: desk.hold, tell: desk.tell });

function begun(text, hint) {
  tab.talk();
  desk.begin(text, hint);
}

function speak(text) {
  tab.talk();
  write({ text });
}

function write(body, files = []) {
  start.hide();
  box.add(body, files);
  if (!files.length) room.think();
}

function rewrite(line, text) {
  box.add({ text, edit_of: refs.get(line.id) });
}

// Which of the lines are ours to edit, known again after a reload.
function remember(line, message) {
  refs.set(line, message);
  while (refs.size > 30) refs.delete(refs.keys().next().value);
  localStorage.setItem(REFS, JSON.stringify([...refs]));
}

function moved(item) {
  if (item.state === 'sent') {
    item.line = item.turn.line_id;
    if (!item.body.edit_of) remember(item.line, item.turn.message_id);
    answered(item.turn.replies);
    box.drop(item);
    if (room.lines.has(item.line)) room.place(room.lines.get(item.line));
  }
  if (!item.body.edit_of) room.pend(item);
  else if (item.state === 'failed') desk.tell(item.error || t('failed'));
}

// What belongs to a tap alone is told above the field, unless the conversation shows it anyway.
function answered(replies) {
  const answers = replies.filter((one) => one.answer);
  setTimeout(() => {
    for (const reply of answers) if (!room.lines.has(reply.id)) desk.tell(reply.text);
  }, 200);
}

async function press(button) {
  try {
    answered((await say({ press: button.token })).replies);
    if (button.verb === 'edit' && !button.choice) desk.focus();
  } catch (error) {
    if (error instanceof TypeError) desk.failed();
    else desk.tell(error.message);
  }
}

function onLine(line) {
  start.hide();
  const before = room.lines.get(line.id)?.reply;
  room.place(line);
  if (live && line.reply && !line.reply.face) join.look().catch(() => {}); // words may be about an account
  const added = live && line.reply?.drafts.length && stateOf(line.reply) === 'done' && (!before || stateOf(before) !== 'done');
  const first = added && line.reply.drafts.find((draft) => draft.ticked && draft.start && draft.kind !== 'delete');
  if (first) book.reveal(first.start);
}

function onState(open) {
  connected(open);
  if (!open) return;
  setTimeout(() => { live = true; }, 500);
  box.again();
}

async function older(cursor) {
  const { lines, next } = await history(cursor);
  const height = find('.scroll').scrollHeight;
  for (const line of lines) if (!room.lines.has(line.id)) room.place(line);
  find('.scroll').scrollTop += find('.scroll').scrollHeight - height;
  earlier.hidden = !next;
  earlier.onclick = () => older(next);
}

onLang(() => {
  room.redraw();
  start.redraw();
  join.draw();
  book.draw();
  foot(notices);
  desk.tell('');
  desk.redraw();
});

async function begin() {
  const [house, { lines, next }] = await Promise.all([status(), history()]);
  settle(house);
  join.take(house);
  notices = house.notices;
  foot(notices);
  book.start();
  if (!lines.length) start.show();
  for (const line of lines) room.place(line);
  room.toEnd();
  earlier.hidden = !next;
  earlier.onclick = () => older(next);
  listen(Math.max(0, ...lines.map((line) => line.changed)), { onLine, onCalendar: book.refresh, onState });
  box.restore();
  document.documentElement.dataset.ready = lang();
}

async function arrive() {
  for (let pause = 500; ; pause = Math.min(pause * 2, 4000)) {
    try {
      return await begin();
    } catch {
      connected(false);
      await new Promise((resolve) => { setTimeout(resolve, pause); });
    }
  }
}

if (matchMedia('(pointer: fine)').matches) desk.focus();
arrive();
