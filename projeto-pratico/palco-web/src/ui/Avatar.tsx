import type { CSSProperties } from 'react';
import { hash, initials } from '../text/person.ts';
import styles from './Avatar.module.css';

/** Matizes de gelatina de refletor, espaçados para que vizinhos na lista não se confundam. */
const GELS = [14, 42, 78, 128, 168, 205, 248, 292, 330];

/** Matiz da pessoa, estável pelo nome de usuário. */
export const hueOf = (handle: string) => GELS[hash(handle) % GELS.length] ?? 14;

interface Props {
  handle: string;
  name: string;
  size?: number;
}

/** Retrato de quem ainda não tem foto: duas luzes cruzadas na cor da pessoa e as iniciais. */
export function Avatar({ handle, name, size = 44 }: Props) {
  const second = (hueOf(handle) + 40 + (hash(name) % 60)) % 360;
  const style = { '--hue': hueOf(handle), '--hue-2': second, '--size': `${size}px` } as CSSProperties;
  return (
    <span className={styles.avatar} style={style} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
