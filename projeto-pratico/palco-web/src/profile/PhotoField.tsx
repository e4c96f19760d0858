import { useRef } from 'react';
import type { Profile } from '../api/types.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useObjectUrl } from '../ui/use-object-url.ts';
import styles from './PhotoField.module.css';
import { ACCEPT_PHOTO } from './photo.ts';
import type { PhotoControl } from './use-photo.ts';

interface Props {
  profile: Profile;
  photo: PhotoControl;
  /** Fração já enviada, enquanto sobe. */
  sent: number | null;
}

/** Escolha da foto do perfil, com a prévia no corte em que ela vai aparecer. */
export function PhotoField({ profile, photo, sent }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const pick = useRef<HTMLButtonElement>(null);
  const preview = useObjectUrl(photo.change ?? null);
  // Tirada a foto, a prévia da anterior ainda dura um quadro: não é ela que vale.
  const avatarUrl = photo.change === undefined ? profile.avatarUrl : photo.change && (preview ?? null);
  const remove = () => {
    photo.remove();
    // O botão de tirar some: o foco vai para o que fica.
    pick.current?.focus();
  };
  return (
    <div className={styles.field}>
      <Avatar person={{ ...profile, avatarUrl }} size={88} />
      <div className={styles.choices}>
        <input
          ref={input}
          className="sr-only"
          type="file"
          accept={ACCEPT_PHOTO}
          aria-label="Escolher foto"
          tabIndex={-1}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) void photo.choose(file);
          }}
        />
        <div className={styles.buttons}>
          <Button ref={pick} onClick={() => input.current?.click()}>
            {avatarUrl === null ? 'Pôr uma foto' : 'Trocar a foto'}
          </Button>
          {avatarUrl !== null && (
            <Button look="quiet" onClick={remove}>
              Tirar
            </Button>
          )}
        </div>
        <div className={styles.status}>
          {sent === null ? (
            <p className={styles.hint}>PNG, JPEG ou WebP. Vale o quadrado do meio.</p>
          ) : (
            <Progress value={sent} label="Envio da foto" />
          )}
        </div>
      </div>
    </div>
  );
}
