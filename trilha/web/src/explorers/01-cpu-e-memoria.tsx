import { useState } from 'react';
import { type Visit, visits, type Walk } from '../../../../01-fundamentos/exemplos/01-cpu-e-memoria/core.ts';
import recorded from '../../../../01-fundamentos/exemplos/01-cpu-e-memoria/latencias.gerado.json' with {
  type: 'json',
};
import {
  humanText,
  type Measured,
  parseRungs,
  rungName,
  timeText,
} from '../../../../01-fundamentos/exemplos/01-cpu-e-memoria/scale.ts';
import './01-cpu-e-memoria.css';
import {
  addressText,
  barPercent,
  CAPACITIES,
  countMisses,
  ladderTranscript,
  lineNumber,
  ORDERS,
  SHAPE,
  stepText,
  visitText,
  walkTranscript,
} from './01-cpu-e-memoria.text.ts';
import { Action, Choice, Explorer, Field, Range, Readout, Row } from './frame.tsx';

type View = 'ladder' | 'walk';

const BOOK = recorded.rungs as Measured[];
const VIEWS: { value: View; label: string }[] = [
  { value: 'walk', label: 'Uma caminhada' },
  { value: 'ladder', label: 'A escada' },
];
const START: { order: Walk['order']; capacity: string; at: number } = { order: 'rows', capacity: '4', at: 0 };

export default function MemoryExplorer() {
  const [view, setView] = useState<View>('walk');
  const [{ order, capacity, at }, setWalk] = useState(START);
  const [pasted, setPasted] = useState('');
  const parsed = pasted.trim() === '' ? undefined : parseRungs(pasted);
  const own = typeof parsed === 'string' ? undefined : parsed;
  const walk: Walk = { ...SHAPE, order, capacity: Number(capacity) };
  const all = visits(walk);
  return (
    <Explorer
      title={view === 'walk' ? 'Linhas que vão e vêm' : 'A escada de latências'}
      purpose={
        view === 'walk'
          ? 'Ande pela grade nas duas ordens e conte quantas vezes a mesma linha de cache é buscada.'
          : 'Compare os tempos do livro com os da sua máquina; cada traço da régua é dez vezes o anterior.'
      }
      onReset={() => {
        setView('walk');
        setWalk(START);
        setPasted('');
      }}
      keys={view === 'walk' ? [{ key: '← →', does: 'na régua, andam uma leitura' }] : []}
      transcript={view === 'walk' ? walkTranscript(walk, all, at) : ladderTranscript(BOOK, own)}
    >
      <Choice label="Instrumento" options={VIEWS} value={view} onChange={setView} />
      {view === 'walk' ? (
        <>
          <Row>
            <Choice
              label="Ordem"
              options={ORDERS}
              value={order}
              onChange={(next) => setWalk({ order: next, capacity, at })}
            />
            <Choice
              label="Cabem no cache"
              options={CAPACITIES}
              value={capacity}
              onChange={(next) => setWalk({ order, capacity: next, at })}
            />
          </Row>
          <Row>
            <Action disabled={at === 0} onClick={() => setWalk({ order, capacity, at: at - 1 })}>
              Anterior
            </Action>
            <Action
              main
              disabled={at === all.length - 1}
              onClick={() => setWalk({ order, capacity, at: at + 1 })}
            >
              Próxima
            </Action>
            <Range
              label="Leitura"
              min={1}
              max={all.length}
              value={at + 1}
              format={(value) => `${value} de ${all.length}`}
              onChange={(value) => setWalk({ order, capacity, at: value - 1 })}
            />
          </Row>
          <Cells all={all} at={at} />
          <WalkReadouts all={all} at={at} />
          <p className="memory-note">
            Cada quadro é uma linha de cache, com oito números de 8 bytes. Fundo cheio: está no cache. Borda
            grossa: a linha desta leitura, tracejada se foi buscada agora. Ponto cheio: número já lido.
          </p>
        </>
      ) : (
        <>
          <Field
            label="A última linha de npx trilha exemplo 01/01 latencias.ts"
            value={pasted}
            onChange={setPasted}
            problem={typeof parsed === 'string' ? parsed : undefined}
          />
          <Ladder own={own} />
        </>
      )}
    </Explorer>
  );
}

/** A grade: o contorno junta os números de uma linha de cache. O leitor de tela usa os mostradores e a transcrição. */
function Cells({ all, at }: { all: readonly Visit[]; at: number }) {
  const now = all[at];
  const seen = new Set(all.slice(0, at + 1).map(({ row, column }) => row * SHAPE.columns + column));
  const perLine = 64 / SHAPE.bytes;
  const lines = Array.from({ length: (SHAPE.rows * SHAPE.columns) / perLine }, (_, line) => line);
  return (
    <div className="memory-grid" aria-hidden="true">
      {lines.map((line) => (
        <div
          key={line}
          className="memory-line"
          data-present={now?.present.includes(line) || undefined}
          data-now={now?.line === line ? (now.hit ? 'hit' : 'miss') : undefined}
        >
          {Array.from({ length: perLine }, (_, index) => line * perLine + index).map((cell) => (
            <i
              key={cell}
              data-seen={seen.has(cell) || undefined}
              data-now={(now && now.row * SHAPE.columns + now.column === cell) || undefined}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function WalkReadouts({ all, at }: { all: readonly Visit[]; at: number }) {
  const now = all[at];
  if (!now) return null;
  return (
    <div className="memory-readouts" aria-live="polite">
      <Readout label="Esta leitura" value={visitText(now)} />
      <Readout
        label="Endereço e linha de cache"
        value={`${addressText(now)}, linha ${lineNumber(now.line)}`}
      />
      <Readout label="Buscas até aqui" value={`${countMisses(all.slice(0, at + 1))} em ${at + 1} leituras`} />
      <Readout label="Buscas na caminhada toda" value={`${countMisses(all)} em ${all.length} leituras`} />
    </div>
  );
}

function Ladder({ own }: { own: readonly Measured[] | undefined }) {
  return (
    <>
      <ol className="memory-ladder">
        {BOOK.map(({ id, ns }, index) => (
          <li key={id}>
            <span className="memory-name">{rungName(id)}</span>
            <Bar who="livro" ns={ns} />
            {own && <Bar who="você" ns={own[index]?.ns} />}
            <small>
              {ns !== undefined && `se 1 ns fosse 1 s: ${humanText(ns)}`}
              {stepText(BOOK, index) && ` · ${stepText(BOOK, index)}`}
            </small>
          </li>
        ))}
      </ol>
      <p className="memory-note">
        {recorded.recorded}. A barra é logarítmica, de 0,1 ns a 100 ms: cada nona parte da largura multiplica
        o tempo por dez.
      </p>
    </>
  );
}

function Bar({ who, ns }: { who: 'livro' | 'você'; ns: number | undefined }) {
  return (
    <span className="memory-bar" data-reader={who === 'você' || undefined}>
      <span>{who}</span>
      <span className="memory-track">
        {ns !== undefined && <i style={{ width: `${barPercent(ns)}%` }} />}
      </span>
      <strong>{ns === undefined ? 'não medido' : timeText(ns)}</strong>
    </span>
  );
}
