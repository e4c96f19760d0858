import { type FormEvent, useId, useRef, useState } from 'react';
import { useVote } from '../api/polls.ts';
import type { Poll, Post } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { useNotice } from '../ui/notices.tsx';
import styles from './Poll.module.css';

interface Props {
  post: Post;
  poll: Poll;
  onDone: () => void;
  /** Já há um voto: dá para ficar com ele. */
  canKeep: boolean;
}

/** A cédula. O voto aparece na hora; se a API recusa, volta o que havia e um aviso diz por quê. */
export function Ballot({ post, poll, onDone, canKeep }: Props) {
  const vote = useVote(post.id);
  const notice = useNotice();
  const name = useId();
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState<number[]>(poll.viewerChoices ?? []);
  const { multiple } = poll;

  const toggle = (index: number, isOn: boolean) => {
    if (!multiple) setChosen([index]);
    else setChosen(isOn ? [...chosen, index] : chosen.filter((one) => one !== index));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.length === 0) {
      form.current?.querySelector('input')?.focus();
      return;
    }
    const choices = chosen.toSorted((a, b) => a - b);
    // A cédula some com o voto: o foco vai para a publicação, e não para o alto da página.
    form.current?.closest<HTMLElement>('[data-post]')?.focus({ preventScroll: true });
    vote.mutate({ poll, choices }, { onError: (error) => notice({ text: error.message, tone: 'bad' }) });
    onDone();
  };
  return (
    <form ref={form} onSubmit={submit}>
      <fieldset>
        <legend className={styles.legend}>{multiple ? 'Escolha uma ou mais' : 'Escolha uma'}</legend>
        {poll.options.map(({ text }, index) => (
          <Choice
            // biome-ignore lint/suspicious/noArrayIndexKey: a opção é o lugar dela: é o que o voto guarda.
            key={index}
            type={multiple ? 'checkbox' : 'radio'}
            name={name}
            label={text}
            checked={chosen.includes(index)}
            onChange={(event) => toggle(index, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      <div className={styles.buttons}>
        <Button type="submit" look="primary" off={chosen.length === 0}>
          Votar
        </Button>
        {canKeep && <Button onClick={onDone}>Manter o voto</Button>}
      </div>
    </form>
  );
}
