import { tags } from './preact.js';

const { li, img, span, p, label, textarea, button } = tags;

const VERDICTS = { waiting: 'not checked yet', checking: 'checking…', usable: 'usable', refused: 'refused' };

/** One image of a draft: what was found of it, and what it shows in words. */
export function tile(draft, image) {
  return li({ key: image.preview, class: `tile ${image.verdict}`, 'data-testid': 'image', 'data-verdict': image.verdict },
    img({ src: image.preview, alt: '', onError: (event) => { event.target.style.visibility = 'hidden'; } }),
    span({ class: 'file', title: image.file.name }, image.file.name),
    span({ class: 'verdict' }, image.verdict === 'waiting' && !draft.name.trim() ? 'name the character first' : image.found ?? VERDICTS[image.verdict]),
    image.stored?.warnings.map(({ code, message }) => p({ class: 'warned', key: code, 'data-testid': 'image-warning' }, message)),
    caption(draft, image),
    button({ type: 'button', class: 'remove', 'aria-label': `Remove ${image.file.name}`, onClick: () => draft.remove(image) }, '×'));
}

function caption(draft, image) {
  const fault = `fault-${image.preview}`;
  return [
    label({ class: 'caption', key: 'caption' },
      span({}, 'Caption'),
      textarea({
        rows: 2, placeholder: 'optional', value: image.caption, 'data-testid': 'caption', 'aria-label': `Caption of ${image.file.name}`,
        'aria-invalid': Boolean(image.fault), 'aria-describedby': image.fault ? fault : undefined,
        onInput: (event) => draft.caption(image, event.target.value),
      })),
    p({ class: 'fault', key: 'fault', id: fault, role: 'status', 'data-testid': 'caption-fault' }, image.fault),
  ];
}
