/**
 * O que o explorador mostra: o caminho de uma leitura, a partir do que `caminho.ts` gravou, e onde estão os bytes
 * de uma escrita. Puro: roda igual no Node e no navegador.
 */

export type WayName = 'sync' | 'callback' | 'promise' | 'stream';

/** Uma linha do strace, já sem o que muda de uma vez para outra. */
export interface RecordedCall {
  /** `laço` é a thread que roda o JavaScript; `pool 1`, `pool 2`… na ordem em que apareceram. */
  thread: string;
  /** Nome da system call, ou `js` para uma marca deixada pelo programa. */
  call: string;
  /** A chamada como o strace a mostra, ou o texto da marca. */
  text: string;
}

export interface Recording {
  recorded: { date: string; node: string; libuv: string; os: string; strace: string };
  ways: Record<WayName, RecordedCall[]>;
}

export type Layer = 'javascript' | 'libuv' | 'kernel';

export interface Step extends RecordedCall {
  layer: Layer;
  /** O que acontece neste passo, em uma frase. */
  meaning: string;
  /** O que a thread do JavaScript está fazendo: é o que decide se o servidor atende mais alguém. */
  loop: 'ocupado' | 'livre' | 'parado';
}

// #region passos
/** Traduz a gravação em passos: em que camada cada um está e se o laço de eventos pode atender outra coisa. */
export function steps(calls: readonly RecordedCall[]): Step[] {
  return calls.map((call) => ({
    ...call,
    layer: layerOf(call),
    meaning: meaningOf(call),
    loop: loopDuring(call),
  }));
}

function layerOf({ call, text }: RecordedCall): Layer {
  if (call === 'js') return 'javascript';
  // O eventfd só existe para uma thread do libuv acordar a outra; o resto é pedido de verdade ao kernel.
  return text.includes('eventfd') ? 'libuv' : 'kernel';
}

/** No laço, uma system call de arquivo para tudo; `epoll_pwait` é a espera em que ele pode atender qualquer um. */
function loopDuring({ thread, call }: RecordedCall): Step['loop'] {
  if (thread !== 'laço') return 'livre';
  if (call === 'epoll_pwait') return 'livre';
  return FILE_CALLS.has(call) ? 'parado' : 'ocupado';
}
// #endregion passos

const FILE_CALLS = new Set(['openat', 'statx', 'fstat', 'read arquivo', 'pread64', 'close']);

const MEANINGS: Record<string, string> = {
  openat: 'O kernel acha o arquivo pelo nome, confere a permissão e devolve um descritor.',
  statx: 'Qual é o tamanho? É o que decide quanta memória reservar para os bytes.',
  fstat: 'Qual é o tamanho? É o que decide quanta memória reservar para os bytes.',
  'read arquivo': 'O kernel copia os bytes do page cache para a memória do processo.',
  pread64: 'O kernel copia os bytes do page cache para a memória do processo, a partir de uma posição dada.',
  close: 'O número do descritor fica livre.',
  'write eventfd': 'A thread do pool avisa que terminou, somando 1 a um contador do kernel.',
  'read eventfd': 'O laço zera o contador: viu o aviso e vai atender quem terminou.',
  epoll_pwait: 'O laço dorme até que algum descritor vigiado tenha novidade. Um deles é o do aviso.',
};

function meaningOf({ call, text }: RecordedCall): string {
  if (call === 'read arquivo' && text.endsWith('= 0')) return 'Zero bytes: o arquivo acabou.';
  return MEANINGS[call] ?? text;
}

/** Quantas vezes cada thread aparece, sem contar as marcas do programa. */
export function callsByThread(calls: readonly RecordedCall[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { thread, call } of calls) if (call !== 'js') totals.set(thread, (totals.get(thread) ?? 0) + 1);
  return totals;
}

// #region lugares
/** Onde está cada linha que um programa quis guardar. Uma linha fica no lugar mais fundo a que chegou. */
export interface Places {
  /** Na memória do processo: um buffer, a fila de um stream. */
  process: readonly string[];
  /** No page cache, memória do kernel. */
  kernel: readonly string[];
  /** No dispositivo. */
  disk: readonly string[];
  /** O nome do arquivo, na pasta: ela também é um arquivo, e também passa pelo page cache. */
  name: 'kernel' | 'disk';
}

export const EMPTY: Places = { process: [], kernel: [], disk: [], name: 'kernel' };

export type Operation = 'put' | 'write' | 'fsync' | 'fsync-folder';

export function apply(places: Places, operation: Operation, line = ''): Places {
  switch (operation) {
    case 'put':
      return { ...places, process: [...places.process, line] };
    case 'write':
      return { ...places, process: [], kernel: [...places.kernel, ...places.process] };
    case 'fsync':
      return { ...places, kernel: [], disk: [...places.disk, ...places.kernel] };
    case 'fsync-folder':
      return { ...places, name: 'disk' };
  }
}

export type Accident = 'kill' | 'power';

/**
 * O que um leitor tem garantia de achar depois do acidente. É o mínimo: o kernel grava sozinho depois de alguns
 * segundos, e o disco pode ter mais do que prometeu, em qualquer ordem.
 */
export function survivors({ kernel, disk, name }: Places, accident: Accident): readonly string[] {
  if (accident === 'kill') return [...disk, ...kernel];
  return name === 'disk' ? disk : [];
}
// #endregion lugares
