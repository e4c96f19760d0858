/**
 * WeakRef, WeakMap e FinalizationRegistry: quem não segura um objeto, e quando se fica sabendo que ele se foi.
 */
import { forceGc } from './heap.ts';

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

class Video {
  readonly frames = new Array<number>(10_000).fill(0.5);
}

// #region fraca
export async function observe(): Promise<string[]> {
  const seen: string[] = [];
  const registry = new FinalizationRegistry<string>((name) => seen.push(`aviso: ${name} foi coletado`));
  const notes = new WeakMap<Video, string>();
  let video: Video | undefined = new Video();
  const weak = new WeakRef(video);
  registry.register(video, 'o vídeo');
  notes.set(video, 'anotação presa ao vídeo');
  video = undefined; // a única referência forte

  forceGc();
  seen.push(`coleta na mesma volta: ${weak.deref() ? 'ainda lá' : 'se foi'}`);
  await nextTurn();
  forceGc();
  seen.push(`coleta na volta seguinte: ${weak.deref() ? 'ainda lá' : 'se foi'}`);
  await nextTurn();
  return seen;
}
// #endregion fraca

if (import.meta.main) for (const line of await observe()) console.log(line);
