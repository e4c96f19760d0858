import { useState } from 'react';
import type { Me, Post } from '../api/types.ts';
import styles from './Composer.module.css';
import { ComposerForm } from './ComposerForm.tsx';
import type { Intent } from './context.ts';
import { useWriting } from './use-writing.ts';
import { titleOf } from './words.ts';

interface Props {
  me: Me;
  post: Post;
  onDone: (post?: Post) => void;
}

/** A resposta escrita na própria página. */
export function ReplyBox({ me, post, onDone }: Props) {
  const [intent] = useState<Intent>({ mode: 'reply', post });
  const writing = useWriting(me, intent, onDone);
  return (
    <section className={styles.inlineBox} aria-label={titleOf(intent)}>
      <ComposerForm me={me} writing={writing} onClose={() => onDone()} isInline />
    </section>
  );
}
