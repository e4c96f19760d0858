import { type KeyboardEvent, useRef, useState } from 'react';
import {
  type Line,
  memoryAfter,
  SCENES,
  type SceneName,
} from '../../../../01-fundamentos/exemplos/04-stack-vs-heap/cenas.ts';
import './04-stack-vs-heap.css';
import {
  DRAWING,
  type FrameBox,
  GENERATION_NAMES,
  heapText,
  type Layout,
  layout,
  type ObjectBox,
  SCENE_OPTIONS,
  stackText,
  transcript,
} from './04-stack-vs-heap.text.ts';
import { Action, Choice, Explorer, Range, Row } from './frame.tsx';

const START = { scene: 'pedido' as SceneName, at: 0 };

export default function StackHeapExplorer() {
  const [{ scene, at }, setState] = useState(START);
  const lines: readonly Line[] = SCENES[scene].lines;
  const go = (next: number) => setState({ scene, at: next });
  return (
    <Explorer
      title="A pilha e o heap, linha por linha"
      purpose="Ande pelo código e veja que quadro entra e sai, quem aponta para quem e o que cada coleta leva."
      onReset={() => setState(START)}
      keys={[
        { key: '↑ ↓', does: 'andam uma linha' },
        { key: 'Home End', does: 'vão ao começo e ao fim' },
      ]}
      transcript={transcript(scene, at)}
    >
      <div className="memory-scenes">
        <Choice
          label="Cena"
          options={SCENE_OPTIONS}
          value={scene}
          onChange={(next) => setState({ scene: next, at: 0 })}
        />
      </div>
      <Row>
        <Action disabled={at === 0} onClick={() => go(at - 1)}>
          Anterior
        </Action>
        <Action main disabled={at === lines.length - 1} onClick={() => go(at + 1)}>
          Próxima
        </Action>
        <Range
          label="Linha"
          min={1}
          max={lines.length}
          value={at + 1}
          format={(value) => `${value} de ${lines.length}`}
          onChange={(value) => go(value - 1)}
        />
      </Row>
      <Meaning lines={lines} at={at} />
      <div className="memory-panes">
        <Code lines={lines} at={at} onPick={go} />
        <Drawing {...layout(scene, at)} />
      </div>
      <p className="memory-note">
        É um modelo: sem bytes nem endereços. Borda tracejada: geração nova. Cheia: já sobreviveu a uma
        coleta. Grossa: geração velha. Riscado: nenhuma raiz o alcança.
      </p>
    </Explorer>
  );
}

/** O que a linha fez, e, para quem não vê o desenho, como ficou a memória. */
function Meaning({ lines, at }: { lines: readonly Line[]; at: number }) {
  const memory = memoryAfter(lines, at + 1);
  return (
    <p className="memory-meaning" aria-live="polite">
      {lines[at]?.meaning}
      <span className="sr-only">{` Pilha: ${stackText(memory)}. Heap: ${heapText(memory)}.`}</span>
    </p>
  );
}

interface CodeProps {
  lines: readonly Line[];
  at: number;
  onPick: (at: number) => void;
}

/** As linhas da cena; só a atual está na ordem de tabulação, e as setas andam entre elas. */
function Code({ lines, at, onPick }: CodeProps) {
  const list = useRef<HTMLOListElement>(null);
  const move = (event: KeyboardEvent) => {
    const next = destination(event.key, at, lines.length);
    if (next === undefined) return;
    event.preventDefault();
    onPick(next);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <ol className="memory-code" ref={list} onKeyDown={move} aria-label="Linhas, na ordem em que rodam">
      {lines.map(({ code, operation }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cena não muda, e a mesma linha pode repetir-se nela
        <li key={index}>
          <button
            type="button"
            data-gc={operation.do === 'scavenge' || operation.do === 'full' || undefined}
            aria-current={index === at ? 'step' : undefined}
            tabIndex={index === at ? 0 : -1}
            onClick={() => onPick(index)}
          >
            {code}
          </button>
        </li>
      ))}
    </ol>
  );
}

