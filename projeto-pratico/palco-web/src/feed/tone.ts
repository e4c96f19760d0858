import type { Post } from '../api/types.ts';

const LOUD_MAX = 90;

/** Uma frase curta e sozinha se diz em voz alta (letra de título); o resto, e o que responde a alguém, é leitura. */
export function textTone({ text, video, quote, poll, inReplyToId }: Post): 'loud' | 'plain' {
  const isShort = text.length <= LOUD_MAX && !text.includes('\n') && !text.includes('://');
  const isAlone = video === null && quote === null && poll === null && inReplyToId === null;
  return isShort && isAlone ? 'loud' : 'plain';
}
