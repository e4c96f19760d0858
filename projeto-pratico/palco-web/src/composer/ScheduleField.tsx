import { Field } from '../ui/Field.tsx';
import { bounds, fullWhen } from './schedule.ts';

interface Props {
  at: string;
  error: string | undefined;
  onChange: (at: string) => void;
}

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Dia e hora de sair, no relógio deste aparelho, com o fuso à vista. */
export function ScheduleField({ at, error, onChange }: Props) {
  const date = new Date(at);
  const isDate = !Number.isNaN(date.getTime());
  return (
    <Field
      label="Sai em"
      type="datetime-local"
      name="at"
      // Quem pediu a hora vai escolhê-la.
      autoFocus
      hint={`${isDate ? `${fullWhen(date)}, ` : ''}no horário de ${zone()}.`}
      value={at}
      error={error}
      {...bounds(new Date())}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
