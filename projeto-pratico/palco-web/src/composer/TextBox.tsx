import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import type { Me } from '../api/types.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { CompletionList } from './CompletionList.tsx';
import styles from './Composer.module.css';
import { useCompletion } from './use-completion.ts';

interface Props {
  area: RefObject<HTMLTextAreaElement | null>;
  me: Me;
  label: string;
  placeholder: string;
  value: string;
  isInvalid: boolean;
  describedBy: string;
  readOnly: boolean;
  onChange: (text: string) => void;
}

/** Onde se escreve, com o retrato ao lado e as sugestões logo abaixo. */
export function TextBox({ area, me, label, isInvalid, describedBy, onChange, ...rest }: Props) {
  const completion = useCompletion(area);

  useEffect(() => {
    const field = area.current;
    if (!field) return;
    // Vale mais que o foco dos campos que vieram de um texto guardado. Em um diálogo que ainda vai abrir, quem dá o foco
    // é o navegador, ao abri-lo, a quem tem este atributo.
    field.autofocus = true;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }, [area]);

  return (
    <div className={styles.write}>
      <Avatar person={me} />
      <textarea
        ref={area}
        className={styles.area}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        {...rest}
        {...completion.areaProps}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          completion.look();
        }}
        onKeyDown={(event: KeyboardEvent) => completion.onKeyDown(event)}
      />
      <CompletionList control={completion} />
    </div>
  );
}
