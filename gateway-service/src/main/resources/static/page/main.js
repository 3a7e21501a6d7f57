import * as api from './api.js';
import { characterList } from './characters.js';
import { Draft } from './draft.js';
import { draftForm } from './form.js';
import { render, tags } from './preact.js';
import { trainingList } from './trainings.js';

const { div, header, main, h1, p, span } = tags;

const page = { trainings: new Map(), connected: true, problem: null, told: null };
const draft = new Draft(show);

function show() {
  const newestFirst = [...page.trainings.values()].sort((a, b) => b.requestedAt.localeCompare(a.requestedAt));
  render(div({ class: 'page' },
    header({}, h1({}, 'lorapipe'), p({ class: 'quiet' }, 'From a few images of a character to its LoRA.'),
      !page.connected && span({ class: 'badge offline', role: 'status' }, 'reconnecting…')),
    main({},
      page.problem && p({ class: 'problem', role: 'alert' }, page.problem.message),
      draftForm(draft, keep),
      trainingList(newestFirst, cancel, resolve),
      characterList(draft.known, page.told, remove, removeVersion))), document.getElementById('app'));
}

function keep(training) {
  page.trainings.set(training.id, training);
  page.problem = null;
  show();
}

async function attempt(action) {
  try {
    await action();
  } catch (problem) {
    page.problem = problem;
    show();
  }
}

const cancel = (training) => attempt(async () => keep(await api.cancel(training.id)));
const resolve = ({ id }, decision) => attempt(async () => {
  await api.resolve(id, decision);
  keep({ ...page.trainings.get(id), decided: decision });
});
const refresh = (id) => attempt(async () => {
  const training = await api.training(id);
  keep(training);
  if (training.version) draft.know(await api.characters());
});

/** Deletes, tells beside the character why that failed, and shows what is left. */
async function deleting(character, action) {
  page.told = null;
  try {
    await action();
    const trainings = [...page.trainings.values()].filter(({ characterId }) => characterId === character.id);
    await Promise.all(trainings.map(async ({ id }) => keep(await api.training(id))));
  } catch (problem) {
    page.told = { id: character.id, sentence: problem.message };
  }
  await attempt(async () => draft.know(await api.characters()));
}

const remove = (character) => deleting(character, async () => {
  await api.remove(character);
  draft.forget(character);
});
const removeVersion = (character, version) => deleting(character, () => api.removeVersion(character, version));

function progressed(progress) {
  const training = page.trainings.get(progress.trainingId);
  if (!training || !['RUNNING', 'WAITING'].includes(progress.state)) {
    refresh(progress.trainingId);
  } else {
    keep({ ...training, state: progress.state, progress, decided: null });
  }
}

api.follow({
  onTrainings: (trainings) => { page.trainings = new Map(trainings.map((one) => [one.id, one])); show(); },
  onProgress: progressed,
  onConnection: (connected) => { page.connected = connected; show(); },
});
show();
attempt(async () => {
  draft.presets = await api.presets();
  draft.know(await api.characters());
  draft.set({ preset: draft.presets[0].id });
});
