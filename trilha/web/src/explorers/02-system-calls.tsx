import { type KeyboardEvent, useRef, useState } from 'react';
import recorded from '../../../../01-fundamentos/exemplos/02-system-calls/caminho.gerado.json' with {
  type: 'json',
};
import {
  apply,
  EMPTY,
  type Operation,
  type Recording,
  type Step,
  steps,
  survivors,
  type WayName,
} from '../../../../01-fundamentos/exemplos/02-system-calls/core.ts';
import './02-system-calls.css';
import {
  LAYER_NAMES,
  LOOP_NAMES,
  lineList,
  OPERATION_NAMES,
  readTranscript,
  shortName,
  WAY_OPTIONS,
  writeTranscript,
} from './02-system-calls.text.ts';
import { Action, Choice, Explorer, Range, Readout, Row } from './frame.tsx';

const recording = recorded as Recording;
const VIEWS: { value: 'read' | 'write'; label: string }[] = [
  { value: 'read', label: 'Uma leitura' },
  { value: 'write', label: 'Uma escrita' },
];
const START_READ = { way: 'callback' as WayName, at: 0 };
const START_WRITE = { places: EMPTY, count: 0 };

export default function SystemCallsExplorer() {
  const [view, setView] = useState<'read' | 'write'>('read');
  const [{ way, at }, setRead] = useState(START_READ);
  const [{ places, count }, setWrite] = useState(START_WRITE);
  const all = steps(recording.ways[way]);
  const operate = (operation: Operation) =>
    setWrite({
      places: apply(places, operation, `linha ${count + 1}`),
      count: operation === 'put' ? count + 1 : count,
    });
  const reading = view === 'read';
  return (
    <Explorer
      title="Do readFile ao disco"
      purpose={
        reading
          ? 'Ande pelos passos e veja em que thread cada um acontece e quando o laço fica livre.'
          : 'Escreva, mande ao kernel, mande ao disco, e veja o que sobra depois de cada acidente.'
      }
      onReset={() => {
        setView('read');
        setRead(START_READ);
        setWrite(START_WRITE);
      }}
      keys={
        reading
          ? [
              { key: '↑ ↓', does: 'andam um passo' },
              { key: 'Home End', does: 'vão ao começo e ao fim' },
            ]
          : []
      }
      transcript={reading ? readTranscript(way, all, at, recording) : writeTranscript(places)}
    >
      <Choice label="Instrumento" options={VIEWS} value={view} onChange={setView} />
      {reading ? (
        <>
          <div className="calls-api">
            <Choice
              label="API"
              options={WAY_OPTIONS}
              value={way}
              onChange={(next) => setRead({ way: next, at: 0 })}
            />
          </div>
          <StepReadouts step={all[at]} />
          <Row>
            <Action disabled={at === 0} onClick={() => setRead({ way, at: at - 1 })}>
              Anterior
            </Action>
            <Action main disabled={at === all.length - 1} onClick={() => setRead({ way, at: at + 1 })}>
              Próximo
            </Action>
            <Range
              label="Passo"
              min={1}
              max={all.length}
              value={at + 1}
              format={(value) => `${value} de ${all.length}`}
              onChange={(value) => setRead({ way, at: value - 1 })}
            />
          </Row>
          <Lanes steps={all} at={at} onPick={(next) => setRead({ way, at: next })} />
          <p className="calls-source">{sourceText()}</p>
        </>
      ) : (
        <>
          <Row>
            {(Object.keys(OPERATION_NAMES) as Operation[]).map((operation) => (
              <Action key={operation} main={operation === 'put'} onClick={() => operate(operation)}>
                {OPERATION_NAMES[operation]}
              </Action>
            ))}
          </Row>
          <ol className="calls-places">
            <Place title="Memória do processo" lines={places.process} />
            <Place title="Page cache, no kernel" lines={places.kernel} />
            <Place
              title="Dispositivo"
              lines={places.disk}
              note={
                places.name === 'disk'
                  ? 'o nome do arquivo está aqui'
                  : 'o nome do arquivo não está garantido'
              }
            />
          </ol>
          <div className="calls-readouts" aria-live="polite">
            <Readout label="Depois de kill -9, no arquivo" value={lineList(survivors(places, 'kill'))} />
            <Readout
              label="Depois da queda de energia, garantido"
              value={lineList(survivors(places, 'power'))}
            />
          </div>
        </>
      )}
    </Explorer>
  );
}

function sourceText(): string {
  const { date, node, libuv, os } = recording.recorded;
  return `Gravado com strace em ${date.split('-').reverse().join('/')}: ${os}, Node ${node}, libuv ${libuv}, arquivo de 100.000 bytes, sem as chamadas de memória e de fila. Borda dupla: JavaScript. Grossa: system call. Fina: system call que só avisa outra thread.`;
}

function StepReadouts({ step }: { step: Step | undefined }) {
  if (!step) return null;
  return (
    <div className="calls-readouts calls-step" aria-live="polite">
      <Readout label="O que acontece" value={step.text} />
      <Readout label="Camada" value={LAYER_NAMES[step.layer]} />
      <Readout label="O laço de eventos" value={LOOP_NAMES[step.loop]} />
      {step.meaning !== step.text && <p className="calls-meaning">{step.meaning}</p>}
    </div>
  );
}

interface LanesProps {
  steps: readonly Step[];
  at: number;
  onPick: (at: number) => void;
}

/** O tempo desce; à esquerda a thread do laço, à direita as do pool. Só o passo atual está na ordem de tabulação. */
function Lanes({ steps: all, at, onPick }: LanesProps) {
  const list = useRef<HTMLOListElement>(null);
  const move = (event: KeyboardEvent) => {
    const next = destination(event.key, at, all.length);
    if (next === undefined) return;
    event.preventDefault();
    onPick(next);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div className="calls-lanes">
      <p className="calls-heads" aria-hidden="true">
        <span>laço de eventos</span>
        <span>pool, com o nº da thread</span>
      </p>
      <ol ref={list} onKeyDown={move} aria-label="Passos, na ordem em que começaram">
        {all.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a gravação não muda, e o passo é a posição nela
          <li key={index} data-lane={step.thread === 'laço' ? 'loop' : 'pool'}>
            <button
              type="button"
              data-layer={step.layer}
              aria-current={index === at ? 'step' : undefined}
              tabIndex={index === at ? 0 : -1}
              onClick={() => onPick(index)}
            >
              <span className="sr-only">{`passo ${index + 1}, ${step.thread}: `}</span>
              {step.thread !== 'laço' && <small aria-hidden="true">{step.thread.replace('pool ', '')}</small>}
              {shortName(step)}
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

function destination(key: string, from: number, length: number): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
  return step === undefined ? undefined : Math.max(0, Math.min(length - 1, from + step));
}

function Place({ title, lines, note }: { title: string; lines: readonly string[]; note?: string }) {
  return (
    <li>
      <strong>{title}</strong>
      <span>{lineList(lines)}</span>
      {note !== undefined && <small>{note}</small>}
    </li>
  );
}
