/** In characters, as a reader counts them; the gateway holds to the same. */
const LONGEST = 1000;

/** No image: what a text file beside one says about it. */
export const isCaptionFile = (file) => /\.txt$/i.test(file.name);

/** `front` of both `front.jpg` and `front.txt`. */
export const stem = (name) => name.replace(/\.[^.]*$/, '');

/** What is wrong with a caption, as a sentence about it; null when nothing is. */
export function objection(name, caption) {
  const length = [...caption.trim()].length;
  if (length > LONGEST) return `${name} has ${length} characters; ${LONGEST} are the most.`;
  if (/[\p{Cc}\p{Cs}\p{Cn}]/u.test(caption.replace(/[\n\r\t]/g, ''))) return `${name} holds characters that are no text; remove them.`;
  return null;
}

/** The caption that a file holds, or the `fault` for which it cannot be one. */
export async function read(file) {
  if (file.size > 4 * LONGEST + 3) return { fault: `${file.name} has more than ${LONGEST} characters; shorten it.` };
  try {
    const caption = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()).trim();
    return caption === '' ? { fault: `${file.name} is empty; type the caption here.` } : { caption, fault: objection(file.name, caption) };
  } catch (foreign) {
    return { fault: `${file.name} ${foreign instanceof TypeError ? 'is not UTF-8; save it as UTF-8' : 'cannot be read'}, or type the caption here.` };
  }
}