function destination(key: string, from: number, length: number): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
  return step === undefined ? undefined : Math.max(0, Math.min(length - 1, from + step));
}

/** O desenho repete o que a frase e a transcrição dizem: leitores de tela não precisam dele. */
function Drawing({ frames, objects, height }: Layout) {
  const middle = new Map(objects.map(({ name, y, height: own }) => [name, y + own / 2]));
  const center = (name: string) => middle.get(name) ?? 0;
  return (
    <svg className="memory-drawing" viewBox={`0 0 ${DRAWING.width} ${height}`} aria-hidden="true">
      <text x={DRAWING.stack.x} y={20} className="memory-title">
        pilha
      </text>
      <text x={DRAWING.heap.x} y={20} className="memory-title">
        heap
      </text>
      {frames.map((frame, index) => (
        <Frame key={frame.name} frame={frame} top={index === frames.length - 1} />
      ))}
      {objects.map((object) => (
        <HeapBox key={object.name} object={object} />
      ))}
      {frames.flatMap(({ name, vars }) =>
        vars.map((variable) => (
          <Arrow
            key={`${name} ${variable.name}`}
            from={[DRAWING.stack.x + DRAWING.stack.width - 14, variable.y]}
            to={center(variable.target)}
          />
        )),
      )}
      {objects.flatMap(({ name, refs }) =>
        refs
          .filter((ref) => middle.has(ref))
          .map((ref) => <Link key={`${name} ${ref}`} from={center(name)} to={center(ref)} />),
      )}
    </svg>
  );
}

function Frame({ frame, top }: { frame: FrameBox; top: boolean }) {
  const { x, width } = DRAWING.stack;
  return (
    <g>
      <rect x={x} y={frame.y} width={width} height={frame.height} rx="4" data-top={top || undefined} />
      <text x={x + 10} y={frame.y + 19} className="memory-name">
        {frame.name}
      </text>
      {frame.vars.map(({ name, y }) => (
        <g key={name}>
          <text x={x + 10} y={y + 5}>
            {name}
          </text>
          <circle cx={x + width - 14} cy={y} r="3.5" />
        </g>
      ))}
    </g>
  );
}

function HeapBox({ object }: { object: ObjectBox }) {
  const { x, width } = DRAWING.heap;
  const { name, y, height, generation } = object;
  return (
    <g data-generation={generation} data-garbage={object.garbage || undefined}>
      <rect x={x} y={y} width={width} height={height} rx="20" />
      <text x={x + width / 2} y={y + 20} className="memory-name memory-middle">
        {name}
      </text>
      <text x={x + width / 2} y={y + 38} className="memory-small memory-middle">
        {object.garbage ? `lixo, ${generation === 'velha' ? 'velho' : 'novo'}` : GENERATION_NAMES[generation]}
      </text>
    </g>
  );
}

/** Do quadro ao objeto. */
function Arrow({ from: [x, y], to }: { from: readonly [number, number]; to: number }) {
  const end = DRAWING.heap.x - 9;
  return (
    <g className="memory-arrow">
      <path d={`M${x} ${y}C${x + 40} ${y} ${end - 36} ${to} ${end} ${to}`} />
      <path className="memory-head" d={`M${end + 8} ${to}l-9 -5v10z`} />
    </g>
  );
}

/** De objeto a objeto, à esquerda deles; a curva mais longa passa por fora da mais curta. */
function Link({ from, to }: { from: number; to: number }) {
  const { x } = DRAWING.heap;
  const down = to > from;
  const start = from + (down ? 12 : -12);
  const end = to + (down ? -12 : 12);
  const bend = x - 10 - Math.abs(end - start) / 4;
  return (
    <g className="memory-arrow">
      <path d={`M${x + 2} ${start}C${bend} ${start} ${bend} ${end} ${x - 7} ${end}`} />
      <path className="memory-head" d={`M${x + 1} ${end}l-9 -5v10z`} />
    </g>
  );
}
