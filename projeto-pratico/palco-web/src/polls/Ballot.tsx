import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { Poll } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import styles from './Poll.module.css';

interface Props {
  poll: Poll;
  onVote: (choices: number[]) => void;
  /** Ficar com o voto que já há; ausente quando não há nenhum. */
  onKeep?: () => void;
}

/** A cédula: a pessoa marca e só então vota. */
export function Ballot({ poll, onVote, onKeep }: Props) {
  const name = useId();
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState<number[]>(poll.viewerChoices ?? []);
  const { multiple } = poll;

  const toggle = (index: number, isOn: boolean) => {
    if (!multiple) setChosen([index]);
    else setChosen(isOn ? [...chosen, index] : chosen.filter((one) => one !== index));
  };
  // A cédula some com o voto: o foco vai para a publicação, e não para o alto da página.
  const leave = () => form.current?.closest<HTMLElement>('[data-post]')?.focus({ preventScroll: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.length === 0) {
      form.current?.querySelector('input')?.focus();
      return;
    }
    leave();
    onVote(chosen.toSorted((a, b) => a - b));
  };
  const keep = () => {
    leave();
    onKeep?.();
  };
  const isChange = onKeep !== undefined;
  // Quem pediu para mudar continua de onde votou: o botão que apertou saiu da tela.
  useEffect(() => {
    if (isChange) form.current?.querySelector<HTMLElement>('input:checked')?.focus();
  }, [isChange]);
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
        <Button type="submit" look="primary" data-idle={chosen.length === 0 || undefined}>
          Votar
        </Button>
        {isChange && <Button onClick={keep}>Manter o voto</Button>}
      </div>
    </form>
  );
}
