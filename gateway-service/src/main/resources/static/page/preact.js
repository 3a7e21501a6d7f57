// The one place that knows where Preact lies; the version is the one in the POM.
import { h, render } from '/webjars/preact/10.28.0/dist/preact.module.js';

export { render };

/** `tags.div({ class: 'x' }, child, child)` for any element. */
export const tags = new Proxy({}, {
  get: (_, name) => (props, ...children) => h(name, props, ...children),
});
