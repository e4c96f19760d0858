import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react';
import { Icon } from '../ui/Icon.tsx';
import styles from './SettingsMenu.module.css';
import type { usePlayer } from './use-player.ts';

const RATES = [0.5, 1, 1.25, 1.5, 2];

interface ChoiceProps {
  legend: string;
  options: { value: number; label: string }[];
  chosen: number;
  onChoose: (value: number) => void;
}

function Choice({ legend, options, chosen, onChoose }: ChoiceProps) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value} className={styles.option}>
          <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface Props {
  media: RefObject<HTMLVideoElement | null>;
  rate: number;
  player: ReturnType<typeof usePlayer>;
}

function qualityOptions({ quality }: Props['player']) {
  const current = quality.rungs.find((rung) => rung.index === quality.current);
  const auto = quality.chosen === -1 && current ? `Automática (${current.height}p)` : 'Automática';
  return [
    { value: -1, label: auto },
    ...quality.rungs.map(({ index, height }) => ({ value: index, label: `${height}p` })),
  ];
}

/** Qualidade e velocidade, em uma caixa que fecha com Esc ou quando o foco sai. */
export function SettingsMenu({ media, rate, player }: Props) {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const id = useId();

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    setOpen(false);
    trigger.current?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: só escuta o Esc e a saída do foco que sobem de dentro.
    <div
      className={styles.box}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        const into = event.relatedTarget;
        if (into instanceof Node && !event.currentTarget.contains(into)) setOpen(false);
      }}
    >
      <button
        ref={trigger}
        type="button"
        className={styles.trigger}
        aria-label="Qualidade e velocidade"
        title="Qualidade e velocidade"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="settings" />
      </button>
      <div id={id} className={styles.panel} hidden={!isOpen} data-menu="">
        {player.quality.rungs.length > 0 && (
          <Choice
            legend="Qualidade"
            options={qualityOptions(player)}
            chosen={player.quality.chosen}
            onChoose={player.chooseQuality}
          />
        )}
        <Choice
          legend="Velocidade"
          options={RATES.map((value) => ({
            value,
            label: value === 1 ? 'Normal' : `${value.toLocaleString('pt-BR')}×`,
          }))}
          chosen={rate}
          onChoose={(value) => {
            if (media.current) media.current.playbackRate = value;
          }}
        />
      </div>
    </div>
  );
}
