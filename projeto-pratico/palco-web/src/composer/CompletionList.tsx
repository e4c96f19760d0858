import { useEffect, useRef } from 'react';
import type { Completion } from '../api/completions.ts';
import { fullCount, plural } from '../text/numbers.ts';
import { Avatar } from '../ui/Avatar.tsx';
import styles from './CompletionList.module.css';
import type { CompletionControl } from './use-completion.ts';

function Words({ completion }: { completion: Completion }) {
  if (completion.kind === 'mention') {
    const { person } = completion;
    return (
      <>
        <Avatar person={person} size={32} />
        <span className={styles.main}>{person.name}</span>
        <span className={styles.side}>@{person.handle}</span>
      </>
    );
  }
  const { value, posts } = completion;
  return (
    <>
      <span className={styles.main}>#{value}</span>
      <span className={styles.side}>
        {fullCount(posts)} {plural(posts, 'publicação', 'publicações')}
      </span>
    </>
  );
}

/** As sugestões. O foco fica no texto: o toque na lista não o leva embora. */
export function CompletionList({ control }: { control: CompletionControl }) {
  const { isOpen, options, index, choose, listId, optionId } = control;
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const current = isOpen ? list.current?.children[index] : null;
    current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, index]);

  return (
    <>
      <p className="sr-only" role="status">
        {isOpen &&
          `${options.length} ${plural(options.length, 'sugestão', 'sugestões')}. Setas para andar, Enter para escolher.`}
      </p>
      {isOpen && (
        <div ref={list} id={listId} role="listbox" aria-label="Sugestões" className={styles.list}>
          {options.map((completion, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: o teclado anda pela lista sem tirar o foco do texto.
            <div
              key={completion.value}
              id={optionId(at)}
              role="option"
              tabIndex={-1}
              aria-selected={at === index}
              className={styles.option}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(completion)}
            >
              <Words completion={completion} />
            </div>
          ))}
        </div>
      )}
    </>
  );
}
