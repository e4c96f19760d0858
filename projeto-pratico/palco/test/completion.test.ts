import { beforeAll, describe, expect, test } from 'vitest';
import { statement } from '#kernel/db.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, PASSWORD, type Person, visitor } from './support/person.ts';
import { publish } from './support/publish.ts';

describe.runIf(hasDatabase())('completar ao escrever', () => {
  const palco = usePalco();
  const someone = visitor(palco);
  let me: Person;
  beforeAll(async () => {
    me = await newPerson(palco, 'quem_pede');
  });
  const named = async (prefix: string, name: string) => {
    const person = await newPerson(palco, prefix);
    await person.call('PATCH', '/api/v1/me', { name });
    return person;
  };
  const people = async (prefix: string) => {
    const { status, body } = await me.call('GET', `/api/v1/users?prefix=${encodeURIComponent(prefix)}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body.items.map(({ handle }: { handle: string }) => handle);
  };
  const tags = async (prefix: string, person = me) =>
    (await person.call('GET', `/api/v1/tags?prefix=${encodeURIComponent(prefix)}`)).body.items;

  test('pessoas pelo nome de usuário ou pelo nome, com ou sem acento, e quem é de usuário primeiro', async () => {
    const byName = await named('outra', 'Íris Conceição');
    const byHandle = await named('iris', 'Zilda');
    expect(await people('iris')).toEqual([byHandle.handle, byName.handle]);
    expect(await people('ÍRIS CONC')).toEqual([byName.handle]);
    expect(await people('Iris con')).toEqual([byName.handle]);
    expect(await people(`@${byHandle.handle}`)).toEqual([byHandle.handle]);
    expect(await people('conceicao')).toEqual([]);
  });

  test('sinais que o SQL entende são só letras', async () => {
    const person = await named('sublinhado', 'Cem% de_Certeza');
    for (const prefix of ['%', '_', 'c%', '\\', "'", '@', ' ', '\u0301', '\u{10ffff}'])
      expect(await people(prefix), prefix).toEqual([]);
    expect(await people('cem%')).toEqual([person.handle]);
  });

  test('só contas ativas, até dez', async () => {
    const many = [];
    for (let n = 0; n < 12; n += 1) many.push(await newPerson(palco, 'multidao'));
    expect(await people('multidao')).toHaveLength(10);
    await many[0]?.call('POST', '/api/v1/me/deactivation', { password: PASSWORD });
    expect(await people(many[0]?.handle ?? '')).toEqual([]);
  });

  test('quem não entrou não completa nomes nem hashtags; a lista de sempre continua pública', async () => {
    for (const path of ['users?prefix=a', 'tags?prefix=a'])
      expect((await someone.call('GET', `/api/v1/${path}`)).body.code).toBe('unauthenticated');
    expect((await someone.call('GET', '/api/v1/users')).status).toBe(200);
  });

  test('hashtags: as mais usadas primeiro, em quantos posts, pela chave', async () => {
    for (const text of ['#Foto', '#foto #FotoGrafia', '#fótografia', '#fotografia #fotografia', '#outra'])
      await publish(me, text);
    await publish(me, { text: '#fotossíntese', visibility: 'unlisted' });
    expect(await tags('FÓT')).toEqual([
      { tag: 'fotografia', posts: 3 },
      { tag: 'foto', posts: 2 },
    ]);
    expect((await me.call('GET', '/api/v1/tags')).body.items).toHaveLength(3);
    for (const sign of ['%', '#', ' ', '\\']) expect(await tags(sign), sign).toEqual([]);
    expect(await tags('%')).toEqual(await tags(''.padEnd(1, '#')));
  });

  test('hashtag que só quem saiu usou não é sugerida', async () => {
    const leaver = await newPerson(palco);
    await publish(leaver, '#sumida');
    expect(await tags('sumi')).toEqual([{ tag: 'sumida', posts: 1 }]);
    await leaver.call('POST', '/api/v1/me/deactivation', { password: PASSWORD });
    expect(await tags('sumi')).toEqual([]);
  });

  test('completar anda em índice, por maior que seja a rede', async () => {
    const { db } = palco().building;
    await db.query(
      statement(
        '',
        `insert into users.users (id, handle, name, email, email_key, password_hash, created_at)
         select uuidv7(), 'multi_' || n, 'Multi ' || n, n::text, n::text, '', now() from generate_series(1, 20000) n`,
      ),
    );
    await db.query(statement('', 'analyze users.users'));
    const plan = statement(
      '',
      `explain (format text) select id from users.users
       where handle collate "C" >= $1 and handle collate "C" < $1 || chr(1114111)
         and status = 'active' and suspension is null order by handle collate "C" limit 10`,
    );
    const lines = await db.query<Record<string, string>>(plan, ['multi_1']);
    expect(JSON.stringify(lines)).toContain('users_handle_prefix_idx');
    const byName = statement(
      '',
      `explain (format text) select id from users.users
       where users.name_key(name) collate "C" >= users.name_key($1)
         and users.name_key(name) collate "C" < users.name_key($1) || chr(1114111)
         and status = 'active' and suspension is null order by users.name_key(name) collate "C", handle limit 10`,
    );
    expect(JSON.stringify(await db.query(byName, ['Multi 1']))).toContain('users_name_prefix_idx');
    expect(await people('Multi 19')).toHaveLength(10);
  });
});
