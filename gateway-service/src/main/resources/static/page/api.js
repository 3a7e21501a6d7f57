/** What the gateway said was wrong: `message` is its sentence, `problem` the whole body. */
export class Problem extends Error {
  constructor(problem) {
    super(problem.detail ?? 'The gateway did not answer; check that it runs.');
    this.problem = problem;
  }
}

async function call(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Problem({});
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(body);
  return body;
}

const post = (path, body, headers = {}) => call(path, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

export const presets = async () => (await call('/api/presets')).presets;
export const characters = async () => (await call('/api/characters')).characters;
export const training = (id) => call(`/api/trainings/${id}`);
export const addCharacter = (name) => post('/api/characters', { name });
export const cancel = (id) => post(`/api/trainings/${id}/cancel`, {});
export const resolve = (id, decision) => post(`/api/trainings/${id}/resolve`, { decision });
export const remove = (character) => call(`/api/characters/${character.id}`, { method: 'DELETE' });
export const removeVersion = (character, { version }) => call(`/api/characters/${character.id}/versions/${version}`, { method: 'DELETE' });
export const order = (body, key) => post('/api/trainings', body, { 'Idempotency-Key': key });

export async function upload(characterId, file) {
  const form = new FormData();
  form.append('images', file, file.name);
  const answer = await call(`/api/characters/${characterId}/images`, { method: 'POST', body: form });
  return answer.images[0];
}

/** Follows all trainings for as long as the page lives; the browser resumes it by itself. */
export function follow({ onTrainings, onProgress, onConnection }) {
  const events = new EventSource('/api/progress');
  events.addEventListener('reset', (event) => onTrainings(JSON.parse(event.data).trainings));
  events.addEventListener('progress', (event) => onProgress(JSON.parse(event.data)));
  events.onopen = () => onConnection(true);
  events.onerror = () => {
    onConnection(false);
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(() => follow({ onTrainings, onProgress, onConnection }), 2000);
    }
  };
}

/** A key under which an order may be repeated and is paid once. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
