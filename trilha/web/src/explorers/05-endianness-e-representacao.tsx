import { type KeyboardEvent, useRef, useState } from 'react';
import {
  bytesInMemory,
  exactDecimal,
  F16,
  F32,
  F64,
  type FloatFormat,
  floatParts,
  type IntegerFormat,
  integer,
  integerBits,
  integerValue,
  type NumberFormat,
  neighbour,
  toggleBit,
} from '../../../../01-fundamentos/exemplos/05-endianness-e-representacao/core.ts';
import { parseBits } from '../../../../01-fundamentos/exemplos/05-endianness-e-representacao/decimal.ts';
import './05-endianness-e-representacao.css';
import {
  CLASS_NAMES,
  comma,
  convert,
  display,
  exponentText,
  grouped,
  hex,
  powerOfTwo,
  problemWith,
  shorten,
  shortText,
  transcript,
  ulpText,
} from './05-endianness-e-representacao.text.ts';
import { Action, Choice, Explorer, Field, Readout, Row } from './frame.tsx';

const FORMATS = {
  f64: F64,
  f32: F32,
  f16: F16,
  i64: integer(64, true),
  i32: integer(32, true),
  u32: integer(32, false),
  u16: integer(16, false),
  i8: integer(8, true),
  u8: integer(8, false),
} satisfies Record<string, NumberFormat>;

type FormatName = keyof typeof FORMATS;

const FORMAT_OPTIONS = Object.keys(FORMATS).map((name) => ({ value: name as FormatName, label: name }));

interface Preset {
  label: string;
  text: string;
}

const FLOAT_PRESETS: Preset[] = [
  { label: '0,1', text: '0,1' },
  { label: '2⁵³ + 1', text: '9007199254740993' },
  { label: '−0', text: '-0' },
  { label: 'NaN', text: 'NaN' },
  { label: 'infinito', text: 'Infinity' },
];
// A soma é feita em f64, que é onde ela surpreende.
const SUM: Preset = { label: '0,1 + 0,2', text: exactDecimal(F64, parseBits(F64, String(0.1 + 0.2)) ?? 0n) };
const INTEGER_PRESETS: Preset[] = ['0', '1', '-1', '42', '300'].map((text) => ({ label: text, text }));

const START = { name: 'f64' as FormatName, bits: parseBits(F64, '0,1') ?? 0n, text: '0,1' };

export default function BitsExplorer() {
  const [{ name, bits, text }, setState] = useState(START);
  const [order, setOrder] = useState<'little' | 'big'>('little');
  const format: NumberFormat = FORMATS[name];
  const show = (next: bigint) => setState({ name, bits: next, text: shortText(format, next) });
  const type = (typed: string) => setState({ name, bits: parseBits(format, typed) ?? bits, text: typed });
  const change = (next: FormatName) =>
    setState({ name: next, bits: convert(FORMATS[next], text, bits), text });
  return (
    <Explorer
      title="Os bits de um número"
      purpose="Digite um número ou inverta um bit e veja o que a memória guarda."
      onReset={() => {
        setState(START);
        setOrder('little');
      }}
      keys={[
        { key: '← →', does: 'andam um bit' },
        { key: '↑ ↓', does: 'andam um byte' },
        { key: 'espaço', does: 'inverte o bit' },
      ]}
      transcript={transcript(format, bits, order)}
    >
      <Choice label="Formato" options={FORMAT_OPTIONS} value={name} onChange={change} />
      <Row>
        <Field
          label={
            format.kind === 'float' ? 'Número (ou 0x… para bits crus)' : 'Inteiro (ou 0x… para bits crus)'
          }
          value={text}
          onChange={type}
          problem={problemWith(format, text)}
        />
        <Presets format={format} onPick={type} />
      </Row>
      <BitGrid format={format} bits={bits} onToggle={(position) => show(toggleBit(bits, position))} />
      {format.kind === 'float' ? (
        <FloatReadouts format={format} bits={bits} onChange={show} />
      ) : (
        <IntegerReadouts format={format} bits={bits} onChange={show} />
      )}
      <Row>
        <Choice
          label="Ordem na memória"
          options={[
            { value: 'little', label: 'little-endian' },
            { value: 'big', label: 'big-endian' },
          ]}
          value={order}
          onChange={setOrder}
        />
        <Memory bytes={bytesInMemory(bits, format.width, order === 'little')} />
      </Row>
    </Explorer>
  );
}

function Presets({ format, onPick }: { format: NumberFormat; onPick: (text: string) => void }) {
  const smallest = { label: 'menor positivo', text: '0x1' };
  const presets =
    format.kind === 'integer'
      ? INTEGER_PRESETS
      : [
          ...FLOAT_PRESETS.slice(0, 1),
          ...(format.name === 'f64' ? [SUM] : []),
          ...FLOAT_PRESETS.slice(1),
          smallest,
        ];
  return (
    <div className="bits-presets">
      {presets.map((preset) => (
        <Action key={preset.label} onClick={() => onPick(preset.text)}>
          {preset.label}
        </Action>
      ))}
    </div>
  );
}

