// cspell:ignore xlink nosniff
import { type Answer, expectFields, type Task } from '@trilha/kit';
import type { Entity, Post } from './formas.ts';
import { ask, expectEqual, expectThat, newWord, room } from './sala.ts';

const reread = { file: 'README.md', heading: 'Menções, hashtags e links' };

/** Os pedaços do texto que as entidades de um tipo marcam, e o que cada uma diz. */
const marked = ({ text, entities }: Post, kind: Entity['kind'], field: 'handle' | 'tag' | 'url') =>
  entities
    .filter((entity) => entity.kind === kind)
    .map((entity) => [text.slice(entity.start, entity.end), entity[field]]);

const mentions: Task = {
  id: 'entities-mentions',
  title: 'Menção é @nome de conta que existe, fora de e-mail e de link, com o lugar certo depois de um emoji',
  needs: ['mail'],
  reread,
  async run(context) {
    const { contract, ana, bia, caio, publish } = await room(context);
    const [b, c] = [bia.person.handle, caio.person.handle];
    const text = `👨‍👩‍👧‍👦 @${b}, fulano@${c} https://site.example/@${c} (@${c}) @ninguem_aqui_${newWord(5)} @${b}!`;
    const answer = (await ask(ana, 'POST', '/posts', { text })).expectStatus(201);
    const post = contract.check(answer) as unknown as Post;
    expectEqual(answer, 'corpo /entities', marked(post, 'mention', 'handle'), [
      [`@${b}`, b],
      [`@${c}`, c],
      [`@${b}`, b],
    ]);
    const { author } = await publish(bia, 'Sou eu.');
    expectEqual(answer, 'corpo /entities/0/userId', post.entities[0]?.userId, author.id);
    expectOrdered(answer, post);
  },
};

/** Em ordem e sem se cruzar: quem mostra o texto caminha por elas uma vez. */
function expectOrdered(answer: Answer, { text, entities }: Post): void {
  let last = 0;
  for (const { start, end } of entities) {
    expectThat(answer, last <= start && start < end && end <= text.length, {
      where: 'corpo /entities',
      expected: 'entidades em ordem, sem se cruzar e dentro do texto',
      got: JSON.stringify(entities.map((entity) => [entity.start, entity.end])),
    });
    last = end;
  }
}

const renamed: Task = {
  id: 'mention-renamed',
  title:
    'A menção guarda a pessoa: depois da troca de nome, mostra o de hoje, e o antigo não menciona ninguém',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, ana, publish, read } = await room(context);
    const dora = await context.actor();
    const old = dora.person.handle;
    const before = await publish(ana, `Oi, @${old}.`);
    const handle = `${old}_2`;
    (await ask(dora, 'PATCH', '/me', { handle })).expectStatus(200);
    const seen = await read<Post>(ana, `/posts/${before.id}`);
    expectEqual(seen.answer, 'corpo /entities', marked(seen.body, 'mention', 'handle'), [
      [`@${old}`, handle],
    ]);
    const answer = await ask(ana, 'POST', '/posts', { text: `Oi, @${old} e @${handle}.` });
    const post = contract.check(answer.expectStatus(201)) as unknown as Post;
    expectEqual(answer, 'corpo /entities', marked(post, 'mention', 'handle'), [[`@${handle}`, handle]]);
  },
};

const tags: Task = {
  id: 'entities-tags',
  title:
    'Hashtag tem uma letra e até 50 grafemas, fica fora de link, e a chave dela é sem acento e minúscula; 30 por post',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, ana } = await room(context);
    const text = 'A #Programação, #2026 #ano_2026 https://site.example/#topo e#colada #ÉUmTeste.';
    const answer = (await ask(ana, 'POST', '/posts', { text })).expectStatus(201);
    const found = marked(contract.check(answer) as unknown as Post, 'tag', 'tag').filter(
      // Colada a uma letra, cada rede decide à sua maneira.
      ([shown]) => shown !== '#colada',
    );
    expectEqual(answer, 'corpo /entities', found, [
      ['#Programação', 'programacao'],
      ['#ano_2026', 'ano_2026'],
      ['#ÉUmTeste', 'eumteste'],
    ]);
    const many = (count: number) => Array.from({ length: count }, (_, index) => `#tag${index}`).join(' ');
    (await ask(ana, 'POST', '/posts', { text: `${many(30)} #TAG0` })).expectStatus(201);
    expectFields(contract, await ask(ana, 'POST', '/posts', { text: many(31) }), 'text');
    const long = await ask(ana, 'POST', '/posts', { text: `#${'ã'.repeat(50)} #${'a'.repeat(51)}` });
    const kept = marked(contract.check(long.expectStatus(201)) as unknown as Post, 'tag', 'tag');
    expectEqual(long, 'corpo /entities', kept, [[`#${'ã'.repeat(50)}`, 'a'.repeat(50)]]);
  },
};

