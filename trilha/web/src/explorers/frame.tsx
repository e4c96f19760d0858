/**
 * A moldura e os controles de todo explorador: o que dá a eles a cara de instrumento e a acessibilidade comum.
 *
 * Como escrever um explorador (`src/explorers/<slug>.tsx`):
 *
 * ```tsx
 * import { useState } from 'react';
 * import { convert } from '../../../../01-fundamentos/exemplos/05-…/core.ts'; // a mesma lógica do exemplo testado
 * import { Explorer, Field, Readout, Row } from './frame.tsx';
 *
 * export default function Endianness() {
 *   const [text, setText] = useState('0.1');
 *   return (
 *     <Explorer
 *       title="Os bits de um número"
 *       purpose="Digite um número e veja o que a memória guarda."
 *       onReset={() => setText('0.1')}
 *       keys={[{ key: 'setas', does: 'andam entre os bits' }]}
 *       transcript={[`O número ${text} é guardado como …`]}
 *     >
 *       <Row><Field label="Número" value={text} onChange={setText} /></Row>
 *       <Readout label="Erro" value="5,5 × 10⁻¹⁸" />
 *     </Explorer>
 *   );
 * }
 * ```
 *
 * Regras: exporte o componente como `default`; o estado inicial é desenhado no build (nada de `window` fora de efeitos
 * e eventos); o conteúdo inicial deve ser o mesmo no build e no navegador; cores só pelas variáveis de `tokens.css`
 * (`--act` para o que se pode mexer, `--pass`, `--fail`, `--reader` para a máquina do leitor) e nunca como único sinal;
 * a transcrição diz em frases tudo o que o desenho mostra. O arquivo entra no mapa de `index.ts` sozinho, pelo nome.
 */
import { type ReactNode, useEffect, useId, useState, useSyncExternalStore } from 'react';

export interface KeyHint {
  /** Tecla como aparece no teclado: `espaço`, `←`, `R`. */
  key: string;
  /** O que ela faz, em minúsculas: “alterna o bit”. */
  does: string;
}

export interface ExplorerProps {
  title: string;
  /** Uma frase: o que experimentar aqui. */
  purpose: string;
  /** Volta ao estado inicial. */
  onReset: () => void;
  keys?: readonly KeyHint[];
  /** O que o desenho mostra agora, em frases; é a versão em texto do instrumento. */
  transcript: readonly string[];
  children: ReactNode;
}

/** Moldura: título, propósito, o instrumento, dicas de teclado, “voltar ao início” e a versão em texto. */
export function Explorer({ title, purpose, onReset, keys = [], transcript, children }: ExplorerProps) {
  const [open, setOpen] = useState(false);
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const id = useId();
  return (
    <section className="explorer" aria-labelledby={`${id}-t`} data-live={live || undefined}>
      <header className="explorer-head">
        <p className="explorer-kind">Explorador</p>
        <h3 id={`${id}-t`} className="explorer-title">
          {title}
        </h3>
        <p className="explorer-purpose">{purpose}</p>
      </header>
      <div className="explorer-body">{children}</div>
      <footer className="explorer-foot">
        {keys.length > 0 && (
          <p className="explorer-keys">
            {keys.map((hint) => (
              <span key={hint.key}>
                <kbd>{hint.key}</kbd> {hint.does}
              </span>
            ))}
          </p>
        )}
        <div className="explorer-actions">
          <button
            type="button"
            className="button quiet"
            aria-expanded={open}
            aria-controls={`${id}-x`}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Esconder o texto' : 'Ver em texto'}
          </button>
          <button type="button" className="button quiet" onClick={onReset}>
            Voltar ao início
          </button>
        </div>
      </footer>
      <div id={`${id}-x`} className="explorer-transcript" hidden={!open}>
        {transcript.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </section>
  );
}

/** Linha de controles: quebra em telas estreitas. */
export function Row({ children }: { children: ReactNode }) {
  return <div className="explorer-row">{children}</div>;
}

export interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Unidade mostrada depois do campo: `bytes`, `ms`. */
  unit?: string;
  /** O que está errado com o valor, se algo está; o campo fica marcado e a frase é lida em voz alta. */
  problem?: string | undefined;
  inputMode?: 'text' | 'decimal' | 'numeric';
}

/** Campo de texto ou número, com rótulo, unidade e mensagem. Quem usa valida. */
export function Field({ label, value, onChange, unit, problem, inputMode = 'text' }: FieldProps) {
  const id = useId();
  return (
    <div className="explorer-field">
      <label htmlFor={id}>{label}</label>
      <span className="explorer-input">
        <input
          id={id}
          value={value}
          inputMode={inputMode}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-p`}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {unit !== undefined && <span className="explorer-unit">{unit}</span>}
      </span>
      <span id={`${id}-p`} className="explorer-problem" aria-live="polite">
        {problem}
      </span>
    </div>
  );
}

export interface ChoiceProps<T extends string> {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** Uma entre poucas opções, lado a lado (botões de rádio de verdade: setas do teclado funcionam). */
export function Choice<T extends string>({ label, options, value, onChange }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className="explorer-choice">
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export interface RangeProps {
  label: string;
  min: number;
  max: number;
  step?: number;
  value: number;
  onChange: (value: number) => void;
  /** Como mostrar e anunciar o valor, com unidade. Padrão: o número em pt-BR. */
  format?: (value: number) => string;
}

/** Controle deslizante com o valor à vista. */
export function Range({ label, min, max, step = 1, value, onChange, format }: RangeProps) {
  const id = useId();
  const text = format === undefined ? value.toLocaleString('pt-BR') : format(value);
  return (
    <div className="explorer-field">
      <label htmlFor={id}>
        {label} <output htmlFor={id}>{text}</output>
      </label>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={text}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}

/** Mostrador: um rótulo e um valor em fonte de largura fixa. */
export function Readout({ label, value, unit }: { label: string; value: ReactNode; unit?: string }) {
  return (
    <p className="explorer-readout">
      <span>{label}</span>
      <strong>
        {value}
        {unit !== undefined && <small> {unit}</small>}
      </strong>
    </p>
  );
}

/** Ação do instrumento: `main` para a principal (amarela), sem ela para as outras. */
export function Action(props: {
  children: ReactNode;
  onClick: () => void;
  main?: boolean;
  disabled?: boolean;
}) {
  return (
    <button
      type="button"
      className={props.main ? 'button' : 'button quiet'}
      disabled={props.disabled ?? false}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}

function watchMotion(notify: () => void): () => void {
  const query = matchMedia('(prefers-reduced-motion: reduce)');
  query.addEventListener('change', notify);
  return () => query.removeEventListener('change', notify);
}

/** `true` quando a pessoa pediu menos movimento: troque animação por passos. No build vale `false`. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(
    watchMotion,
    () => matchMedia('(prefers-reduced-motion: reduce)').matches,
    () => false,
  );
}
