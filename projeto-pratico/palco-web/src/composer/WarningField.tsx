import { Field } from '../ui/Field.tsx';

interface Props {
  value: string;
  error: string | undefined;
  onChange: (warning: string) => void;
}

/** O que se lê antes de decidir abrir o texto. */
export function WarningField({ value, error, onChange }: Props) {
  return (
    <Field
      label="Aviso de conteúdo"
      hint="O texto fica dobrado atrás deste aviso até alguém pedir para ver."
      placeholder="Do que se trata, sem contar"
      value={value}
      error={error}
      autoComplete="off"
      // Quem pediu o aviso vai escrevê-lo.
      autoFocus
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