/** O que se escreve, o pedaço que é link e o endereço dele; sem pedaço, nada ali é link. */
const LINKS: [text: string, shown?: string, url?: string][] = [
  ['Veja https://exemplo.com.br/a.', 'https://exemplo.com.br/a', 'https://exemplo.com.br/a'],
  ['(em http://exemplo.com.br/b)', 'http://exemplo.com.br/b', 'http://exemplo.com.br/b'],
  [
    'https://pt.wikipedia.org/wiki/Rio_(cidade), sim',
    'https://pt.wikipedia.org/wiki/Rio_(cidade)',
    'https://pt.wikipedia.org/wiki/Rio_(cidade)',
  ],
  ['https://EXEMPLO.com.br', 'https://EXEMPLO.com.br', 'https://exemplo.com.br/'],
  ['https://exemplo.com.br/?q=a&b=c!', 'https://exemplo.com.br/?q=a&b=c', 'https://exemplo.com.br/?q=a&b=c'],
  ['javascript:alert(1)'],
  ['JaVaScRiPt://exemplo.com.br/%0aalert(1)'],
  ['data:text/html,<script>alert(1)</script>'],
  ['https://ana:senha@exemplo.com.br/'],
  ['https://banco.example@ladrao.example/'],
  ['http://'],
  ['ftp://exemplo.com.br/a'],
];

const links: Task = {
  id: 'entities-links',
  title: 'Link é só http e https com host, sem a pontuação do fim; javascript:, data: e usuário:senha nunca',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, ana } = await room(context);
    for (const [text, shown, url] of LINKS) {
      const answer = (await ask(ana, 'POST', '/posts', { text })).expectStatus(201);
      const found = marked(contract.check(answer) as unknown as Post, 'link', 'url');
      expectEqual(answer, 'corpo /entities', found, shown === undefined ? [] : [[shown, url]]);
    }
  },
};

/** O que se manda para rodar no navegador de outra pessoa. Cada um furou alguma rede de verdade. */
const INJECTIONS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '"><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '<a href="javascript:alert(1)">clique</a>',
  '[clique](javascript:alert(1))',
  'https://exemplo.com.br/"onmouseover="alert(1)',
  'https://exemplo.com.br/<script>alert(1)</script>',
  'java\tscript:alert(1)',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<mark>marcado</mark>',
  '{{7*7}}<%= 7*7 %>',
  "'; drop table posts; --",
  '#<script> @<script>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
];

const injections: Task = {
  id: 'injections',
  title: 'O que se escreve volta igual, como texto: nada vira HTML, e nenhum link leva a um script',
  needs: ['mail'],
  reread: { file: 'README.md', heading: 'Nada do que se escreve roda no navegador de outro' },
  alongside: true,
  async run(context) {
    const { contract, ana } = await room(context);
    for (const attack of INJECTIONS) {
      const text = `Olhe: ${attack}`;
      const answer = await ask(ana, 'POST', '/posts', { text, warning: attack });
      const post = contract.check(answer.expectStatus(201)) as unknown as Post;
      const clean = (one: string) => one.replaceAll('\t', post.text.includes('\t') ? '\t' : '');
      expectEqual(answer, 'corpo /text', post.text, clean(text));
      answer.expectHeader('content-type', /^application\/json/u, 'application/json, nunca text/html');
      answer.expectHeader(
        'x-content-type-options',
        /^nosniff$/iu,
        'nosniff: o navegador não adivinha o tipo',
      );
      for (const { url, start, end } of post.entities.filter(({ kind }) => kind === 'link'))
        expectThat(answer, /^https?:\/\/[^\s"<>]*$/u.test(url ?? ''), {
          where: 'corpo /entities',
          expected: 'um endereço http(s), com aspas e sinais escapados',
          got: `${post.text.slice(start, end)} leva a ${url}`,
        });
    }
  },
};

export const entities: Task[] = [mentions, renamed, tags, links, injections];
