import { describe, expect, test } from 'vitest';
import type { Draft, Me, Post } from '../src/api/types.ts';
import { bodyOf } from '../src/composer/body.ts';
import { BLANK, type Composition, restore, startOf, storageKey } from '../src/composer/composition.ts';
import { NEW } from '../src/composer/context.ts';
import { graphemes } from '../src/composer/graphemes.ts';
import { whyNot, whyNotSave } from '../src/composer/obstacles.ts';
import { duration, localInput, soon, whyNotAt } from '../src/composer/schedule.ts';
import { stillFits, tokenAt } from '../src/composer/token.ts';
import { allowedUnder } from '../src/composer/visibility.ts';

const me = { id: 'u1', handle: 'lia' } as Me;
const now = new Date('2026-11-30T12:00:00Z');
const written = (part: Partial<Composition>): Composition => ({ ...BLANK, text: 'Oi', ...part });
const post = (part: Partial<Post>) =>
  ({
    id: 'p1',
    text: 'Oi',
    entities: [],
    warning: null,
    visibility: 'public',
    version: 3,
    author: { handle: 'ana' },
    ...part,
  }) as Post;

describe('contagem de caracteres', () => {
  test.each([
    ['', 0],
    ['ação', 4],
    ['ação'.normalize('NFD'), 4],
    ['👩‍👩‍👧‍👦🇧🇷👍🏽', 3],
    ['a\nb', 3],
  ])('%j', (text, expected) => {
    expect(graphemes(text)).toBe(expected);
  });
});

describe('de onde se parte', () => {
  test('a resposta herda quem vê, e só numa conversa fechada começa com os nomes', () => {
    const entities: Post['entities'] = [
      { kind: 'mention', start: 0, end: 4, userId: 'u1', handle: 'lia' },
      { kind: 'mention', start: 5, end: 9, userId: 'u3', handle: 'beto' },
    ];
    expect(startOf({ mode: 'reply', post: post({ entities }) }, me)).toEqual({ ...BLANK, inReplyToId: 'p1' });
    const closed = startOf({ mode: 'reply', post: post({ entities, visibility: 'private' }) }, me);
    expect(closed).toEqual({ ...BLANK, text: '@ana @beto ', visibility: 'private', inReplyToId: 'p1' });
  });

  test('a edição parte do que está no ar e lembra a versão', () => {
    const start = startOf({ mode: 'edit', post: post({ warning: 'Final do filme' }) }, me);
    expect(start).toMatchObject({ text: 'Oi', warning: 'Final do filme', version: 3 });
  });

  test('o rascunho agendado volta com a hora, e o que se vai agendar ganha uma sugestão', () => {
    const draft = { id: 'd1', text: 'Depois', warning: null, visibility: null, poll: null } as Draft;
    const scheduled = { ...draft, scheduledFor: now.toISOString() };
    expect(startOf({ mode: 'draft', draft: scheduled }, me).at).toBe(localInput(now));
    const plain = { ...draft, scheduledFor: null };
    expect(startOf({ mode: 'draft', draft: plain }, me)).toMatchObject({ at: null, draftId: 'd1' });
    expect(startOf({ mode: 'draft', draft: plain, scheduling: true }, me).at).not.toBeNull();
  });

  test('cada coisa que se escreve tem o seu lugar no navegador', () => {
    expect(storageKey('u1', NEW)).toBe('palco.rascunho.u1');
    expect(storageKey('u1', { mode: 'reply', post: post({}) })).toBe('palco.rascunho.u1.reply.p1');
  });

  test.each([
    [null, BLANK],
    ['Texto de antes', { ...BLANK, text: 'Texto de antes' }],
    ['123', { ...BLANK, text: '123' }],
    ['{"text":"Oi","attempt":"k"}', { ...BLANK, text: 'Oi', attempt: 'k' }],
  ])('o que ficou guardado como %j', (stored, expected) => {
    expect(restore(stored, BLANK)).toEqual(expected);
  });
});

