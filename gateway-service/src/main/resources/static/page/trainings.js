import { heldBox, isHeld } from './held.js';
import { tags } from './preact.js';
import { size } from './size.js';

const { section, h2, h3, p, ol, ul, li, span, div, a, button, time, details, summary, dl, dt, dd, code } = tags;

const STAGES = [
  { name: 'Images', from: 0, to: 30 },
  { name: 'Archive', from: 30, to: 52 },
  { name: 'Upload', from: 52, to: 60 },
  { name: 'Training', from: 60, to: 90 },
  { name: 'Weights', from: 90, to: 100 },
];

const STATES = { RUNNING: 'running', WAITING: 'waiting', COMPLETED: 'completed', FAILED: 'failed', CANCELLED: 'cancelled' };

const isActive = (training) => training.state === 'RUNNING' || training.state === 'WAITING';

/** All trainings, newest first. */
export function trainingList(trainings, onCancel, onResolve) {
  return section({ 'aria-labelledby': 'trainings' },
    h2({ id: 'trainings' }, 'Trainings'),
    trainings.length === 0
      ? p({ class: 'empty' }, 'Nothing has been trained yet. Your trainings stay here, also after a reload.')
      : ol({ class: 'trainings' }, trainings.map((training) => card(training, onCancel, onResolve))));
}

function card(training, onCancel, onResolve) {
  const percent = training.state === 'COMPLETED' ? 100 : training.progress?.percent ?? 0;
  return li({
    key: training.id, class: `card training ${STATES[training.state]}`,
    'data-testid': 'training', 'data-id': training.id, 'data-state': training.state,
  },
    div({ class: 'head' },
      h3({}, training.characterName ?? training.characterId, training.version && span({ class: 'version' }, `version ${training.version}`)),
      span({ class: 'badge', 'data-testid': 'state' }, training.cancelRequested && isActive(training) ? 'cancelling' : STATES[training.state])),
    stages(percent, training),
    p({ class: 'message', 'data-testid': 'message', 'aria-live': 'polite' }, message(training)),
    isActive(training) && p({ class: 'quiet numbers' }, numbers(training.progress)),
    training.warnings?.length > 0 && ul({ class: 'quiet', 'data-testid': 'warnings' },
      training.warnings.map(({ message: sentence }) => li({ key: sentence }, sentence))),
    isHeld(training) && heldBox(training, onResolve),
    training.failure && failure(training.failure),
    div({ class: 'actions' },
      training.weights && a({ class: 'button primary', href: training.weights.url, download: training.weights.fileName, 'data-testid': 'download' },
        `Download weights (${size(training.weights.size)})`),
      training.config && a({ class: 'button', href: training.config.url, download: training.config.fileName }, 'Configuration'),
      isActive(training) && button({ type: 'button', 'data-testid': 'cancel', disabled: training.cancelRequested, onClick: () => onCancel(training) },
        training.cancelRequested ? 'Cancelling…' : 'Cancel'),
      time({ class: 'quiet', datetime: training.requestedAt }, new Date(training.requestedAt).toLocaleString())),
    more(training));
}

function stages(percent, training) {
  return div({
    class: 'stages', role: 'progressbar', 'aria-label': 'Progress', 'data-testid': 'progress',
    'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': Math.round(percent),
  }, STAGES.map((stage) => {
    const share = Math.max(0, Math.min(1, (percent - stage.from) / (stage.to - stage.from)));
    const now = share < 1 && percent >= stage.from && isActive(training);
    return div({ key: stage.name, class: `stage${now ? ' now' : ''}${share === 1 ? ' done' : ''}`, style: `flex-grow:${stage.to - stage.from}` },
      div({ class: 'bar' }, div({ class: 'fill', style: `width:${share * 100}%` })),
      span({ class: 'label' }, stage.name));
  }));
}

function message(training) {
  if (training.failure) return training.failure.message;
  return training.progress?.message ?? 'Waiting for the pipeline.';
}

function numbers(progress) {
  if (!progress) return '';
  const parts = [`${progress.percent.toFixed(progress.percent % 1 ? 1 : 0)} %`];
  if (progress.total) {
    const amount = progress.unit === 'bytes' ? size : String;
    parts.push(`${amount(progress.done ?? 0)} of ${amount(progress.total)}${progress.unit && progress.unit !== 'bytes' ? ` ${progress.unit}` : ''}`);
  }
  if (progress.queuePosition != null) parts.push(`${progress.queuePosition} ahead`);
  if (progress.etaSeconds != null) parts.push(`about ${duration(progress.etaSeconds)} left`);
  if (progress.waitingReason) parts.push(`waiting: ${progress.waitingReason.toLowerCase().replaceAll('_', ' ')}`);
  if (progress.nextStepAt) parts.push(`next step ${new Date(progress.nextStepAt).toLocaleTimeString()}`);
  return parts.join(' · ');
}

function failure({ code: reason, culprit, hint }) {
  return div({ class: 'failure', 'data-testid': 'failure' },
    culprit && p({}, span({ class: 'label' }, 'At fault: '), span({ 'data-testid': 'culprit' }, culprit)),
    hint && p({}, span({ class: 'label' }, 'What to do: '), span({ 'data-testid': 'hint' }, hint)),
    p({ class: 'quiet' }, code({}, reason)));
}

function more(training) {
  const entry = (name, value) => value != null && value !== '' && [dt({}, name), dd({}, value)];
  return details({},
    summary({}, 'Details'),
    dl({},
      entry('Training', code({}, training.id)),
      entry('Trainer', training.preset),
      Object.entries(training.parameters).map(([name, value]) => entry(name.replaceAll('_', ' '), String(value))),
      entry('Trigger word', training.triggerWord),
      entry('Images', training.images.map(({ name, caption }) => (caption ? `${name} (${caption})` : name)).join(', ')),
      entry('Archive', training.archive && code({}, training.archive.sha256)),
      entry('Provider’s request', training.requestId && code({}, training.requestId)),
      entry('Weights', training.weights && code({}, training.weights.sha256))));
}

function duration(seconds) {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
