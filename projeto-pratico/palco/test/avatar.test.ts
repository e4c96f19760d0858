import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { need } from '#app/building.ts';
import { animated, black, photo } from './support/images.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, type Person, visitor } from './support/person.ts';

const TAIL = Buffer.from('<script>escondido</script>');

describe.runIf(hasDatabase())('retrato', () => {
  const palco = usePalco();
  const put = (person: Person, bytes: Buffer, type = 'image/png') =>
    person.call('PUT', '/api/v1/me/avatar', bytes, { 'content-type': type });
  const fetched = (url: string) => palco().app.inject({ method: 'GET', url });
  const storedKeys = async () => {
    const keys: string[] = [];
    for await (const { key } of need(palco().building, 'storage').list('avatars')) keys.push(key);
    return keys;
  };

  test.each(['png', 'jpeg', 'webp'] as const)(
    'um %s vira WebP quadrado, sem metadados nem o que vinha depois do fim',
    async (format) => {
      const person = await newPerson(palco);
      const sent = Buffer.concat([await photo(640, 360).toFormat(format).toBuffer(), TAIL]);
      const answer = await put(person, sent, `image/${format}`);
      expect(answer).toMatchObject({
        status: 200,
        body: { avatarUrl: expect.stringMatching(`^/media/avatars/${person.id}/[0-9a-f]{16}\\.webp$`) },
      });
      const file = await fetched(answer.body.avatarUrl);
      expect(file.headers).toMatchObject({
        'content-type': 'image/webp',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-length': String(file.rawPayload.length),
      });
      const facts = await sharp(file.rawPayload).metadata();
      expect(facts).toMatchObject({ format: 'webp', width: 512, height: 512 });
      expect([facts.exif, facts.xmp, facts.icc]).toEqual([undefined, undefined, undefined]);
      for (const secret of ['minha casa', 'escondido']) expect(file.rawPayload.includes(secret)).toBe(false);
      const headers = { 'if-none-match': String(file.headers.etag) };
      const url = answer.body.avatarUrl;
      expect((await palco().app.inject({ method: 'GET', url, headers })).statusCode).toBe(304);
      expect((await visitor(palco).call('GET', `/api/v1/users/${person.handle}`)).body.avatarUrl).toBe(url);
    },
  );

  test('vale o conteúdo, e não o tipo declarado', async () => {
    const person = await newPerson(palco);
    const jpeg = await photo(64, 64).jpeg().toBuffer();
    expect((await put(person, jpeg, 'image/png')).status).toBe(200);
  });

  test('a foto deitada pelo telefone sai em pé', async () => {
    const person = await newPerson(palco);
    const red = { width: 40, height: 20, channels: 3 as const, background: 'red' };
    const blue = await sharp({ create: { ...red, background: 'blue' } })
      .png()
      .toBuffer();
    const canvas = sharp({ create: { ...red, height: 40 } }).composite([{ input: blue, top: 0, left: 0 }]);
    const turned = await canvas.withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer();
    const { body } = await put(person, turned, 'image/jpeg');
    const file = await fetched(body.avatarUrl);
    const { data, info } = await sharp(file.rawPayload).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number) => data[(256 * info.width + x) * info.channels] ?? 0;
    // o azul estava em cima; com a orientação 6, fica à direita
    expect(at(100)).toBeGreaterThan(200);
    expect(at(412)).toBeLessThan(60);
  });

  test('recusa por conteúdo, tamanho e pontos, sem guardar nada', async () => {
    const person = await newPerson(palco);
    const before = await storedKeys();
    const png = await photo(64, 64).png().toBuffer();
    const jpeg = await photo(640, 640).jpeg().toBuffer();
    const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64');
    const cases: [string, Buffer, string, string][] = [
      ['gif', gif, 'image/png', 'image_type_refused'],
      ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/png', 'image_type_refused'],
      ['vazio', Buffer.alloc(0), 'image/png', 'image_type_refused'],
      ['tipo declarado que não é de imagem', png, 'application/json', 'unsupported_media_type'],
      ['gif declarado', gif, 'image/gif', 'unsupported_media_type'],
      ['PNG pela metade', png.subarray(0, png.length / 2), 'image/png', 'image_invalid'],
      ['JPEG pela metade', jpeg.subarray(0, jpeg.length / 2), 'image/jpeg', 'image_invalid'],
      ['só a assinatura', png.subarray(0, 8), 'image/png', 'image_invalid'],
      ['animada', await animated(), 'image/webp', 'image_invalid'],
      ['bomba de pontos', await black(9_000, 9_000), 'image/png', 'image_invalid'],
      ['grande demais', Buffer.concat([png, Buffer.alloc(2 * 1024 * 1024)]), 'image/png', 'body_too_large'],
    ];
    for (const [name, bytes, type, code] of cases)
      expect((await put(person, bytes, type)).body.code, name).toBe(code);
    expect(await storedKeys()).toEqual(before);
  });

  test('trocar e tirar apaga o arquivo anterior; pedir de novo dá no mesmo', async () => {
    const person = await newPerson(palco);
    const first = (await put(person, await photo(64, 64).png().toBuffer())).body.avatarUrl;
    expect((await fetched(first)).statusCode).toBe(200);
    const second = (await put(person, await photo(65, 64).png().toBuffer())).body.avatarUrl;
    expect(second).not.toBe(first);
    expect((await fetched(first)).json()).toMatchObject({ code: 'not_found' });
    const remove = () => person.call('DELETE', '/api/v1/me/avatar');
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);
    expect((await fetched(second)).statusCode).toBe(404);
    expect((await person.call('GET', '/api/v1/me')).body.avatarUrl).toBeNull();
  });

  test('voltar ao retrato de antes, enquanto a troca ainda o apaga, não o perde', async () => {
    const person = await newPerson(palco);
    const [old, other] = [await photo(74, 74).png().toBuffer(), await photo(75, 75).png().toBuffer()];
    await put(person, old);
    const storage = need(palco().building, 'storage');
    const erasing = Promise.withResolvers<void>();
    const stored = Promise.withResolvers<void>();
    const erase = vi.spyOn(storage, 'delete').mockImplementationOnce(async (key) => {
      erasing.resolve();
      await stored.promise;
      await storage.delete(key);
      erased.resolve();
    });
    const erased = Promise.withResolvers<void>();
    const change = put(person, other);
    await erasing.promise;
    const { put: store } = storage;
    const keep = vi.spyOn(storage, 'put').mockImplementationOnce(async (...args) => {
      const object = await store(...args);
      stored.resolve();
      await erased.promise;
      return object;
    });
    const { body } = await put(person, old);
    await change;
    for (const spy of [erase, keep]) spy.mockRestore();
    expect((await fetched(body.avatarUrl)).statusCode).toBe(200);
  });

  test('envios simultâneos: o que ficou é um deles, inteiro, e só ele está guardado', async () => {
    const person = await newPerson(palco);
    const images = await Promise.all([70, 71, 72, 73].map((side) => photo(side, side).png().toBuffer()));
    await Promise.all(images.map((bytes) => put(person, bytes)));
    const { avatarUrl } = (await person.call('GET', '/api/v1/me')).body;
    expect((await fetched(avatarUrl)).statusCode).toBe(200);
    const mine = (await storedKeys()).filter((key) => key.includes(person.id));
    expect(mine).toEqual([avatarUrl.slice('/media/'.length)]);
  });

  test('vinte por minuto para cada pessoa; o seguinte é recusado sem abrir a imagem, e não prende os outros', async () => {
    const [person, other] = [await newPerson(palco), await newPerson(palco)];
    const clean = vi.spyOn(palco().building.parts, 'cleanImage');
    const image = await photo(16, 16).png().toBuffer();
    const answers = [];
    for (let n = 0; n < 21; n += 1) answers.push(await put(person, image));
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 20 }, () => 200), 429]);
    expect(clean).toHaveBeenCalledTimes(20);
    expect(answers.at(-1)).toMatchObject({
      body: { code: 'too_many_requests' },
      headers: { 'ratelimit-policy': '"avatar";q=20;w=60', 'retry-after': expect.stringMatching(/^\d+$/) },
    });
    expect((await put(other, image)).status).toBe(200);
    clean.mockRestore();
  });

  test('apagada a conta, o retrato deixa de responder e some do disco', async () => {
    const person = await newPerson(palco);
    const { avatarUrl } = (await put(person, await photo(64, 64).png().toBuffer())).body;
    await person.call('POST', '/api/v1/me/deletion', { password: 'coxia iluminada 42' });
    expect((await fetched(avatarUrl)).statusCode).toBe(404);
    expect((await storedKeys()).filter((key) => key.includes(person.id))).toEqual([]);
  });

  test.each(['/media/avatars/x/0123456789abcdef.webp', '/media/avatars/..%2f..%2fx/y.webp'])(
    '%s não existe',
    async (url) => {
      expect((await fetched(url)).json()).toMatchObject({ status: 404, code: 'not_found' });
    },
  );
});
