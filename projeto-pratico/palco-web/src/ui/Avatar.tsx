import { type CSSProperties, useState } from 'react';
import { hash, initials } from '../text/person.ts';
import styles from './Avatar.module.css';

/** Matizes de gelatina de refletor. Faltam os amarelos: escuros o bastante para as iniciais, viram lama. */
const GELS = [5, 25, 155, 175, 200, 225, 250, 275, 300, 325, 345];

/** Matiz da pessoa, estável pelo nome de usuário. */
const hueOf = (handle: string) => GELS[(hash(handle) >>> 9) % GELS.length] ?? 14;

interface Props {
  person: { handle: string; name: string; avatarUrl: string | null };
  size?: number;
}

/** A foto da pessoa. Enquanto ela não chega, ou se não há, duas luzes cruzadas na cor da pessoa e as iniciais. */
export function Avatar({ person: { handle, name, avatarUrl }, size = 44 }: Props) {
  const [broken, setBroken] = useState<string | null>(null);
  const second = GELS[(GELS.indexOf(hueOf(handle)) + 2 + (hash(name) % 5)) % GELS.length];
  const style = { '--hue': hueOf(handle), '--hue-2': second, '--size': `${size}px` } as CSSProperties;
  return (
    <span className={styles.avatar} style={style} aria-hidden="true">
      {initials(name)}
      {avatarUrl !== null && avatarUrl !== broken && (
        <img src={avatarUrl} alt="" width={size} height={size} onError={() => setBroken(avatarUrl)} />
      )}
    </span>
  );
}
