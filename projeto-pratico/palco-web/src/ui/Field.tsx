import { type ComponentProps, useId, useState } from 'react';
import styles from './Field.module.css';
import { Icon } from './Icon.tsx';

interface Common {
  label: string;
  hint?: string;
  error?: string | undefined;
}

type InputProps = Common & { multiline?: false } & Omit<ComponentProps<'input'>, 'className'>;
type AreaProps = Common & { multiline: true } & Omit<ComponentProps<'textarea'>, 'className'>;

/** Campo de uma linha; o de senha deixa ver o que se digitou. */
function Input(props: ComponentProps<'input'>) {
  const [isShown, setShown] = useState(false);
  if (props.type !== 'password') return <input {...props} />;
  return (
    <div className={styles.secret}>
      <input {...props} type={isShown ? 'text' : 'password'} spellCheck={false} autoCapitalize="none" />
      <button
        type="button"
        className={styles.reveal}
        aria-label={isShown ? 'Ocultar a senha' : 'Mostrar a senha'}
        onClick={() => setShown(!isShown)}
      >
        {isShown ? 'Ocultar' : 'Mostrar'}
      </button>
    </div>
  );
}

/** Campo com rótulo, dica e erro ligados por `aria-describedby`. */
export function Field(props: InputProps | AreaProps) {
  const { label, hint, error, multiline, ...control } = props;
  const id = useId();
  const described = error ? `${id}-error` : hint && `${id}-hint`;
  const shared = {
    id,
    className: styles.control,
    'aria-describedby': described,
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
        <Input {...(control as ComponentProps<'input'>)} {...shared} />
      )}
      {hint && !error && (
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