describe('o que impede de publicar', () => {
  const poll = { options: ['Sim', 'Não'], multiple: false, durationSeconds: 300 };
  test.each<[string, Partial<Composition>, string | null]>([
    ['nada', {}, null],
    ['sem texto', { text: ' \n' }, 'text'],
    ['500 famílias cabem', { text: '👩‍👩‍👧'.repeat(500) }, null],
    ['501 não', { text: 'a'.repeat(501) }, 'text'],
    ['4.001 unidades não, ainda que poucos caracteres', { text: `a${'\u0301'.repeat(4000)}` }, 'text'],
    ['aviso por escrever', { warning: '' }, 'warning'],
    ['aviso longo', { warning: 'a'.repeat(101) }, 'warning'],
    ['enquete pronta', { poll }, null],
    ['enquete com uma opção', { poll: { ...poll, options: ['Sim', ' '] } }, 'poll'],
    ['enquete com opções iguais', { poll: { ...poll, options: ['Não', 'Na\u0303o'] } }, 'poll'],
    ['enquete com opção longa', { poll: { ...poll, options: ['Sim', 'a'.repeat(51)] } }, 'poll'],
    ['hora por escolher', { at: '' }, 'at'],
  ])('%s', (_name, part, field) => {
    expect(whyNot(written(part), 'none', now)?.field ?? null).toBe(field);
  });

  test('vídeo não se agenda nem vai para o rascunho', () => {
    const at = localInput(new Date(now.getTime() + 3_600_000));
    expect(whyNot(written({ at }), 'none', now)).toBeNull();
    expect(whyNot(written({ at }), 'accepted', now)?.message).toContain('não se agenda');
    expect(whyNotSave(written({}), 'accepted')?.message).toContain('não vai para o rascunho');
  });

  test('um rascunho pode estar pela metade, mas não vazio', () => {
    expect(whyNotSave(written({ text: '' }), 'none')?.field).toBe('text');
    expect(whyNotSave(written({ text: '', warning: 'Só o aviso' }), 'none')).toBeNull();
  });
});

describe('o corpo que vai para a API', () => {
  test('só leva o que a pessoa pôs, sem as opções em branco', () => {
    expect(bodyOf(written({ warning: ' ' }))).toEqual({ text: 'Oi', visibility: 'public' });
    const poll = { options: [' Sim ', '', 'Não'], multiple: true, durationSeconds: 300 };
    expect(bodyOf(written({ quoteId: 'p1', poll }))).toEqual({
      text: 'Oi',
      visibility: 'public',
      quoteId: 'p1',
      poll: { ...poll, options: ['Sim', 'Não'] },
    });
  });
});

describe('completar menção e hashtag', () => {
  test.each([
    ['Oi @an', { kind: 'mention', prefix: 'an', start: 3, end: 6 }],
    ['#São', { kind: 'tag', prefix: 'São', start: 0, end: 4 }],
    ['(@an', { kind: 'mention', prefix: 'an', start: 1, end: 4 }],
    ['ana@ex', null],
    ['https://exemplo.org/#topo', null],
    ['@', null],
    ['#a b', null],
  ])('em %j, com o cursor no fim', (text, expected) => {
    expect(tokenAt(text, text.length)).toEqual(expected);
  });

  test('no meio de uma palavra pronta não há o que completar', () => {
    expect(tokenAt('@anabela', 4)).toBeNull();
  });

  test('a sugestão que chegou antes só fica se ainda serve, com ou sem acento', () => {
    const tag = { kind: 'tag', value: 'sao_paulo', posts: 3 } as const;
    expect(stillFits(tag, { kind: 'tag', prefix: 'São' })).toBe(true);
    expect(stillFits(tag, { kind: 'tag', prefix: 'Rio' })).toBe(false);
    expect(stillFits(tag, { kind: 'mention', prefix: 'sao' })).toBe(false);
  });
});

describe('hora e prazo', () => {
  test.each([
    [30_000, 'daqui a um minuto'],
    [366 * 86_400_000, 'dentro de um ano'],
  ])('daqui a %i ms é recusado', (ahead, reason) => {
    // O campo não tem segundos: parte-se de um minuto cheio.
    expect(whyNotAt(localInput(new Date(now.getTime() + ahead)), now)).toContain(reason);
  });

  test('a sugestão é uma hora cheia que ainda dá para agendar', () => {
    expect(whyNotAt(soon(now), now)).toBeNull();
    expect(soon(now)).toMatch(/:00$/u);
  });

  test.each([
    [300, '5 minutos'],
    [5400, '90 minutos'],
    [86_400, '1 dia'],
    [45, '45 segundos'],
  ])('%i segundos são %s', (seconds, expected) => {
    expect(duration(seconds)).toBe(expected);
  });
});

test('a resposta nunca é mais aberta que a publicação a que responde', () => {
  const under = (parent: Post['visibility'] | null) => allowedUnder(parent).map(({ value }) => value);
  expect(under(null)).toEqual(['public', 'unlisted', 'followers', 'private']);
  expect(under('followers')).toEqual(['followers', 'private']);
});
