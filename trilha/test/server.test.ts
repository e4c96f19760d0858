import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CheckEvent, RunEvent } from '../core/contract.ts';
import { readProgress } from '../core/progress.ts';
import { learnerFile } from '../core/workspace.ts';
import { createApp, type TrilhaApp } from '../server/app.ts';
import { firstConcept, fixtureBook, temporaryFolder } from './book.ts';

const TOKEN = 'segredo-do-teste';
const CONCEPT = '/api/concepts/01-fundamentos/01-soma';
const OTHER = '/api/concepts/02-protocolos/01-soma-em-rede';

interface Sent {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

interface Running extends TrilhaApp {
  port: number;
  book: ReturnType<typeof fixtureBook>;
  send(sent: Sent): Promise<IncomingMessage>;
  ask(sent: Sent): Promise<{ status: number | undefined; text: string; json: Record<string, unknown> }>;
}

const leftovers: (() => void)[] = [];
const atEnd = (work: () => void) => void leftovers.push(work);

async function start(): Promise<Running> {
  const webDir = join(temporaryFolder(atEnd), 'dist');
  mkdirSync(webDir);
  writeFileSync(join(webDir, 'index.html'), '<script>tema()</script><h1>Trilha</h1>');
  mkdirSync(join(webDir, '_astro'));
  writeFileSync(join(webDir, '_astro/a.BcD1.js'), '');
  writeFileSync(join(webDir, '..', 'segredo.txt'), 'fora do site');
  const book = fixtureBook(atEnd);
  const created = createApp({ book, webDir, token: TOKEN });
  await created.app.listen({ port: 0, host: '127.0.0.1' });
  const address = created.app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const send = ({ method = 'GET', path, headers = {}, body }: Sent) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const all = { host: `localhost:${port}`, 'x-trilha-token': TOKEN, ...headers };
      request({ host: '127.0.0.1', port, method, path, headers: all, setHost: false }, resolve)
        .on('error', reject)
        .end(body);
    });
  const ask = async (sent: Sent) => {
    const response = await send(sent);
    const text = (await response.toArray()).join('');
    const isJson = /json$|json;/.test(response.headers['content-type'] ?? '');
    return {
      status: response.statusCode,
      text,
      json: isJson && !text.includes('\n{') ? JSON.parse(text) : {},
    };
  };
  return { ...created, port, book, send, ask };
}

let server: Running;
beforeAll(async () => {
  server = await start();
});
afterAll(async () => {
  await server.app.close();
  for (const clean of leftovers) clean();
});

const CHECK: Sent = { method: 'POST', path: `${CONCEPT}/exercise/check` };

