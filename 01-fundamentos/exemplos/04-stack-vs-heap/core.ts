/**
 * O que o explorador mostra: um modelo da pilha e das duas gerações do heap. Puro: roda igual no Node e no navegador.
 * É um modelo: não tem bytes, e um objeto muda de geração na segunda coleta a que sobrevive, como no V8.
 */

export type Generation = 'nova' | 'intermediária' | 'velha';

export interface HeapObject {
  name: string;
  generation: Generation;
  /** Nomes dos objetos para os quais este aponta. */
  refs: readonly string[];
}

export interface Frame {
  name: string;
  /** Variáveis que apontam para objetos do heap. */
  vars: Readonly<Record<string, string>>;
}

export interface Memory {
  /** Do mais antigo ao que está em andamento. */
  frames: readonly Frame[];
  objects: readonly HeapObject[];
}

export type Operation =
  | { do: 'call'; name: string }
  | { do: 'return' }
  | { do: 'alloc'; variable: string; object: string }
  | { do: 'point'; from: string; to: string }
  | { do: 'clear'; variable: string }
  | { do: 'cut'; from: string; to: string }
  | { do: 'scavenge' }
  | { do: 'full' };

export const EMPTY: Memory = { frames: [], objects: [] };

// #region alcance
/** Os objetos aonde se chega a partir destes nomes, seguindo as referências. */
export function reachable({ objects }: Memory, roots: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const pending = [...roots];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    pending.push(...(objects.find((object) => object.name === name)?.refs ?? []));
  }
  return seen;
}

/** As raízes: o que as variáveis dos quadros apontam. */
export const roots = ({ frames }: Memory): string[] => frames.flatMap(({ vars }) => Object.values(vars));
// #endregion alcance

// #region coletas
/** Geração nova: os objetos velhos contam como raízes, estejam vivos ou não. Quem sobrevive à segunda fica velho. */
export function scavenge(memory: Memory): Memory {
  const old = memory.objects.filter(({ generation }) => generation === 'velha');
  const alive = reachable(memory, [...roots(memory), ...old.map(({ name }) => name)]);
  const objects = memory.objects.filter(({ name }) => alive.has(name)).map(older);
  return { ...memory, objects };
}

const older = (object: HeapObject): HeapObject => ({
  ...object,
  generation: object.generation === 'nova' ? 'intermediária' : 'velha',
});

/** Heap inteiro: só as variáveis dos quadros são raízes, e todo sobrevivente fica na geração velha. */
export function fullCollection(memory: Memory): Memory {
  const alive = reachable(memory, roots(memory));
  const objects = memory.objects
    .filter(({ name }) => alive.has(name))
    .map((object): HeapObject => ({ ...object, generation: 'velha' }));
  return { ...memory, objects };
}
// #endregion coletas

/** A memória depois de uma operação. A variável pertence sempre ao quadro do topo. */
export function apply(memory: Memory, operation: Operation): Memory {
  const { frames, objects } = memory;
  switch (operation.do) {
    case 'call':
      return { ...memory, frames: [...frames, { name: operation.name, vars: {} }] };
    case 'return':
      return { ...memory, frames: frames.slice(0, -1) };
    case 'alloc': {
      const { variable, object } = operation;
      const created: HeapObject = { name: object, generation: 'nova', refs: [] };
      return {
        frames: onTop(frames, (vars) => ({ ...vars, [variable]: object })),
        objects: [...objects, created],
      };
    }
    case 'clear':
      return { ...memory, frames: onTop(frames, ({ [operation.variable]: _, ...vars }) => vars) };
    case 'point':
      return { ...memory, objects: edit(objects, operation.from, (refs) => [...refs, operation.to]) };
    case 'cut':
      return {
        ...memory,
        objects: edit(objects, operation.from, (refs) => refs.filter((ref) => ref !== operation.to)),
      };
    case 'scavenge':
      return scavenge(memory);
    case 'full':
      return fullCollection(memory);
  }
}

function onTop(frames: readonly Frame[], change: (vars: Frame['vars']) => Frame['vars']): Frame[] {
  return frames.map((frame, at) =>
    at === frames.length - 1 ? { ...frame, vars: change(frame.vars) } : frame,
  );
}

function edit(
  objects: readonly HeapObject[],
  name: string,
  change: (refs: readonly string[]) => readonly string[],
): HeapObject[] {
  return objects.map((object) => (object.name === name ? { ...object, refs: change(object.refs) } : object));
}

/** Os objetos que nenhuma raiz alcança: lixo à espera de uma coleta. */
export function garbage(memory: Memory): string[] {
  const alive = reachable(memory, roots(memory));
  return memory.objects.map(({ name }) => name).filter((name) => !alive.has(name));
}
