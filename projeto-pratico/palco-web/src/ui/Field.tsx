import { type ComponentProps, useId } from 'react';
import styles from './Field.module.css';
import { Icon } from './Icon.tsx';

interface Common {
  label: string;
  hint?: string;
  error?: string | undefined;
}

type InputProps = Common & { multiline?: false } & Omit<ComponentProps<'input'>, 'className'>;
type AreaProps = Common & { multiline: true } & Omit<ComponentProps<'textarea'>, 'className'>;

/** Campo com rótulo, dica e erro ligados por `aria-describedby`. */
export function Field(props: InputProps | AreaProps) {
  const { label, hint, error, multiline, ...control } = props;
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const shared = {
    id,
    className: styles.control,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {multiline ? (
        <textarea {...(control as ComponentProps<'textarea'>)} {...shared} />
      ) : (
        <input {...(control as ComponentProps<'input'>)} {...shared} />
      )}
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          <Icon name="alert" size={18} />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
