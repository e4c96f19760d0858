import { useEffect, useRef, useState } from 'react';
import { useMe } from '../api/session.ts';
import type { Post } from '../api/types.ts';
import { hasText, storageKey } from '../composer/composition.ts';
import { InlineReply } from '../composer/InlineReply.tsx';
import { local } from '../storage.ts';
import { Avatar } from '../ui/Avatar.tsx';
import styles from './ReplyRow.module.css';

/**
 * Leva o foco à resposta que acabou de entrar, onde quer que ela caiba na conversa, assim que ela é desenhada.
 *
 * @returns anota por qual resposta se espera
 */
function useFocusReply() {
  const awaited = useRef<string>(null);
  useEffect(() => {
    if (awaited.current === null) return;
    const reply = document.querySelector<HTMLElement>(`[data-post="${awaited.current}"]`);
    if (!reply) return;
    awaited.current = null;
    reply.focus({ preventScroll: true });
    reply.scrollIntoView({ block: 'nearest' });
  });
  return (id: string) => {
    awaited.current = id;
  };
}

/** O convite para responder, que vira a caixa de resposta no mesmo lugar. Visitante responde pelo botão do cartão. */
export function ReplyRow({ post }: { post: Post }) {
  const { data: me } = useMe();
  const [isOpen, setOpen] = useState(false);
  const [isBack, setBack] = useState(false);
  const awaitReply = useFocusReply();
  if (!me) return null;
  if (!isOpen) {
    const isPending = hasText(local.read(storageKey(me.id, { mode: 'reply', post })));
    return (
      <button
        type="button"
        className={styles.invite}
        // biome-ignore lint/a11y/noAutofocus: quem fechou a caixa estava nela, e o foco sairia da tela com ela.
        autoFocus={isBack}
        onClick={() => setOpen(true)}
      >
        <Avatar person={me} size={36} />
        <span className={styles.words}>
          {isPending ? 'Continuar a resposta a' : 'Responder a'} <bdi>{post.author.name}</bdi>
        </span>
      </button>
    );
  }
  const close = (reply?: Post) => {
    setOpen(false);
    setBack(!reply);
    if (reply) awaitReply(reply.id);
  };
  return (
    <div className={styles.box}>
      <InlineReply post={post} onDone={close} />
    </div>
  );
}
