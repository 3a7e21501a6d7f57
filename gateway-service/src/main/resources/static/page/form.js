import { tags } from './preact.js';
import { tile } from './tile.js';

const { section, form, h2, p, label, span, input, select, option, button, ul, datalist, div } = tags;

/** The form that puts a training together. */
export function draftForm(draft, onStarted) {
  const submit = async (event) => {
    event.preventDefault();
    const started = await draft.start();
    if (started) onStarted(started);
  };
  return section({ class: 'card', 'aria-labelledby': 'new' },
    h2({ id: 'new' }, 'New training'),
    form({ onSubmit: submit, novalidate: true },
      div({ class: 'fields' },
        field('Character', input({
          'data-testid': 'name', value: draft.name, list: 'known', maxlength: 100, autocomplete: 'off', placeholder: 'Mira',
          onInput: (event) => draft.set({ name: event.target.value }), onChange: () => draft.check(),
        }), 'A new name, or one you trained before.'),
        field('Trigger word', input({
          'data-testid': 'trigger', value: draft.triggerWord, maxlength: 100, autocomplete: 'off', placeholder: 'optional',
          onInput: (event) => draft.set({ triggerWord: event.target.value }),
        }), draft.triggerMayBeLost ? 'Write it into the captions too: trainers may pass it over where there is one.' : 'Calls the character in prompts.'),
        field('Trainer', select({
          'data-testid': 'preset', value: draft.preset, onChange: (event) => draft.set({ preset: event.target.value }),
        }, draft.presets.map((preset) => option({ value: preset.id, key: preset.id }, preset.name)))),
        field('Steps', input({
          'data-testid': 'steps', type: 'number', value: draft.steps, inputmode: 'numeric',
          min: draft.stepsOf?.minimum, max: draft.stepsOf?.maximum, step: draft.stepsOf?.multipleOf ?? 1,
          placeholder: String(draft.stepsOf?.standard ?? ''), onInput: (event) => draft.set({ steps: event.target.value }),
        }), price(draft))),
      datalist({ id: 'known' }, draft.known.map((character) => option({ value: character.name, key: character.id }))),
      dropZone(draft),
      draft.images.length > 0 && ul({ class: 'images', 'aria-label': 'Images' }, draft.images.map((image) => tile(draft, image))),
      draft.loose.size > 0 && p({ class: 'quiet', role: 'status', 'data-testid': 'loose' },
        `No image has the name of ${[...draft.loose.values()].map(({ name }) => name).join(', ')}; add it, or type the caption.`),
      draft.problem && p({ class: 'problem', role: 'alert', 'data-testid': 'problem' }, draft.problem.message),
      div({ class: 'actions' },
        button({ class: 'primary', 'data-testid': 'start', disabled: Boolean(draft.missing) || draft.busy },
          draft.busy ? 'Starting…' : 'Start training'),
        span({ class: 'quiet', 'data-testid': 'missing', 'aria-live': 'polite' }, draft.missing ?? ''))));
}

function field(name, control, help) {
  return label({ class: 'field' }, span({ class: 'name' }, name), control, help && span({ class: 'help' }, help));
}

function price(draft) {
  const preset = draft.presets.find((one) => one.id === draft.preset);
  const steps = Number(draft.steps || draft.stepsOf?.standard || 0);
  return preset?.pricePerStep && steps > 0
    ? `About ${(preset.pricePerStep * steps).toFixed(2)} ${preset.currency} at the provider.`
    : 'Empty takes the trainer’s own.';
}

function dropZone(draft) {
  const over = (on) => (event) => {
    event.preventDefault();
    event.currentTarget.classList.toggle('over', on);
  };
  return label({
    class: 'drop', onDragOver: over(true), onDragLeave: over(false),
    onDrop: (event) => { over(false)(event); draft.add(event.dataTransfer.files); },
  },
    input({
      type: 'file', multiple: true, accept: 'image/jpeg,image/png,image/webp,.txt', 'data-testid': 'images', 'aria-label': 'Reference images',
      onChange: (event) => { draft.add(event.target.files); event.target.value = ''; },
    }),
    span({ class: 'big' }, 'Drop 6 to 12 images here, or choose them'),
    span({ class: 'help' }, 'JPEG, PNG or WebP, up to 20 MB each, at least 256 pixels a side. A caption may lie beside each: front.txt for front.jpg.'));
}
