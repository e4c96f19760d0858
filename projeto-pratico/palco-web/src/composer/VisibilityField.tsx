import { useId } from 'react';
import type { Visibility } from '../api/types.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './Composer.module.css';
import { allowedUnder, VISIBILITIES } from './visibility.ts';

interface Props {
  value: Visibility;
  /** Visibilidade da publicação a que se responde. */
  parent: Visibility | null;
  error: string | undefined;
  onChange: (visibility: Visibility) => void;
}

/** Quem vê, dito em palavras ao lado da escolha. */
export function VisibilityField({ value, parent, error, onChange }: Props) {
  const id = useId();
  const current = VISIBILITIES.find((choice) => choice.value === value);
  const allowed = allowedUnder(parent);
  // Um rascunho pode ter guardado uma que a resposta não pode ter: ela aparece, e a API diz por que não serve.
  const choices = current && !allowed.includes(current) ? [current, ...allowed] : allowed;
  return (
    <div className={styles.visibility}>
      <Icon name={current?.icon ?? 'globe'} size={20} />
      <label htmlFor={id} className={styles.small}>
        Quem vê
      </label>
      <select
        id={id}
        className={styles.select}
        value={value}
        aria-describedby={`${id}-who`}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onChange(event.currentTarget.value as Visibility)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <p id={`${id}-who`} className={styles.who}>
        {error ?? current?.who}
      </p>
    </div>
  );
}
