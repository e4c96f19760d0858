import { useId } from 'react';
import { LIMITS } from '../api/limits.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { FormError } from '../ui/States.tsx';
import styles from './Composer.module.css';
import type { PollDraft } from './composition.ts';
import { duration } from './schedule.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Durações oferecidas, em segundos, dentro do que a API aceita. */
const DURATIONS = [300, HOUR / 2, HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY];

/** Uma enquete por escrever. */
export const NEW_POLL: PollDraft = { options: ['', ''], multiple: false, durationSeconds: DAY };

interface Props {
  poll: PollDraft;
  error: string | undefined;
  onChange: (poll: PollDraft) => void;
}

function Options({ poll, onChange }: Props) {
  const { options } = poll;
  const put = (next: string[]) => onChange({ ...poll, options: next });
  return (
    <ol className={styles.options}>
      {options.map((option, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: uma opção é o lugar dela; o texto muda a cada letra.
        <li key={at} className={styles.option}>
          <input
            className={styles.line}
            aria-label={`Opção ${at + 1}`}
            placeholder={`Opção ${at + 1}`}
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: quem pediu a enquete, ou mais uma opção, vai escrevê-la.
            autoFocus={at !== 1}
            value={option}
            onChange={(event) => put(options.with(at, event.currentTarget.value))}
          />
          {options.length > LIMITS.pollMin && (
            <IconButton
              icon="close"
              label={`Tirar a opção ${at + 1}`}
              onClick={() => put(options.toSpliced(at, 1))}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

/** As opções, se cabe mais de uma escolha e por quanto tempo se vota. */
export function PollFields(props: Props) {
  const { poll, error, onChange } = props;
  const id = useId();
  const durations = [...new Set([...DURATIONS, poll.durationSeconds])].sort((one, other) => one - other);
  const add = () => onChange({ ...poll, options: [...poll.options, ''] });
  return (
    <fieldset className={styles.poll}>
      <legend className={styles.legend}>Enquete</legend>
      <Options {...props} />
      {poll.options.length < LIMITS.pollMax && (
        <Button look="quiet" icon="plus" onClick={add}>
          Acrescentar opção
        </Button>
      )}
      <Choice
        type="checkbox"
        label="Dá para escolher mais de uma"
        checked={poll.multiple}
        onChange={(event) => onChange({ ...poll, multiple: event.currentTarget.checked })}
      />
      <div className={styles.inline}>
        <label htmlFor={id}>Votação aberta por</label>
        <select
          id={id}
          className={styles.select}
          value={poll.durationSeconds}
          onChange={(event) => onChange({ ...poll, durationSeconds: Number(event.currentTarget.value) })}
        >
          {durations.map((seconds) => (
            <option key={seconds} value={seconds}>
              {duration(seconds)}
            </option>
          ))}
        </select>
      </div>
      <FormError message={error} />
    </fieldset>
  );
}
