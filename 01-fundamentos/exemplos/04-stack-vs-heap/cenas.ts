import { apply, EMPTY, type Memory, type Operation } from './core.ts';

/** Uma linha de código e o que ela faz com a memória. */
export interface Line {
  code: string;
  operation: Operation;
  meaning: string;
}

export interface Scene {
  title: string;
  lines: readonly Line[];
}

const line = (code: string, meaning: string, operation: Operation): Line => ({ code, meaning, operation });
const SCAVENGE = (meaning: string) => line('// coleta da geração nova', meaning, { do: 'scavenge' });
const FULL = (meaning: string) => line('// coleta do heap inteiro', meaning, { do: 'full' });

export const SCENES = {
  pedido: {
    title: 'Um pedido que não deixa rastro',
    lines: [
      line('main()', 'A chamada empilha um quadro.', { do: 'call', name: 'main' }),
      line('const cache = new Map()', 'O Map fica no heap; no quadro fica só o endereço dele.', {
        do: 'alloc',
        variable: 'cache',
        object: 'Map',
      }),
      line('atende(cache)', 'Outro quadro, por cima.', { do: 'call', name: 'atende' }),
      line('const post = { … }', 'Todo objeto novo começa na geração nova.', {
        do: 'alloc',
        variable: 'post',
        object: 'post',
      }),
      line('const html = desenha(post)', 'Mais um objeto, também novo.', {
        do: 'alloc',
        variable: 'html',
        object: 'html',
      }),
      line('cache.set(1, post)', 'O Map aponta para o post: agora há dois caminhos até ele.', {
        do: 'point',
        from: 'Map',
        to: 'post',
      }),
      line(
        'return',
        'O quadro sai da pilha na hora, e as variáveis dele com ele. O html ficou sem caminho: é lixo.',
        {
          do: 'return',
        },
      ),
      SCAVENGE('Map e post sobrevivem e são copiados. O html não é copiado: o espaço dele é reaproveitado.'),
      SCAVENGE('Segunda vez: os sobreviventes passam à geração velha, que esta coleta não percorre.'),
    ],
  },
  vazamento: {
    title: 'Um listener que ninguém tirou',
    lines: [
      line('main()', 'O quadro que fica enquanto o servidor roda.', { do: 'call', name: 'main' }),
      line('const bus = new EventEmitter()', 'O barramento vive tanto quanto o servidor.', {
        do: 'alloc',
        variable: 'bus',
        object: 'bus',
      }),
      line('atende()', 'Chega um pedido.', { do: 'call', name: 'atende' }),
      line('const pedido = { … }', 'O corpo do pedido, com megabytes.', {
        do: 'alloc',
        variable: 'pedido',
        object: 'pedido',
      }),
      line('const ouve = () => pedido.id', 'A função é um objeto, e guarda o contexto em que foi criada.', {
        do: 'alloc',
        variable: 'ouve',
        object: 'ouve',
      }),
      line('// ouve usa pedido', 'Pelo contexto, a função aponta para o pedido.', {
        do: 'point',
        from: 'ouve',
        to: 'pedido',
      }),
      line("bus.on('config', ouve)", 'O barramento aponta para a função.', {
        do: 'point',
        from: 'bus',
        to: 'ouve',
      }),
      line('return', 'O quadro saiu, mas há um caminho: main, bus, ouve, pedido. Isso é um vazamento.', {
        do: 'return',
      }),
      FULL('A coleta do heap inteiro não leva o pedido: para ela, ele está em uso.'),
      line("bus.off('config', ouve)", 'Cortado o caminho, função e pedido são lixo.', {
        do: 'cut',
        from: 'bus',
        to: 'ouve',
      }),
      SCAVENGE('São velhos: a coleta da geração nova não olha para eles.'),
      FULL('Só a coleta do heap inteiro os leva.'),
    ],
  },
  ciclo: {
    title: 'Dois objetos que só têm um ao outro',
    lines: [
      line('main()', 'Um quadro.', { do: 'call', name: 'main' }),
      line('let post = {}', 'Um objeto.', { do: 'alloc', variable: 'post', object: 'post' }),
      line('let autor = {}', 'Outro.', { do: 'alloc', variable: 'autor', object: 'autor' }),
      line('post.autor = autor', 'Um aponta para o outro.', { do: 'point', from: 'post', to: 'autor' }),
      line('autor.ultimo = post', 'E o outro, de volta: um ciclo.', {
        do: 'point',
        from: 'autor',
        to: 'post',
      }),
      line('post = undefined', 'Ainda se chega ao post pelo autor.', { do: 'clear', variable: 'post' }),
      line('autor = undefined', 'Nenhuma raiz leva a eles, embora cada um tenha quem o aponte.', {
        do: 'clear',
        variable: 'autor',
      }),
      SCAVENGE('O coletor parte das raízes e não chega a eles: o ciclo vai embora inteiro.'),
    ],
  },
} as const satisfies Record<string, Scene>;

export type SceneName = keyof typeof SCENES;

/** A memória depois das `count` primeiras linhas. */
export const memoryAfter = (lines: readonly Line[], count: number): Memory =>
  lines.slice(0, count).reduce((memory, { operation }) => apply(memory, operation), EMPTY);