interface GridProps {
  format: NumberFormat;
  bits: bigint;
  onToggle: (position: number) => void;
}

/** Um botão por bit, do mais significativo ao menos; só um está na ordem de tabulação, as setas andam entre eles. */
function BitGrid({ format, bits, onToggle }: GridProps) {
  const grid = useRef<HTMLFieldSetElement>(null);
  const [chosen, setChosen] = useState(format.width - 1);
  const current = Math.min(chosen, format.width - 1);
  const move = (event: KeyboardEvent) => {
    const next = destination(event.key, current, format.width);
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next);
    grid.current?.querySelector<HTMLButtonElement>(`[data-position="${next}"]`)?.focus();
  };
  const positions = Array.from({ length: format.width }, (_, index) => format.width - 1 - index);
  return (
    <fieldset className="bits-grid" ref={grid} onKeyDown={move}>
      <legend>Bits, do mais significativo ao menos</legend>
      {positions.map((position) => {
        const part = partOf(format, position);
        const on = (bits >> BigInt(position)) & 1n;
        return (
          <button
            key={position}
            type="button"
            data-position={position}
            data-part={part.key}
            aria-pressed={on === 1n}
            tabIndex={position === current ? 0 : -1}
            onFocus={() => setChosen(position)}
            onClick={() => onToggle(position)}
          >
            {String(on)}
            <span className="sr-only">{`, bit ${position}, ${part.label}`}</span>
            <small aria-hidden="true">{part.key}</small>
          </button>
        );
      })}
    </fieldset>
  );
}

function destination(key: string, from: number, width: number): number | undefined {
  const steps: Record<string, number> = { ArrowLeft: 1, ArrowRight: -1, ArrowUp: 8, ArrowDown: -8 };
  const step = steps[key];
  if (key === 'Home') return width - 1;
  if (key === 'End') return 0;
  return step === undefined ? undefined : Math.max(0, Math.min(width - 1, from + step));
}

function partOf(format: NumberFormat, position: number): { key: string; label: string } {
  if (format.kind === 'integer') {
    if (format.signed && position === format.width - 1)
      return { key: 's', label: `sinal, vale −${powerOfTwo(position)}` };
    return { key: 'v', label: `vale ${powerOfTwo(position)}` };
  }
  if (position === format.width - 1) return { key: 's', label: 'sinal' };
  return position >= format.fractionBits ? { key: 'e', label: 'expoente' } : { key: 'f', label: 'fração' };
}

interface ReadoutProps<F> {
  format: F;
  bits: bigint;
  onChange: (bits: bigint) => void;
}

function FloatReadouts({ format, bits, onChange }: ReadoutProps<FloatFormat>) {
  const parts = floatParts(format, bits);
  return (
    <>
      <div className="bits-parts">
        <Readout label="s: sinal" value={parts.negative ? '1, negativo' : '0, positivo'} />
        <Readout label="e: expoente gravado" value={exponentText(format, parts)} />
        <Readout label="f: fração" value={`${parts.fraction} / ${powerOfTwo(format.fractionBits)}`} />
        <Readout label="classe" value={CLASS_NAMES[parts.class]} />
      </div>
      <Readout label="Valor exato" value={shorten(comma(exactDecimal(format, bits)))} />
      {format.name === 'f64' && (
        <Readout label="Como o JavaScript mostra" value={comma(String(display(bits)))} />
      )}
      <Row>
        <Action onClick={() => onChange(neighbour(format, bits, -1))}>Vizinho de baixo</Action>
        <Action onClick={() => onChange(neighbour(format, bits, 1))}>Vizinho de cima</Action>
        <Readout label="Distância entre vizinhos (ulp)" value={ulpText(format, bits)} />
      </Row>
    </>
  );
}

function IntegerReadouts({ format, bits, onChange }: ReadoutProps<IntegerFormat>) {
  const value = integerValue(format, bits);
  const other = integer(format.width, !format.signed);
  return (
    <>
      <div className="bits-parts">
        <Readout label={`${format.name}: ${format.signed ? 'com' : 'sem'} sinal`} value={grouped(value)} />
        <Readout label={`os mesmos bits em ${other.name}`} value={grouped(integerValue(other, bits))} />
        <Readout label="hexadecimal" value={hex(bits, format.width)} />
      </div>
      <Row>
        <Action onClick={() => onChange(integerBits(format, value - 1n))}>Subtrair 1</Action>
        <Action onClick={() => onChange(integerBits(format, value + 1n))}>Somar 1</Action>
        <Action onClick={() => onChange(integerBits(format, -value))}>Trocar o sinal</Action>
      </Row>
    </>
  );
}

function Memory({ bytes }: { bytes: number[] }) {
  return (
    <ol className="bits-memory" aria-label="Bytes na memória, do menor endereço ao maior">
      {bytes.map((byte, address) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: o endereço é a identidade do byte
        <li key={address}>
          {byte.toString(16).padStart(2, '0')}
          <small>+{address}</small>
        </li>
      ))}
    </ol>
  );
}
