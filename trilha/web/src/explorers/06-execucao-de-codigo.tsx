import { useId, useState } from 'react';
import { disassemble } from '../../../../01-fundamentos/exemplos/06-execucao-de-codigo/core.ts';
import { PROGRAMS } from '../../../../01-fundamentos/exemplos/06-execucao-de-codigo/programs.ts';
import './06-execucao-de-codigo.css';
import {
  FIRST_ARGS,
  load,
  meaning,
  nextInstruction,
  operandText,
  PROGRAM_OPTIONS,
  type ProgramName,
  parseArgument,
  type Run,
  situation,
  stepThatRuns,
  transcript,
  variables,
} from './06-execucao-de-codigo.text.ts';
import { Action, Choice, Explorer, Field, Range, Readout, Row } from './frame.tsx';

interface State {
  program: ProgramName;
  source: string;
  args: string[];
  at: number;
}

const begin = (program: ProgramName): State => ({
  program,
  source: PROGRAMS[program].source,
  args: FIRST_ARGS[program],
  at: 0,
});

export default function ExecutionExplorer() {
  const [state, setState] = useState(begin('fatorial'));
  const { program, source, args, at } = state;
  const names = PROGRAMS[program].args;
  const run = load(source, names, args);
  const change = (changes: Partial<State>) => setState({ ...state, at: 0, ...changes });
  return (
    <Explorer
      title="Do texto à pilha"
      purpose="Ande pelo programa: cada linha do texto virou instruções, e cada instrução mexe na pilha."
      onReset={() => setState(begin('fatorial'))}
      keys={[{ key: '← →', does: 'andam um passo, com o controle do passo em foco' }]}
      transcript={transcript(source, run, at)}
    >
      <Choice
        label="Programa"
        options={PROGRAM_OPTIONS}
        value={program}
        onChange={(next) => setState(begin(next))}
      />
      <Row>
        {names.map((name, index) => (
          <Field
            key={name}
            label={`${name} começa em`}
            value={args[index] ?? ''}
            inputMode="numeric"
            problem={
              parseArgument(args[index] ?? '') === undefined ? 'Use um inteiro de 32 bits.' : undefined
            }
            onChange={(text) => change({ args: args.with(index, text) })}
          />
        ))}
      </Row>
      {typeof run === 'string' ? (
        <p className="machine-problem" aria-live="polite">
          {run}
        </p>
      ) : (
        <Stepper run={run} source={source} at={at} onMove={(next) => setState({ ...state, at: next })} />
      )}
      <Editor source={source} onChange={(text) => change({ source: text })} />
    </Explorer>
  );
}

interface StepperProps {
  run: Run;
  source: string;
  at: number;
  onMove: (at: number) => void;
}

function Stepper({ run, source, at, onMove }: StepperProps) {
  const last = run.states.length - 1;
  const instruction = nextInstruction(run, at);
  return (
    <>
      <div className="machine-steps">
        <Action main onClick={() => onMove(Math.min(last, at + 1))} disabled={at === last}>
          Dar um passo
        </Action>
        <Action onClick={() => onMove(Math.max(0, at - 1))} disabled={at === 0}>
          Voltar um
        </Action>
        <Range
          label="Passo"
          min={0}
          max={last}
          value={at}
          onChange={onMove}
          format={(value) => `${value} de ${last}`}
        />
      </div>
      <div className="machine-now" aria-live="polite">
        <Readout label="O que vem agora" value={situation(run, at)} />
      </div>
      <Machine run={run} at={at} />
      <div className="machine-code">
        <Source source={source} line={instruction && run.lines[instruction.at]} />
        <Bytecode run={run} at={at} onMove={onMove} />
      </div>
    </>
  );
}

/** O texto, com a linha de que veio a instrução atual marcada. */
function Source({ source, line }: { source: string; line: number | undefined }) {
  return (
    <div>
      <p className="machine-head">Texto</p>
      <ol className="machine-source">
        {source.split('\n').map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: o número da linha é a identidade dela
          <li key={index} aria-current={line === index + 1 ? 'step' : undefined}>
            <code>{text || ' '}</code>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Um botão por instrução: leva ao próximo passo em que ela roda. */
function Bytecode({ run, at, onMove }: Pick<StepperProps, 'run' | 'at' | 'onMove'>) {
  const current = nextInstruction(run, at)?.at;
  return (
    <div>
      <p className="machine-head">Bytecode: posição, números e nome</p>
      <ol className="machine-list">
        {disassemble(run.code).map((instruction) => {
          const { at: position, next, name } = instruction;
          const target = stepThatRuns(run, position, at);
          return (
            <li key={position}>
              <button
                type="button"
                aria-current={position === current ? 'step' : undefined}
                disabled={target === undefined}
                title={meaning(instruction, run.names)}
                onClick={() => target !== undefined && onMove(target)}
              >
                <small>{position}</small>
                <small>{run.code.slice(position, next).join(' ')}</small>
                <span>
                  {name} {operandText(instruction, run.names)}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** A pilha cresce da esquerda para a direita; ao lado, as variáveis. */
function Machine({ run, at }: { run: Run; at: number }) {
  const stack = run.states[at]?.stack ?? [];
  return (
    <div className="machine-state">
      <div>
        <p className="machine-head">Pilha, do fundo ao topo</p>
        <ol className="machine-stack">
          {stack.map((value, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: o andar é a identidade do valor
            <li key={index}>{value}</li>
          ))}
          {stack.length === 0 && <li className="machine-empty">vazia</li>}
        </ol>
      </div>
      {variables(run, at).map(([name, value]) => (
        <Readout key={name} label={`variável ${name}`} value={value} />
      ))}
    </div>
  );
}

function Editor({ source, onChange }: { source: string; onChange: (text: string) => void }) {
  const id = useId();
  return (
    <details className="machine-editor">
      <summary>Mudar o programa</summary>
      <div>
        <label htmlFor={id}>
          Atribuição, <code>enquanto … fim</code> e <code>devolve</code>, com + - * % &lt; == e parênteses
        </label>
        <textarea
          id={id}
          value={source}
          rows={8}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
    </details>
  );
}
