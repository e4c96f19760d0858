import type { CSSProperties } from 'react';
import type { Video } from '../api/types.ts';

/** Proporção do quadro para o CSS reservar o lugar antes de a mídia chegar; 16:9 enquanto não se sabe. */
export function ratioOf({ width = 16, height = 9 }: Video): CSSProperties {
  return { '--ratio': width / height } as CSSProperties;
}
