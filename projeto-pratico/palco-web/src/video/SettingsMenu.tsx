import { type RefObject, type ToggleEvent, useId, useRef } from 'react';
import { Icon } from '../ui/Icon.tsx';
import styles from './SettingsMenu.module.css';
import type { usePlayer } from './use-player.ts';

const RATES = [0.5, 1, 1.25, 1.5, 2];
const GAP = 8;

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

/** Acima da barra, para não cobrir a posição; na borda direita do vídeo; dentro da janela, por menor que ela seja. */
function place(panel: HTMLElement, trigger: HTMLElement) {
  const anchor = (trigger.closest('[data-bar]') ?? trigger).getBoundingClientRect();
  const seek = trigger.closest('[data-bar]')?.querySelector('[data-seek]')?.getBoundingClientRect() ?? anchor;
  const { width, height } = panel.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(anchor.right - width - GAP, innerWidth - width - GAP));
  const top = Math.max(GAP, seek.top - height - GAP);
  panel.style.left = `${left}px`;
  panel.style.top = `${top}px`;
}

/**
 * Qualidade e velocidade. É um `popover`: fica acima de tudo sem ser cortado pelo vídeo, fecha com Esc ou com
 * um toque fora, e devolve o foco ao botão.
 */
export function SettingsMenu({ media, rate, player }: Props) {
  const trigger = useRef<HTMLButtonElement>(null);
  const id = useId();
  const onToggle = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.newState === 'open' && trigger.current) place(event.currentTarget, trigger.current);
  };

  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={styles.trigger}
        aria-label="Qualidade e velocidade"
        title="Qualidade e velocidade"
        popoverTarget={id}
      >
        <Icon name="settings" />
      </button>
      <div id={id} className={styles.panel} popover="auto" data-menu="" onToggle={onToggle}>
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
    </>
  );
}
