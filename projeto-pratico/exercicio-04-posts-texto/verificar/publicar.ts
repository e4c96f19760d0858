import { expectFields, expectProblem, type Task } from '@trilha/kit';
import type { Post } from './formas.ts';
import { ask, expectEqual, expectThat, idsOf, newWord, room } from './sala.ts';

const reread = { file: 'README.md', heading: 'O post e o seu texto' };

const publishes: Task = {
  id: 'post-publish',
  title: 'Publicar dá 201 com Location, e o post é o mesmo pelo endereço, na lista de todos e no perfil',
  needs: ['mail'],
  reread,
  async run(context) {
    const { contract, ana, visitor, read } = await room(context);
    const text = `Olá, ${newWord()}!\nSegunda linha.`;
    const answer = await ask(ana, 'POST', '/posts', { text });
    const post = contract.check(answer.expectStatus(201)) as unknown as Post;
    answer.expectHeader('location', new RegExp(`/api/v1/posts/${post.id}$`, 'u'), 'o endereço do post');
    const { version, visibility, warning, editedAt, inReplyToId, rootId, replyCount, quote, quoteCount } =
      post;
    const born = {
      version,
      visibility,
      warning,
      editedAt,
      inReplyToId,
      rootId,
      replyCount,
      quote,
      quoteCount,
    };
    expectEqual(
      answer,
      'corpo',
      { text: post.text, poll: post.poll, ...born },
      {
        text,
        poll: null,
        version: 1,
        visibility: 'public',
        warning: null,
        editedAt: null,
        inReplyToId: null,
        rootId: null,
        replyCount: 0,
        quote: null,
        quoteCount: 0,
      },
    );
    const seen = await read<Post>(visitor, `/posts/${post.id}`);
    expectEqual(seen.answer, 'corpo /text', seen.body.text, text);
    expectEqual(seen.answer, 'corpo /viewer/isAuthor', seen.body.viewer.isAuthor, false);
    expectEqual(answer, 'corpo /viewer/isAuthor', post.viewer.isAuthor, true);
    for (const path of ['/posts', `/users/${ana.person.handle}/posts`]) {
      const list = await read(visitor, path);
      expectEqual(list.answer, 'corpo /items/0/id', idsOf(list.body)[0], post.id);
    }
    expectProblem(contract, await ask(visitor, 'POST', '/posts', { text }), 401, 'unauthenticated');
  },
};

const FAMILY = '👨‍👩‍👧‍👦';
/** O que cabe: 500 do que se vê como uma letra, ou 4.000 unidades UTF-16, o que vier antes. */
const FITS = [
  'a'.repeat(500),
  '🇧🇷'.repeat(500),
  'e\u0301'.repeat(500),
  FAMILY.repeat(363),
  '👍🏽'.repeat(500),
];
const TOO_LONG = ['a'.repeat(501), '🇧🇷'.repeat(501), FAMILY.repeat(364), '👍🏽'.repeat(501)];

const length: Task = {
  id: 'post-length',
  title: 'O texto tem até 500 grafemas: uma bandeira, uma família e um acento composto contam um cada',
  needs: ['mail'],
  reread,
  async run(context) {
    const { contract, ana } = await room(context);
    for (const text of FITS) {
      const answer = await ask(ana, 'POST', '/posts', { text });
      expectThat(answer, answer.status === 201, {
        where: 'status',
        expected: `201: ${[...new Intl.Segmenter('pt').segment(text)].length} grafemas em ${text.length} unidades UTF-16`,
        got: `status ${answer.status}`,
      });
    }
    for (const text of ['', ' \n\t ', '\u200b\u2060', '\u0007', ...TOO_LONG])
      expectFields(contract, await ask(ana, 'POST', '/posts', { text }), 'text');
  },
};

/** O que se manda, e o que se guarda. */
const CLEANED: [sent: string, kept: string][] = [
  ['cafe\u0301 com pa\u0303o', 'café com pão'],
  ['fim\u0007\u009f.', 'fim.'],
  ['a\u200bb\u2060c\ufeffd', 'abcd'],
  ['conta \u202e987\u202c real', 'conta 987 real'],
  ['uma\r\nduas\rtrês', 'uma\nduas\ntrês'],
  [`família ${FAMILY} inteira`, `família ${FAMILY} inteira`],
  ['  nas pontas \n', 'nas pontas'],
];

const clean: Task = {
  id: 'post-clean',
  title:
    'O texto se guarda em NFC, sem controles nem invisíveis que enganam; a família de emojis fica inteira',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, ana } = await room(context);
    for (const [sent, kept] of CLEANED) {
      const answer = (await ask(ana, 'POST', '/posts', { text: sent })).expectStatus(201);
      expectEqual(answer, 'corpo /text', contract.check(answer).text, kept);
    }
  },
};

const warning: Task = {
  id: 'post-warning',
  title:
    'O aviso de conteúdo é uma linha de até 100 grafemas, entra e sai na edição, e não esconde o texto da API',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, ana, publish } = await room(context);
    const post = await publish(ana, { text: 'O fim do filme.', warning: `${'🇧🇷'.repeat(99)}!` });
    for (const one of ['a'.repeat(101), '🇧🇷'.repeat(101), 7])
      expectFields(contract, await ask(ana, 'POST', '/posts', { text: 'a', warning: one }), 'warning');
    const lines = await ask(ana, 'POST', '/posts', { text: 'a', warning: 'uma\nduas' });
    if (lines.status !== 400)
      expectEqual(lines, 'corpo /warning', contract.check(lines.expectStatus(201)).warning, 'uma duas');
    for (const [change, wanted] of [
      [{ warning: 'Spoiler' }, 'Spoiler'],
      [{ text: 'Outro fim.' }, 'Spoiler'],
      [{ warning: null }, null],
    ] as const) {
      const answer = (await ask(ana, 'PATCH', `/posts/${post.id}`, change)).expectStatus(200);
      expectEqual(answer, 'corpo /warning', contract.check(answer).warning, wanted);
    }
  },
};

const WRONG: [body: unknown, field: string][] = [
  [{}, 'text'],
  [{ text: 1 }, 'text'],
  [{ text: null }, 'text'],
  [{ text: 'a', visibility: 'secret' }, 'visibility'],
  [{ text: 'a', visibility: null }, 'visibility'],
  [{ text: 'a', inReplyToId: 1 }, 'inReplyToId'],
  [{ text: 'a', quoteId: [] }, 'quoteId'],
  [{ text: 'a', author: 'bia' }, 'author'],
  [{ text: 'a', createdAt: '2020-01-01T00:00:00Z' }, 'createdAt'],
  [{ text: 'a', html: '<b>a</b>' }, 'html'],
];

const fields: Task = {
  id: 'post-fields',
  title: 'Campo errado, de outro tipo ou desconhecido: 400 que o nomeia, e nada se publica',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, ana } = await room(context);
    for (const [json, field] of WRONG) expectFields(contract, await ask(ana, 'POST', '/posts', json), field);
  },
};

export const publishing: Task[] = [publishes, length, clean, warning, fields];
