/** O que o explorador da pilha e do heap diz em palavras, e onde fica cada coisa no desenho. Puro. */
import {
  type Line,
  memoryAfter,
  SCENES,
  type SceneName,
} from '../../../../01-fundamentos/exemplos/04-stack-vs-heap/cenas.ts';
import {
  type Generation,
  garbage,
  type HeapObject,
  type Memory,
} from '../../../../01-fundamentos/exemplos/04-stack-vs-heap/core.ts';

export const SCENE_OPTIONS: { value: SceneName; label: string }[] = [
  { value: 'recursao', label: 'recursão' },
  { value: 'pedido', label: 'um pedido' },
  { value: 'ciclo', label: 'um ciclo' },
  { value: 'vazamento', label: 'vazamento' },
  { value: 'velho', label: 'lixo velho' },
];

export const GENERATION_NAMES: Record<Generation, string> = {
  nova: 'nova',
  intermediária: 'nova, 1 coleta',
  velha: 'velha',
};

/** “main() com cache; atende(cache) com post e html”, do quadro mais antigo ao do topo. */
export function stackText({ frames }: Memory): string {
  if (frames.length === 0) return 'vazia';
  return frames
    .map(({ name, vars }) => {
      const names = Object.keys(vars);
      return names.length > 0 ? `${name} com ${list(names)}` : name;
    })
    .join('; ');
}

/** “Map, geração velha, aponta para post; html, geração nova, lixo”. */
export function heapText(memory: Memory): string {
  if (memory.objects.length === 0) return 'vazio';
  const dead = new Set(garbage(memory));
  return memory.objects
    .map(({ name, generation, refs }) => {
      const parts = [name, `geração ${GENERATION_NAMES[generation]}`];
      if (refs.length > 0) parts.push(`aponta para ${list(refs)}`);
      if (dead.has(name)) parts.push('lixo');
      return parts.join(', ');
    })
    .join('; ');
}

const list = (names: readonly string[]) => names.join(', ').replace(/, ([^,]*)$/, ' e $1');

export function transcript(scene: SceneName, at: number): string[] {
  const { title, lines } = SCENES[scene];
  const all: readonly Line[] = lines;
  return [
    `${title}, em ${all.length} passos.`,
    ...all.map(({ code, meaning }, index) => {
      const memory = memoryAfter(all, index + 1);
      const here = index === at ? ' É o passo atual.' : '';
      return `${index + 1}. ${code}: ${meaning} Pilha: ${stackText(memory)}. Heap: ${heapText(memory)}.${here}`;
    }),
  ];
}

/** Medidas do desenho, em unidades do viewBox: num telefone de 360 px, a letra de 14 fica com 13. */
export const DRAWING = {
  width: 300,
  stack: { x: 2, width: 130 },
  heap: { x: 168, width: 130 },
  top: 34,
} as const;
const FRAME_TITLE = 26;
const VARIABLE = 22;
const GAP = 8;
const OBJECT = { height: 48, pitch: 60 } as const;

export interface FrameBox {
  name: string;
  y: number;
  height: number;
  vars: { name: string; target: string; y: number }[];
}

export interface ObjectBox extends HeapObject {
  y: number;
  height: number;
  garbage: boolean;
}

export interface Layout {
  frames: FrameBox[];
  objects: ObjectBox[];
  height: number;
}

/** Onde desenhar tudo. A cena inteira reserva a altura e o lugar de cada objeto: nada salta de um passo a outro. */
export function layout(scene: SceneName, at: number): Layout {
  const lines: readonly Line[] = SCENES[scene].lines;
  const memories = lines.map((_, index) => memoryAfter(lines, index + 1));
  const slots = [...new Set(memories.flatMap(({ objects }) => objects.map(({ name }) => name)))];
  const tallest = Math.max(...memories.map(stackHeight), slots.length * OBJECT.pitch);
  const height = DRAWING.top + tallest + GAP;
  const memory = memories[at];
  if (!memory) return { frames: [], objects: [], height };
  const dead = new Set(garbage(memory));
  const objects = memory.objects.map((object) => ({
    ...object,
    y: DRAWING.top + slots.indexOf(object.name) * OBJECT.pitch,
    height: OBJECT.height,
    garbage: dead.has(object.name),
  }));
  return { frames: placeFrames(memory, height - GAP), objects, height };
}

const frameHeight = (count: number) => FRAME_TITLE + count * VARIABLE + 4;

const stackHeight = ({ frames }: Memory) =>
  frames.reduce((sum, { vars }) => sum + frameHeight(Object.keys(vars).length) + GAP, 0);

/** Do chão para cima: o quadro mais antigo embaixo, o do topo em cima. */
function placeFrames({ frames }: Memory, floor: number): FrameBox[] {
  let bottom = floor;
  return frames.map(({ name, vars }) => {
    const entries = Object.entries(vars);
    const height = frameHeight(entries.length);
    const y = bottom - height;
    bottom = y - GAP;
    const placed = entries.map(([variable, target], index) => ({
      name: variable,
      target,
      y: y + FRAME_TITLE + index * VARIABLE + VARIABLE / 2,
    }));
    return { name, y, height, vars: placed };
  });
}
