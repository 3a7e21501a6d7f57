import { tags } from './preact.js';
import { size } from './size.js';

const { section, h2, h3, p, ol, ul, li, span, div, a, button } = tags;

const number = (count, what) => `${count} ${what}${count === 1 ? '' : 's'}`;

const whole = ({ name, versions }) => `This deletes ${name}${versions.length > 0 ? `, the weights of ${number(versions.length, 'version')}` : ''}`
  + ' and all its reference images. Its trainings stay listed. It cannot be undone; export it first if you may want it again. Delete it?';

const one = ({ name }, { version }) => `This deletes the weights of ${name}, version ${version}. It cannot be undone. Delete them?`;

/** What is kept of each character, to be taken along or deleted; `told` has a sentence about one of them. */
export function characterList(characters, told, onDelete, onDeleteVersion) {
  return characters.length > 0 && section({ 'aria-labelledby': 'characters' },
    h2({ id: 'characters' }, 'Characters'),
    ol({ class: 'trainings' }, characters.map((character) => card(character, told, onDelete, onDeleteVersion))));
}

function card(character, told, onDelete, onDeleteVersion) {
  const { id, name, versions } = character;
  return li({ key: id, class: 'card', 'data-testid': 'character', 'data-id': id },
    h3({}, name),
    versions.length === 0 ? p({ class: 'quiet' }, 'No version yet.')
      : ul({ class: 'versions' }, versions.map((version) => row(character, version, onDeleteVersion))),
    p({ class: 'problem', role: 'alert', 'data-testid': 'character-problem' }, told?.id === id ? told.sentence : null),
    div({ class: 'actions' },
      a({ class: 'button', href: `/api/characters/${id}/export`, download: `${id}.zip`, 'data-testid': 'export', 'aria-label': `Export ${name}` }, 'Export'),
      button({
        type: 'button', 'data-testid': 'delete-character', 'aria-label': `Delete ${name}`,
        onClick: () => confirm(whole(character)) && onDelete(character),
      }, 'Delete…')));
}

function row(character, version, onDeleteVersion) {
  const name = `version ${version.version} of ${character.name}`;
  return li({ key: version.version, 'data-testid': 'version', 'data-version': version.version },
    span({}, `Version ${version.version}`, span({ class: 'quiet' }, ` · ${new Date(version.createdAt).toLocaleDateString()} · ${size(version.weights.size)}`)),
    a({ class: 'button', href: version.weights.url, download: version.weights.fileName, 'aria-label': `Download ${name}` }, 'Download'),
    button({
      type: 'button', 'data-testid': 'delete-version', 'aria-label': `Delete ${name}`,
      onClick: () => confirm(one(character, version)) && onDeleteVersion(character, version),
    }, 'Delete…'));
}
