/** O que o explorador de system calls diz em palavras. Puro. */
import {
  callsByThread,
  type Layer,
  type Operation,
  type Places,
  type RecordedCall,
  type Recording,
  type Step,
  survivors,
  type WayName,
} from '../../../../01-fundamentos/exemplos/02-system-calls/core.ts';

export const WAY_OPTIONS: { value: WayName; label: string }[] = [
  { value: 'sync', label: 'síncrona' },
  { value: 'callback', label: 'callback' },
  { value: 'promise', label: 'promessa' },
  { value: 'stream', label: 'stream' },
];

export const LAYER_NAMES: Record<Layer, string> = {
  javascript: 'JavaScript, no V8',
  libuv: 'aviso entre threads do libuv, por uma system call',
  kernel: 'system call: o kernel trabalha',
};

export const LOOP_NAMES: Record<Step['loop'], string> = {
  ocupado: 'ocupado com esta leitura, sem esperar',
  livre: 'livre para atender outros',
  parado: 'parado à espera do kernel',
};

export const OPERATION_NAMES: Record<Operation, string> = {
  put: 'Pôr uma linha no buffer',
  write: 'write',
  fsync: 'fsync do arquivo',
  'fsync-folder': 'fsync da pasta',
};

/** O nome curto de um passo, para a grade. */
export function shortName({ call, text }: RecordedCall): string {
  return call === 'js' ? text : call.replace(' arquivo', '').replace(' eventfd', ' (aviso)');
}

export function readTranscript(
  way: WayName,
  steps: readonly Step[],
  at: number,
  recording: Recording,
): string[] {
  const { date, node, libuv, os } = recording.recorded;
  const step = steps[at];
  const label = WAY_OPTIONS.find(({ value }) => value === way)?.label ?? way;
  return [
    `Leitura ${label === 'síncrona' ? '' : 'com '}${label}, em ${steps.length} passos, gravados com strace em ${date.split('-').reverse().join('/')} (${os}, Node ${node}, libuv ${libuv}). ${threadsText(steps)}`,
    ...(step ? [`Passo ${at + 1} de ${steps.length}. ${stepText(step)}`] : []),
    ...steps.map((one, index) => `${index + 1}. ${one.thread}: ${one.text}.`),
  ];
}

function stepText({ thread, layer, text, meaning, loop }: Step): string {
  const who = thread === 'laço' ? 'Na thread do laço' : `Na thread ${thread}`;
  const what = meaning === text ? '' : ` ${meaning}`;
  return `${who}, ${LAYER_NAMES[layer]}: ${text}.${what} O laço está ${LOOP_NAMES[loop]}.`;
}

function threadsText(steps: readonly RecordedCall[]): string {
  const parts = [...callsByThread(steps)].map(([thread, count]) => `${thread}, ${count}`);
  return `System calls por thread: ${parts.join('; ')}.`;
}

export const lineList = (lines: readonly string[]): string =>
  lines.length === 0 ? 'nenhuma' : lines.join(', ');

export function writeTranscript(places: Places): string[] {
  return [
    `Na memória do processo: ${lineList(places.process)}. No page cache: ${lineList(places.kernel)}. No dispositivo: ${lineList(places.disk)}.`,
    places.name === 'disk'
      ? 'O nome do arquivo está no dispositivo.'
      : 'O nome do arquivo ainda não está garantido no dispositivo.',
    `Depois de kill -9, o arquivo tem: ${lineList(survivors(places, 'kill'))}. Depois de uma queda de energia, é garantido: ${lineList(survivors(places, 'power'))}.`,
  ];
}
