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

const call = (code: string, meaning: string): Line => ({
  code,
  meaning,
  operation: { do: 'call', name: code },
});
const back = (code: string, meaning: string): Line => ({ code, meaning, operation: { do: 'return' } });
const alloc = (code: string, variable: string, object: string, meaning: string): Line => ({
  code,
  meaning,
  operation: { do: 'alloc', variable, object },
});
const point = (code: string, from: string, to: string, meaning: string): Line => ({
  code,
  meaning,
  operation: { do: 'point', from, to },
});
const cut = (code: string, from: string, to: string, meaning: string): Line => ({
  code,
  meaning,
  operation: { do: 'cut', from, to },
});
const clear = (variable: string, meaning: string): Line => ({
  code: `${variable} = undefined`,
  meaning,
  operation: { do: 'clear', variable },
});
const young = (meaning: string): Line => ({
  code: '// coleta da geração nova',
  meaning,
  operation: { do: 'scavenge' },
});
const full = (meaning: string): Line => ({
  code: '// coleta completa',
  meaning,
  operation: { do: 'full' },
});

export const SCENES = {
  recursao: {
    title: 'Uma soma recursiva',
    lines: [
      call('main()', 'A chamada põe um quadro na pilha.'),
      call('soma(2)', 'Outro por cima: main espera a resposta.'),
      call('soma(1)', 'A mesma função, com outro quadro: cada chamada tem as suas variáveis.'),
      call('soma(0)', 'O mais fundo. Há na pilha um quadro por chamada em andamento.'),
      back('return 0', 'O quadro do topo sai, e soma(1) continua de onde parou.'),
      back('return 1 + 0', 'Sai outro. Nada foi procurado nem limpo: o topo mudou de lugar.'),
      back('return 2 + 1', 'Sobra main. O heap não participou: números pequenos ficam no quadro.'),
    ],
  },
  pedido: {
    title: 'Um pedido, um cache e duas coletas',
    lines: [
      call('main()', 'A chamada põe um quadro na pilha.'),
      alloc('const cache = new Map()', 'cache', 'Map', 'O Map fica no heap; no quadro, só o endereço dele.'),
      call('atende(cache)', 'Outro quadro, por cima.'),
      alloc('const post = { … }', 'post', 'post', 'Todo objeto novo começa na geração nova.'),
      alloc('const html = desenha(post)', 'html', 'html', 'Mais um objeto, também novo.'),
      point('cache.set(1, post)', 'Map', 'post', 'O Map aponta para o post: agora há dois caminhos até ele.'),
      back('return', 'O quadro sai, e as variáveis dele também. O html ficou sem caminho: é lixo.'),
      young('Map e post são copiados. O html não é: o espaço dele volta a servir.'),
      young('Segunda vez: os sobreviventes passam à geração velha, que esta coleta não percorre.'),
    ],
  },
  ciclo: {
    title: 'Dois objetos que só têm um ao outro',
    lines: [
      call('main()', 'Um quadro.'),
      alloc('let post = {}', 'post', 'post', 'Um objeto.'),
      alloc('let autor = {}', 'autor', 'autor', 'Outro.'),
      point('post.autor = autor', 'post', 'autor', 'Um aponta para o outro.'),
      point('autor.ultimo = post', 'autor', 'post', 'E o outro, de volta: um ciclo.'),
      clear('post', 'Ainda se chega ao post pelo autor.'),
      clear('autor', 'Nenhuma raiz leva a eles, embora cada um tenha quem o aponte.'),
      young('O coletor parte das raízes e não chega a eles: o ciclo sai inteiro.'),
    ],
  },
  vazamento: {
    title: 'Um listener que ninguém tirou',
    lines: [
      call('main()', 'O quadro que fica enquanto o servidor roda.'),
      alloc('const bus = new EventEmitter()', 'bus', 'bus', 'O barramento dura tanto quanto o servidor.'),
      call('atende()', 'Chega um pedido.'),
      alloc('const pedido = { … }', 'pedido', 'pedido', 'O corpo do pedido, com megabytes.'),
      alloc('const ouve = () => pedido.id', 'ouve', 'ouve', 'Uma função é um objeto.'),
      point('// ouve usa pedido', 'ouve', 'pedido', 'Pelo contexto, a função aponta para o pedido.'),
      point("bus.on('config', ouve)", 'bus', 'ouve', 'O barramento aponta para a função.'),
      back('return', 'O quadro saiu, mas há um caminho: main, bus, ouve, pedido. É um vazamento.'),
      full('A coleta completa não leva o pedido: para ela, ele está em uso.'),
      cut("bus.off('config', ouve)", 'bus', 'ouve', 'Cortado o caminho, função e pedido são lixo.'),
      young('São velhos: a coleta da geração nova não olha para eles.'),
      full('Só a coleta completa os leva.'),
    ],
  },
  velho: {
    title: 'Lixo velho que segura um novo',
    lines: [
      call('main()', 'Um quadro.'),
      alloc('let tabela = {}', 'tabela', 'tabela', 'Um objeto.'),
      full('Quem sobrevive a uma coleta completa fica na geração velha.'),
      alloc('let post = {}', 'post', 'post', 'Outro, novo.'),
      point(
        'tabela.post = post',
        'tabela',
        'post',
        'Um velho aponta para um novo: a barreira de escrita anota.',
      ),
      clear('post', 'Ainda se chega ao post pela tabela.'),
      clear('tabela', 'Os dois são lixo.'),
      young('Esta coleta não sabe que a tabela é lixo: ela conta como raiz, e o post fica.'),
      full('A completa parte só das raízes de verdade, e os dois saem.'),
    ],
  },
} as const satisfies Record<string, Scene>;

export type SceneName = keyof typeof SCENES;

/** A memória depois das `count` primeiras linhas. */
export const memoryAfter = (lines: readonly Line[], count: number): Memory =>
  lines.slice(0, count).reduce((memory, { operation }) => apply(memory, operation), EMPTY);
