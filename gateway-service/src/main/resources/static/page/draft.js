import * as api from './api.js';
import { isCaptionFile, objection, read, stem } from './captions.js';

/** The training that is being put together, and what can be done with it. */
export class Draft {
  constructor(changed) {
    this.changed = changed;
    this.presets = [];
    this.known = [];
    this.clear();
  }

  clear() {
    this.images?.forEach((image) => URL.revokeObjectURL(image.preview));
    Object.assign(this, {
      name: '', character: null, triggerWord: '', preset: this.presets[0]?.id ?? '', steps: '',
      images: [], loose: new Map(), problem: null, busy: false, key: api.newKey(),
    });
  }

  set(values) {
    Object.assign(this, values, { problem: null, key: api.newKey() });
    this.changed();
  }

  get stepsOf() {
    return this.presets.find((preset) => preset.id === this.preset)?.parameters
      .find((parameter) => parameter.name === 'steps');
  }

  get missing() {
    const usable = this.images.filter((image) => image.verdict !== 'refused').length;
    if (!this.name.trim()) return 'Give the character a name.';
    if (this.images.length === 0) return 'Add 6 to 12 images.';
    if (this.images.some((image) => image.verdict === 'refused')) return 'Remove or replace the images that were refused.';
    if (usable < 6) return `Add ${6 - usable} more ${usable === 5 ? 'image' : 'images'}.`;
    if (this.images.some((image) => image.fault)) return 'Correct the captions that are marked.';
    if (usable > 12) return `Remove ${usable - 12} ${usable === 13 ? 'image' : 'images'}.`;
    return null;
  }

  /** Takes images, and text files as the captions of the images of the same name. */
  async add(files) {
    const [texts, images] = [true, false].map((isText) => [...files].filter((file) => isCaptionFile(file) === isText));
    const added = images.map((file) => ({ file, preview: URL.createObjectURL(file), verdict: 'waiting', caption: '', fault: null }));
    this.set({ images: [...this.images, ...added] });
    this.check();
    for (const file of texts) this.loose.set(stem(file.name), { name: file.name, ...await read(file) });
    this.giveCaptions();
  }

  /** Captions wait for their image; what is left over has none. */
  giveCaptions() {
    for (const [name, { caption = '', fault = null }] of this.loose) {
      const own = this.images.filter((image) => stem(image.file.name) === name);
      own.forEach((image) => Object.assign(image, { caption, fault }));
      if (own.length > 0) this.loose.delete(name);
    }
    this.set({});
  }

  caption(image, caption) {
    Object.assign(image, { caption, fault: objection('The caption', caption) });
    this.set({});
  }

  remove(image) {
    URL.revokeObjectURL(image.preview);
    this.set({ images: this.images.filter((other) => other !== image) });
  }

  /** Images can be uploaded, and so checked, once the character has a name. */
  async check() {
    if (!this.name.trim() || this.checking) return;
    this.checking = true;
    try {
      await this.findCharacter();
      for (let image; (image = this.images.find((one) => one.verdict === 'waiting'));) {
        await this.uploadOne(image);
      }
      this.markTwins();
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.checking = false;
      this.changed();
    }
  }

  async findCharacter() {
    const name = this.name.trim();
    if (this.character?.name === name) return;
    this.character = this.known.find((character) => character.name === name) ?? await api.addCharacter(name);
    if (!this.known.includes(this.character)) this.known = [this.character, ...this.known];
  }

  async uploadOne(image) {
    image.verdict = 'checking';
    this.changed();
    try {
      image.stored = await api.upload(this.character.id, image.file);
      image.verdict = 'usable';
      image.found = `${image.stored.width} × ${image.stored.height}`;
    } catch (problem) {
      const part = problem.problem?.problems?.[0];
      image.verdict = 'refused';
      image.found = part?.message ?? problem.message;
    }
    this.changed();
  }

  markTwins() {
    const seen = new Map();
    for (const image of this.images.filter((one) => one.stored)) {
      const twin = seen.get(image.stored.sha256);
      if (twin) Object.assign(image, { verdict: 'refused', found: `${image.file.name} is the same image as ${twin}; remove one of them.` });
      else seen.set(image.stored.sha256, image.file.name);
    }
  }

  /** Whether a trainer may pass the trigger word over: many do for images that have a caption. */
  get triggerMayBeLost() {
    const word = this.triggerWord.trim().toLowerCase();
    return word !== '' && this.images.some(({ caption }) => caption.trim() && !caption.toLowerCase().includes(word));
  }

  know(characters) {
    this.known = characters;
    this.changed();
  }

  /** A character that was deleted took its images along. */
  forget(character) {
    if (this.character?.id !== character.id) return;
    const images = this.images.map((image) => ({ ...image, verdict: 'waiting', stored: null, found: null }));
    this.set({ character: null, images });
  }

  async start() {
    if (this.missing || this.busy) return null;
    this.busy = true;
    this.changed();
    try {
      await this.check();
      await this.findCharacter();
      if (this.missing || this.images.some((image) => image.verdict !== 'usable')) return null;
      const started = await api.order(this.body(), this.key);
      this.clear();
      return started;
    } catch (problem) {
      this.problem = problem;
      return null;
    } finally {
      this.busy = false;
      this.changed();
    }
  }

  body() {
    return {
      characterId: this.character.id,
      images: this.images.map(({ stored }) => ({ key: stored.key, store: stored.store, sha256: stored.sha256, name: stored.name })),
      preset: this.preset,
      parameters: this.steps === '' ? {} : { steps: Number(this.steps) },
      triggerWord: this.triggerWord.trim() || null,
      captions: this.images.some(({ caption }) => caption.trim()) ? this.images.map(({ caption }) => caption.trim() || null) : undefined,
    };
  }
}
