/** Imagens para mandar a um servidor, boas e más, e o que ler na que ele devolve. */

export { type PngOptions, png } from './png.ts';
export { readWebp, type WebpFacts } from './read-webp.ts';
export { animatedWebp, gif, jpeg, webp } from './samples.ts';
