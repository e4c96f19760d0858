import { type ReactNode, useState } from 'react';
import {
  LOADS,
  type Schedule,
  type Span,
  simulate,
  usage,
} from '../../../../01-fundamentos/exemplos/03-processo-vs-thread/core.ts';
import './03-processo-vs-thread.css';
import {
  LOAD_OPTIONS,
  type LoadName,
  listed,
  meanWait,
  momentAt,
  ms,
  percent,
  STATE_NAMES,
  transcript,
} from './03-processo-vs-thread.text.ts';
import { Choice, Explorer, Range, Readout, Row } from './frame.tsx';

const MS = 1000;
const START = { load: 'servidor' as LoadName, cores: 1, slice: 8 * MS, switchCost: 0, time: 9 * MS };

export default function SchedulerExplorer() {
  const [state, setState] = useState(START);
  const { load, cores, slice, switchCost } = state;
  const machine = { cores, slice, switchCost };
  const schedule = simulate(LOADS[load], machine);
  const time = Math.min(state.time, schedule.end);
  const change = (part: Partial<typeof START>) => setState({ ...state, time, ...part });
  const moment = momentAt(schedule, machine, time);
  const { run, switch: switching, idle } = usage(schedule, cores);
  return (
    <Explorer
      title="Um escalonador"
      purpose="Mude os núcleos, a fatia e o preço da troca, e veja quem espera. É um modelo, mais simples que o do Linux."
      onReset={() => setState(START)}
      keys={[{ key: '← →', does: 'mudam o controle em foco; em “Instante”, andam no tempo' }]}
      transcript={transcript(load, machine, schedule, time)}
    >
      <div className="sched-load">
        <Choice
          label="Carga"
          options={LOAD_OPTIONS}
          value={load}
          onChange={(next) => change({ load: next })}
        />
        <p className="sched-note">{LOAD_OPTIONS.find(({ value }) => value === load)?.meaning}</p>
      </div>
      <Row>
        <Range label="Núcleos" min={1} max={4} value={cores} onChange={(next) => change({ cores: next })} />
        <Range
          label="Fatia"
          min={MS}
          max={24 * MS}
          step={MS}
          value={slice}
          format={ms}
          onChange={(next) => change({ slice: next })}
        />
        <Range
          label="Preço da troca"
          min={0}
          max={2 * MS}
          step={MS / 4}
          value={switchCost}
          format={ms}
          onChange={(next) => change({ switchCost: next })}
        />
      </Row>
      <div className="sched-readouts" aria-live="polite">
        <Readout label="Tudo termina aos" value={ms(schedule.end)} />
        <Readout label="Espera média na fila" value={ms(meanWait(schedule))} />
        <Readout label="Trocas" value={String(schedule.switches)} />
        <Readout
          label="Conta, troca, ócio"
          value={`${percent(run)}, ${percent(switching)}, ${percent(idle)}`}
        />
      </div>
      <Timeline schedule={schedule} cores={cores} time={time} />
      <div className="sched-instant">
        <Range
          label="Instante"
          min={0}
          max={schedule.end}
          step={MS / 2}
          value={time}
          format={ms}
          onChange={(next) => change({ time: next })}
        />
      </div>
      <div className="sched-readouts sched-moment" aria-live="polite">
        <Readout label="Nos núcleos" value={moment.cores.join(', ')} />
        <Readout label="Na fila, em ordem" value={listed(moment.queue)} />
        <Readout label="À espera" value={listed(moment.waiting)} />
      </div>
    </Explorer>
  );
}

interface TimelineProps {
  schedule: Schedule;
  cores: number;
  time: number;
}

/** Uma faixa por núcleo e uma por tarefa, na mesma escala. O texto do explorador diz o mesmo a quem não vê. */
function Timeline({ schedule: { segments, tasks, end }, cores, time }: TimelineProps) {
  const share = (value: number) => `${(value / Math.max(1, end)) * 100}%`;
  const place = ({ from, to }: { from: number; to: number }) => ({
    left: share(from),
    width: share(to - from),
  });
  return (
    <div className="sched-timeline" aria-hidden="true">
      <div className="sched-tracks">
        <div className="sched-cursor">
          <span style={{ left: share(time) }} />
        </div>
        {Array.from({ length: cores }, (_, core) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: o núcleo é a posição
          <Track key={core} name={`núcleo ${core}`}>
            {segments
              .filter((segment) => segment.core === core)
              .map((segment) => (
                <span key={segment.from} style={place(segment)} data-kind={segment.kind}>
                  <b>{segment.kind === 'run' ? segment.task : ''}</b>
                </span>
              ))}
          </Track>
        ))}
        {tasks.map(({ name, spans }) => (
          <Track key={name} name={name}>
            {spans.map((span) => (
              <span key={span.from} style={place(span)} data-state={span.state} />
            ))}
          </Track>
        ))}
      </div>
      <p className="sched-axis">
        <span>0</span>
        <span>{ms(end / 2)}</span>
        <span>{ms(end)}</span>
      </p>
      <ul className="sched-legend">
        {(Object.keys(STATE_NAMES) as Span['state'][]).map((state) => (
          <li key={state}>
            <span data-state={state} /> {STATE_NAMES[state]}
          </li>
        ))}
        <li>
          <span data-kind="switch" /> troca
        </li>
      </ul>
    </div>
  );
}

function Track({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="sched-track">
      <span className="sched-name">{name}</span>
      <div>{children}</div>
    </div>
  );
}
