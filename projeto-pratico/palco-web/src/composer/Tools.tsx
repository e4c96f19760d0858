import { type RefObject, useRef } from 'react';
import { IconButton } from '../ui/Button.tsx';
import type { IconName } from '../ui/Icon.tsx';
import styles from './Composer.module.css';
import { ACCEPT } from './file-check.ts';
import { NEW_POLL } from './PollFields.tsx';
import { soon } from './schedule.ts';
import type { Writing } from './use-writing.ts';

interface PickerProps {
  input: RefObject<HTMLInputElement | null>;
  onChoose: (file: File) => void;
}

function FilePicker({ input, onChoose }: PickerProps) {
  return (
    <>
      <input
        ref={input}
        className="sr-only"
        type="file"
        accept={ACCEPT}
        aria-label="Escolher vídeo"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) onChoose(file);
        }}
      />
      <IconButton icon="film" label="Vídeo" onClick={() => input.current?.click()} />
    </>
  );
}

interface ToggleProps {
  icon: IconName;
  label: string;
  isOn: boolean;
  onClick: () => void;
}

const Toggle = ({ isOn, ...rest }: ToggleProps) => <IconButton {...rest} aria-pressed={isOn} />;

interface Props extends Partial<PickerProps> {
  writing: Writing;
}

/** O que se pode juntar ao texto. Tirar uma parte apaga o que havia nela. */
export function Tools({ writing, input, onChoose }: Props) {
  const { value, change, intent } = writing;
  const own = useRef<HTMLInputElement>(null);
  const { warning, poll, at } = value;
  return (
    <fieldset className={styles.tools} aria-label="Juntar ao texto">
      {onChoose && <FilePicker input={input ?? own} onChoose={onChoose} />}
      <Toggle
        icon="alert"
        label="Aviso de conteúdo"
        isOn={warning !== null}
        onClick={() => change({ warning: warning === null ? '' : null })}
      />
      {intent.mode !== 'edit' && (
        <>
          <Toggle
            icon="poll"
            label="Enquete"
            isOn={poll !== null}
            onClick={() => change({ poll: poll ? null : NEW_POLL })}
          />
          <Toggle
            icon="clock"
            label="Marcar a hora"
            isOn={at !== null}
            onClick={() => change({ at: at === null ? soon(new Date()) : null })}
          />
        </>
      )}
    </fieldset>
  );
}