describe('nenhuma página de fora manda aqui', () => {
  const refusals: [string, Sent, number, string][] = [
    [
      'Host alheio (DNS rebinding)',
      { path: '/api/session', headers: { host: 'atacante.example' } },
      421,
      'HOST',
    ],
    ['Host alheio até no site', { path: '/', headers: { host: 'atacante.example' } }, 421, 'HOST'],
    ['Host local com outra porta', { path: '/api/session', headers: { host: 'localhost:1' } }, 421, 'HOST'],
    [
      'Host que só começa igual',
      { path: '/api/session', headers: { host: 'localhost.atacante.example' } },
      421,
      'HOST',
    ],
    ['POST de outra origem', { ...CHECK, headers: { origin: 'https://atacante.example' } }, 403, 'ORIGIN'],
    ['POST de outra porta local', { ...CHECK, headers: { origin: 'http://localhost:3000' } }, 403, 'ORIGIN'],
    ['origem nula (arquivo ou sandbox)', { ...CHECK, headers: { origin: 'null' } }, 403, 'ORIGIN'],
    [
      'leitura do segredo de outro site',
      { path: '/api/session', headers: { 'sec-fetch-site': 'cross-site' } },
      403,
      'ORIGIN',
    ],
    [
      'leitura do segredo de outra porta',
      { path: '/api/session', headers: { 'sec-fetch-site': 'same-site' } },
      403,
      'ORIGIN',
    ],
    ['sem segredo', { ...CHECK, headers: { 'x-trilha-token': '' } }, 401, 'TOKEN'],
    [
      'segredo errado do mesmo tamanho',
      { ...CHECK, headers: { 'x-trilha-token': 'segredo-do-testE' } },
      401,
      'TOKEN',
    ],
    ['catálogo sem segredo', { path: '/api/catalog', headers: { 'x-trilha-token': '' } }, 401, 'TOKEN'],
    ['rota codificada', { path: '/%61pi/catalog', headers: { 'x-trilha-token': '' } }, 401, 'TOKEN'],
  ];
  it.for(refusals)('%s', async ([, sent, status, code]) => {
    const answer = await server.ask(sent);
    expect(answer.json).toMatchObject({ status, code });
    expect(server.runs.count).toBe(0);
  });

  const UPGRADE = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dHJpbGhhLXRyaWxoYS10cg==',
  };
  const handshakes: [string, Record<string, string>, number][] = [
    ['de outra origem', { origin: 'https://atacante.example' }, 403],
    ['de outra porta local', { origin: 'http://localhost:3000' }, 403],
    ['com Host alheio', { host: 'atacante.example' }, 421],
    ['sem o segredo, que um WebSocket de navegador não consegue mandar', { 'x-trilha-token': '' }, 401],
  ];
  it.for(handshakes)('não troca para WebSocket %s', async ([, headers, expected]) => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const all = { host: `localhost:${server.port}`, 'x-trilha-token': TOKEN, ...UPGRADE, ...headers };
      request({ host: '127.0.0.1', port: server.port, path: '/api/progress', headers: all, setHost: false })
        .on('response', (response) => resolve(response.resume().statusCode))
        .on('upgrade', (response, socket) => resolve(socket.destroy() && response.statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(expected);
  });

  it.for([
    ['outra origem', { origin: 'https://atacante.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['a própria origem: EventSource não manda o segredo', { 'sec-fetch-site': 'same-origin' }, 401],
  ] as [string, Record<string, string>, number][])(
    'não responde a EventSource de %s',
    async ([, headers, status]) => {
      const answer = await server.ask({
        path: '/api/progress',
        headers: { accept: 'text/event-stream', 'x-trilha-token': '', ...headers },
      });
      expect(answer.status).toBe(status);
    },
  );

  it('nunca manda cabeçalhos de CORS', async () => {
    const response = await server.send({
      path: '/api/session',
      headers: { origin: `http://localhost:${server.port}` },
    });
    expect(Object.keys(response.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    response.resume();
  });

  it('[::1] e 127.0.0.1 com a própria porta são daqui', async () => {
    for (const name of ['127.0.0.1', '[::1]']) {
      const answer = await server.ask({ path: '/api/session', headers: { host: `${name}:${server.port}` } });
      expect(answer.json).toEqual({ token: TOKEN });
    }
  });
});

describe('caminhos', () => {
  it.for([
    '/../segredo.txt',
    '/..%2fsegredo.txt',
    '/%2e%2e/segredo.txt',
    '/....//segredo.txt',
    '/..%5csegredo.txt',
    '/index.html/../../segredo.txt',
  ])('o site não sai da sua pasta: %s', async (path) => {
    const { status, text } = await server.ask({ path });
    expect(text).not.toContain('fora do site');
    expect(status).toBeGreaterThanOrEqual(400);
  });

  it.for([
    `${CONCEPT}/examples/..%2f..%2f..%2f..%2fsegredo.ts/run`,
    `${CONCEPT}/examples/core.ts/run`,
    '/api/concepts/..%2f..%2fetc/passwd/exercise/check',
    '/api/concepts/01-fundamentos/02-produto/exercise/check',
  ])('só roda o que está no catálogo: %s', async (path) => {
    const { status } = await server.ask({ method: 'POST', path });
    expect(status).toBe(404);
  });
});

describe('todo parâmetro de toda rota', () => {
  const routes: [method: string, rest: string, body?: string][] = [
    ['PUT', 'lesson', '{"read":true}'],
    ['GET', 'exercise/hints'],
    ['POST', 'exercise/hints'],
    ['POST', 'exercise/open'],
    ['POST', 'exercise/check'],
    ['GET', 'measurements'],
    ['POST', 'measurements/run'],
    ['POST', 'examples/soma.ts/run'],
  ];
  const nasty = [
    '..',
    '..%2f..%2f01-fundamentos',
    '..%5c01-fundamentos',
    '%2fetc',
    '%00',
    '01-fundamentos%00',
    '__proto__',
    'constructor',
    '.%2e',
    'a'.repeat(90),
  ];
  it.for(routes)('%s …/%s', async ([method, rest, body]) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const before = JSON.stringify(readProgress(server.book).progress);
    for (const bad of nasty) {
      const paths = [`/api/concepts/${bad}/01-soma/${rest}`, `/api/concepts/01-fundamentos/${bad}/${rest}`];
      if (rest.startsWith('examples')) paths.push(`${CONCEPT}/examples/${bad}/run`);
      for (const path of paths) {
        const { status } = await server.ask({ method, path, headers, ...(body && { body }) });
        expect([400, 404], path).toContain(status);
      }
    }
    expect(server.runs.count).toBe(0);
    expect(JSON.stringify(readProgress(server.book).progress)).toBe(before);
  });
});

describe('o que a página usa', () => {
  it('o progresso traz as contas e o próximo passo do terminal', async () => {
    const { json } = await server.ask({ path: '/api/progress' });
    expect(json).toMatchObject({
      counts: { modules: { '01-fundamentos': { done: 0, ready: 1 } }, levels: { iniciante: { done: 0 } } },
      next: { kind: 'ler', id: '01-fundamentos/01-soma' },
    });
  });

  it('só roda script do site ou escrito no build; o que tem resumo no nome não expira', async () => {
    const page = await server.send({ path: '/' });
    const script = createHash('sha256').update('tema()').digest('base64');
    expect(page.resume().headers['content-security-policy']).toContain(`'sha256-${script}'`);
    const asset = await server.send({ path: '/_astro/a.BcD1.js' });
    expect(asset.resume().headers['cache-control']).toContain('immutable');
    expect(page.headers['cache-control']).not.toContain('immutable');
  });

  it('diz onde o Palco está enquanto o npm start o mantém de pé, e ignora endereço que não é daqui', async () => {
    const folder = join(server.book.root, '.local/execucao');
    const session = async () => (await server.ask({ path: '/api/session' })).json;
    mkdirSync(folder, { recursive: true });
    const publish = (palco: string) =>
      writeFileSync(join(folder, 'estado.json'), JSON.stringify({ addresses: { palco } }));
    publish('http://localhost:3002');
    expect((await session()).palco).toBe('http://localhost:3002');
    publish('http://atacante.example');
    expect((await session()).palco).toBeUndefined();
    rmSync(folder, { recursive: true });
    expect((await session()).palco).toBeUndefined();
  });

  it('site, saúde, catálogo e progresso', async () => {
    expect((await server.ask({ path: '/' })).text).toContain('Trilha');
    expect((await server.ask({ path: '/health/ready' })).json).toEqual({ status: 'ok' });
    expect((await server.ask({ path: '/api/catalog' })).json).toMatchObject({
      totals: { concepts: { ready: 1, planned: 3 } },
    });
    expect((await server.ask({ path: '/api/progress' })).json).toMatchObject({ version: 1 });
  });

  const put = (body: string) =>
    server.ask({
      method: 'PUT',
      path: `${CONCEPT}/lesson`,
      headers: { 'content-type': 'application/json' },
      body,
    });

  it('marca e desmarca a lição; recusa campo a mais e tipo trocado', async () => {
    expect((await put('{"read":true}')).json).toMatchObject({ lesson: { readAt: expect.any(String) } });
    expect((await put('{"read":false}')).json.lesson).toBeUndefined();
    for (const body of ['{"read":"true"}', '{"read":true,"extra":1}', '{', '[]']) {
      expect((await put(body)).json).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    }
  });

  it('verifica com um evento por tarefa e anota no progresso', async () => {
    const { text, status } = await server.ask(CHECK);
    const events = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as CheckEvent);
    expect(status).toBe(200);
    expect(events.map(({ type }) => type)).toEqual([
      'start',
      'tasks',
      'task-start',
      'task',
      'task-start',
      'task',
      'task-start',
      'task',
      'verdict',
    ]);
    expect(events.at(-1)).toMatchObject({ verdict: { status: 'failed' } });
    const { progress } = readProgress(server.book);
    expect(progress.concepts['01-fundamentos/01-soma']?.exercise).toMatchObject({
      attempts: 1,
      tasksTotal: 3,
    });
  });

  it('roda um exemplo e transmite a saída', async () => {
    const { text } = await server.ask({ method: 'POST', path: `${CONCEPT}/examples/soma.ts/run` });
    const events = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as RunEvent);
    expect(events.map((event) => (event.type === 'output' ? event.text : '')).join('')).toContain(
      '2 + 3 = 5',
    );
    expect(events.at(-1)).toMatchObject({ type: 'exit', code: 0 });
  });

  it('sobe o serviço declarado', async () => {
    const { text } = await server.ask({ method: 'POST', path: `${OTHER}/examples/com-servico.ts/run` });
    expect(text).toContain('"services":["smtp"]');
    expect(text).toContain('respondeu 220');
  });

  it('um serviço que falta é dito, não é sucesso', async () => {
    const { text } = await server.ask({ method: 'POST', path: `${OTHER}/examples/sem-servico.ts/run` });
    expect(text).toContain('"type":"missing-service","service":"inexistente"');
  });

  it('abre o arquivo do leitor no editor escolhido e diz o caminho a partir da raiz', async () => {
    const { book, ask } = server;
    const opened = join(book.workspace, 'aberto.txt');
    const editor = join(temporaryFolder(), 'editor');
    writeFileSync(editor, `#!/bin/sh\nprintf '%s' "$1" > '${opened}'\n`, { mode: 0o755 });
    vi.stubEnv('TRILHA_EDITOR', editor);
    const { status, json } = await ask({ method: 'POST', path: `${CONCEPT}/exercise/open` });
    vi.unstubAllEnvs();
    expect(status).toBe(200);
    expect(json).toMatchObject({
      opened: true,
      editor,
      file: expect.stringMatching(/01-soma\/exercicio\.ts$/),
    });
    const file = learnerFile(book, firstConcept(book));
    await vi.waitFor(() => expect(readFileSync(opened, 'utf8')).toBe(file), 5_000);
    expect((await ask({ method: 'POST', path: `${OTHER}/exercise/open` })).json).toMatchObject({
      code: 'NOT_READY',
    });
  });

  it('revela uma dica por vez', async () => {
    const path = `${CONCEPT}/exercise/hints`;
    const shown = async (method: string) =>
      ((await server.ask({ method, path })).json.shown as unknown[]).length;
    expect([await shown('GET'), await shown('POST'), await shown('POST'), await shown('GET')]).toEqual([
      0, 1, 2, 2,
    ]);
  });

  it('medições: a do livro, e nenhuma desta máquina ainda', async () => {
    const { json } = await server.ask({ path: `${CONCEPT}/measurements` });
    expect(json).toMatchObject({ book: { format: 1 }, reader: null });
  });
});

describe('execuções', () => {
  const endless: Sent = { method: 'POST', path: `${OTHER}/examples/sem-fim.ts/run` };

  async function pidOf(response: IncomingMessage): Promise<number> {
    for await (const line of createInterface({ input: response })) {
      const pid = /pid (\d+)/.exec(line)?.[1];
      if (pid) return Number(pid);
    }
    throw new Error('o programa não disse o pid');
  }

  const isAlive = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it('fechar a conexão mata o programa', async () => {
    const response = await server.send(endless);
    const pid = await pidOf(response);
    expect(isAlive(pid)).toBe(true);
    response.destroy();
    await vi.waitUntil(() => !isAlive(pid) && server.runs.count === 0, { timeout: 5_000, interval: 20 });
  });

  it('saída sem fim é cortada, o programa para e o último evento diz por quê', async () => {
    const { text } = await server.ask({ method: 'POST', path: `${OTHER}/examples/sem-parar.ts/run` });
    expect(text.length).toBeLessThan(600_000);
    expect(JSON.parse(text.trim().split('\n').at(-1) ?? '')).toMatchObject({ type: 'exit', truncated: true });
  });

  it('a terceira ao mesmo tempo recebe 429', async () => {
    const running = await Promise.all([server.send(endless), server.send(endless)]);
    await vi.waitUntil(() => server.runs.count === 2, { timeout: 5_000, interval: 20 });
    expect((await server.ask(endless)).json).toMatchObject({ status: 429, code: 'BUSY' });
    for (const response of running) response.destroy();
    await vi.waitUntil(() => server.runs.count === 0, { timeout: 5_000, interval: 20 });
  });

  it('fechar o servidor interrompe o que roda', async () => {
    const other = await start();
    writeFileSync(learnerFile(other.book, firstConcept(other.book)), 'for (;;);\n');
    const response = await other.send(CHECK);
    await vi.waitUntil(() => other.runs.count === 1, { timeout: 5_000, interval: 20 });
    await other.app.close();
    expect(other.runs.count).toBe(0);
    response.destroy();
  });
});
