import { tags } from './preact.js';

const { div, p, button } = tags;

const TWICE = 'If the provider did take this training, submitting it again is paid a second time. Submit it again?';

export const isHeld = (training) => training.state === 'WAITING' && training.progress?.waitingReason === 'HELD';

/** What can be done with a training that the provider never answered. */
export function heldBox(training, onResolve) {
  const { deadline } = training.progress;
  const choice = (decision, text, choose) => button({
    type: 'button', 'data-testid': decision, disabled: Boolean(training.decided), onClick: choose,
  }, training.decided === decision ? 'Passed on…' : text);
  return div({ class: 'held', 'data-testid': 'held' },
    p({}, `You can wait${deadline ? `, until ${new Date(deadline).toLocaleString()} at the latest` : ''}, or decide:`),
    div({ class: 'actions' },
      choice('resubmit', 'Submit again…', () => confirm(TWICE) && onResolve(training, 'resubmit')),
      choice('abandon', 'Give up', () => onResolve(training, 'abandon'))));
}
