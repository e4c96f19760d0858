import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CommandContext } from '../cli/command.ts';
import { act } from '../cli/watch/actions.ts';
import { breakLine, Pager } from '../cli/watch/pager.ts';
import type { Frame, OnKey, Screen } from '../cli/watch/screen.ts';
import { Session } from '../cli/watch/session.ts';
import { readCatalog } from '../core/catalog.ts';
import { readProgress, updateConcept } from '../core/progress.ts';
import { learnerFile, learnerPath } from '../core/workspace.ts';
import { breakableBook, FIXTURE, firstConcept, fixtureBook } from './book.ts';
import { recordTerminal } from './terminal.ts';

const MAIN = join(import.meta.dirname, '../cli/main.ts');
const FOLDER = join(FIXTURE, '01-fundamentos/exercicios/01-soma');
const SOON = { timeout: 15_000, interval: 20 };

/** Uma sessão de verdade, com verificações de verdade, numa tela que só guarda o que mostraria. */
function study({ rows = 40, columns = 80, book = fixtureBook() } = {}) {
  const concept = firstConcept(book);
  const frames: Frame[] = [];
  let press: OnKey = () => {};
  let resized = () => {};
  const size = { columns, rows };
  const open = (onKey: OnKey): Screen => {
    press = onKey;
    return {
      linear: false,
      size: () => size,
      paint: (frame) => void frames.push(frame),
      onResize: (listener) => {
        resized = listener;
      },
      close: () => {},
    };
  };
  const { terminal } = recordTerminal(columns);
  const controller = new AbortController();
  onTestFinished(() => controller.abort());
  const context: CommandContext = {
    book,
    terminal,
    catalog: readCatalog(book),
    progress: readProgress(book).progress,
    signal: controller.signal,
  };
  const session = new Session(context, concept, open, act);
  const done = session.run();
  const body = () => frames.at(-1)?.body.join('\n') ?? '';
  const footer = () => frames.at(-1)?.footer.join('\n') ?? '';
  return {
    ...{ book, concept, frames, done, body, footer, controller },
    file: learnerPath(book, concept),
    resize: (to: { columns: number; rows: number }) => {
      Object.assign(size, to);
      resized();
    },
    type: (line: string) => press('palavra', line),
    press: (...names: string[]) => {
      for (const name of names) press(name, name.length === 1 ? name : '');
    },
    shows: (text: string | RegExp) => expect.poll(body, SOON).toMatch(text),
  };
}

const solve = (file: string) => copyFileSync(join(FOLDER, 'solucao.ts'), file);

describe('sessão de estudo', () => {
  it('abre no enunciado, avisa que começou, verifica ao salvar e mostra o progresso', async () => {
    const { file, shows, footer, frames, press, done } = study();
    await shows('Escreva em');
    expect(footer()).toContain('salve o arquivo');
    solve(file);
    await shows(/✔ passou: \d de \d tarefas[\s\S]*próximo \[p\]/);
    expect(footer()).toContain('✔ feito');
    const first = frames.find(({ body }) => body[0]?.startsWith('Verificando'));
    expect(first?.body.length).toBeLessThan(4);
    press('s');
    expect(await done).toBe(0);
  });

  it('depois de uma falha, [i] abre a seção a reler; de novo, a lição inteira', async () => {
    const { file, shows, press, body } = study();
    await shows('Escreva em');
    writeFileSync(file, 'export const add = (a: number, b: number) => a - b;\n');
    await shows(/releia +01\/01, “Como funciona” \[i\]/);
    expect(body()).not.toContain('npx trilha');
    press('i');
    await shows(/^## Como funciona/);
    press('i');
    await shows(/## O que é[\s\S]*## No Palco/);
  });

  it('percebe o editor que salva por cima com outro arquivo', async () => {
    const { file, shows } = study();
    await shows('Escreva em');
    solve(`${file}.novo`);
    renameSync(`${file}.novo`, file);
    await shows('✔ passou:');
  });

  it('salvar no meio de uma verificação começa outra, e só a última aparece', async () => {
    const { file, shows, frames } = study();
    await shows('Escreva em');
    writeFileSync(file, 'export function soma() { for (;;) {} }\n');
    await shows('Verificando');
    solve(file);
    await shows('✔ passou:');
    const all = frames.map(({ body }) => body.join('\n')).join('\n');
    expect(all).not.toContain('inconclusivo');
  });

  it('o que o programa imprime não mexe na tela', async () => {
    const { file, shows, body } = study();
    await shows('Escreva em');
    const trick = "'\\x1b[2J\\x07\\r✔ passou: tudo'";
    writeFileSync(file, `console.log(${trick});\nexport const add = () => { throw new Error(${trick}); };\n`);
    await shows(/Seu programa imprimiu:\n {2}✔ passou: tudo[\s\S]*✖ falhou:/);
    expect(body()).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  it('salvar sem mudar nada não verifica de novo', async () => {
    const { file, shows, frames, press } = study();
    await shows('Escreva em');
    press('enter');
    await shows('○ por fazer:');
    const before = frames.length;
    writeFileSync(file, readFileSync(file));
    press('d');
    await shows(/Direção · dica 1 de \d/);
    expect(frames.slice(before).some(({ body }) => body[0]?.startsWith('Verificando'))).toBe(false);
  });

  it('a solução só com consentimento, e outra tecla é não', async () => {
    const { shows, footer, press, body } = study();
    await shows('Escreva em');
    press('c');
    await expect.poll(footer, SOON).toContain('Ver a solução mesmo assim?');
    press('n');
    await expect.poll(footer, SOON).toContain('[e] enunciado');
    expect(body()).toContain('Escreva em');
    press('c');
    await expect.poll(footer, SOON).toContain('Ver a solução mesmo assim?');
    press('s');
    await shows('solucao.ts');
  });

  it('recomeçar guarda uma cópia e pede confirmação', async () => {
    const { file, shows, footer, press } = study();
    await shows('Escreva em');
    solve(file);
    await shows('✔ passou:');
    press('r');
    await expect.poll(footer, SOON).toContain('Recomeçar');
    press('s');
    await shows('○ por fazer:');
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(join(FOLDER, 'exercicio.ts'), 'utf8'));
  });

  it('quem já tentou volta direto à verificação, e nada anda sozinho', async () => {
    const book = fixtureBook();
    const concept = firstConcept(book);
    solve(learnerFile(book, concept));
    await updateConcept(book, concept.id, (entry) => {
      entry.exercise = { attempts: 1, hints: 0, tasksPassed: 0, tasksTotal: 1 };
    });
    const { shows, press } = study({ book });
    await shows('✔ passou:');
    press('p');
    await shows('último exercício pronto');
    press('a');
    await shows('primeiro exercício');
  });

  it('a lista busca sem acento, filtra e abre', async () => {
    const { shows, press, body } = study();
    await shows('Escreva em');
    press('l', ...'soma');
    await shows(/busca: soma\n\n▸ 01\/01/);
    press(...'xyz');
    await shows('Nenhum conceito com essa busca');
    press('enter', 'backspace', 'backspace', 'backspace', 'tab', 'tab');
    await shows('Conceitos: feitos');
    press('tab');
    await shows('Conceitos: todos');
    press('enter');
    await shows('Escreva em');
    expect(body()).not.toContain('busca:');
  });

  it('sair da lista volta ao que se via, sem gastar uma verificação', async () => {
    const { shows, press, book, concept } = study();
    await shows('Escreva em');
    press('l', 'x', 'escape');
    await shows('Escreva em');
    expect(readProgress(book).progress.concepts[concept.id]?.exercise).toBeUndefined();
  });

  it('mudar o tamanho da janela quebra o texto na largura nova e deixa lugar para ele', async () => {
    const { shows, resize, frames, footer } = study();
    await shows('Escreva em');
    resize({ columns: 30, rows: 12 });
    await expect.poll(() => frames.at(-1)?.footer.length, SOON).toBeLessThanOrEqual(6);
    await shows(/Some dois números e recuse o\nque/);
    const lines = [...(frames.at(-1)?.body ?? []), ...footer().split('\n')];
    expect(lines.filter((line) => line.length > 30)).toEqual([]);
  });

  it('numa janela estreita o quadro da lista tem as linhas da tela, nem uma a mais', async () => {
    const { shows, press, resize, frames } = study();
    await shows('Escreva em');
    resize({ columns: 40, rows: 15 });
    press('l');
    await shows('Conceitos: todos');
    const { body, footer } = frames.at(-1) ?? { body: [], footer: [] };
    expect([...body, ...footer].filter((line) => line.includes('\n'))).toEqual([]);
  });

  it('com mais de nove exemplos, [x] mostra os outros e o número vale para o que se vê', async () => {
    const book = breakableBook();
    const folder = join(book.root, '01-fundamentos/exemplos/01-soma');
    for (let at = 1; at <= 10; at++)
      writeFileSync(
        join(folder, `z${at + 10}.ts`),
        `/** Diz ${at}. */\nif (import.meta.main) console.log('sou o z${at + 10}');\n`,
      );
    const { shows, press } = study({ book });
    await shows('Escreva em');
    press('x');
    await shows(/\[x\][\s\S]*\[9\]/);
    press('x');
    await shows(/\[2\] z20\.ts/);
    press('2');
    await shows('sou o z20');
  });

  it('roda o exemplo dentro da tela e verifica de novo tudo o que foi tentado', async () => {
    const { shows, press } = study();
    await shows('Escreva em');
    press('x');
    await shows(/\$ node .*soma\.ts/);
    press('enter');
    await shows('○ por fazer:');
    press('t');
    await shows(/○ por fazer {4}01\/01[\s\S]*Fim\./);
  });

  it('abrir a lição não a dá por lida; chegar ao fim dela, sim', async () => {
    const { shows, press, footer, book, concept } = study({ rows: 14 });
    const lesson = () => readProgress(book).progress.concepts[concept.id]?.lesson;
    await shows('Escreva em');
    press('i');
    await shows('## O que é');
    press('pagedown');
    await expect.poll(footer, SOON).toContain('lição por ler');
    expect(lesson()).toBeUndefined();
    press('end');
    await expect.poll(lesson, SOON).toBeDefined();
    await expect.poll(footer, SOON).not.toContain('lição por ler');
  });

  it.for<[string, string]>([
    ['editor-inexistente', 'O comando “editor-inexistente” não abriu o arquivo'],
    ['false', 'O comando “false” não abriu o arquivo'],
    ['sh -c true', 'Aberto com sh -c true.'],
  ])('TRILHA_EDITOR=%s', async ([command, text]) => {
    vi.stubEnv('TRILHA_EDITOR', command);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { shows, press, body } = study();
    await shows('Escreva em');
    press('o');
    await shows(text);
    if (!text.startsWith('Aberto')) expect(body()).toContain('TRILHA_EDITOR="code');
  });

  it('um exemplo que imprime sem parar não enche a memória, e ficam o começo e o fim', async () => {
    const book = breakableBook();
    const program = join(book.root, '01-fundamentos/exemplos/01-soma/soma.ts');
    writeFileSync(
      program,
      "/** Imprime sem parar. */\nif (import.meta.main) for (let at = 0; ; at++) console.log('linha', at);\n",
    );
    const { shows, press, body } = study({ book });
    await shows('Escreva em');
    press('x');
    await shows(/\nlinha 0\n[\s\S]*cortados aqui \d[\d.]+ caracteres[\s\S]*imprimiu demais/);
    expect(body().length).toBeLessThan(400_000);
  });

  it('um texto maior que a tela rola, diz quanto falta e não passa do fim', async () => {
    const { shows, press, frames, footer } = study({ rows: 14 });
    await shows('Escreva em');
    expect(footer()).toMatch(/mais \d+ linhas?/);
    press('end');
    await expect.poll(footer, SOON).not.toMatch(/mais \d+ linha/);
    const { body, offset, footer: below } = frames.at(-1) ?? { body: [], offset: 0, footer: [] };
    expect(offset).toBe(body.length - (14 - below.length));
    press('home');
    await expect.poll(() => frames.at(-1)?.offset, SOON).toBe(0);
  });

  it.for([
    ['ctrl-c', 130],
    ['eof', 0],
    ['q', 0],
  ] as const)('%s sai com %i', async ([key, status]) => {
    const { shows, press, done } = study();
    await shows('Escreva em');
    press(key);
    expect(await done).toBe(status);
  });

  it('parar de fora encerra com o código de interrupção', async () => {
    const { shows, controller, done } = study();
    await shows('Escreva em');
    controller.abort();
    expect(await done).toBe(130);
  });

  it('ir a um conceito que não existe é um aviso, não o fim da sessão', async () => {
    const { shows, press, type } = study();
    await shows('Escreva em');
    type('nada-assim');
    await shows('Nenhum conceito combina');
    press('e');
    await shows('Escreva em');
  });
});

describe('linhas da tela', () => {
  it('parte a linha larga sem contar nem cortar a cor', () => {
    expect(breakLine('abcdef', 4)).toEqual(['abcd', 'ef']);
    expect(breakLine('', 4)).toEqual(['']);
    expect(breakLine('  duas palavras', 10)).toEqual(['  duas ', 'palavras']);
    expect(breakLine('  palavralonga', 10)).toEqual(['  palavral', 'onga']);
    const red = '\u001b[31mabcdef\u001b[39m';
    expect(breakLine(red, 4).map(stripVTControlCharacters)).toEqual(['abcd', 'ef']);
    expect(breakLine(red, 4).join('')).toBe(red);
  });

  it('traz a linha escolhida para dentro do que se vê', () => {
    const pager = new Pager();
    pager.reveal('lista', 30, 10);
    expect(pager.at('lista', 60, 10)).toBe(21);
    expect(pager.at('lista', 12, 10)).toBe(2);
  });
});

/** O `script` do util-linux dá um terminal de verdade; o do macOS tem outras opções. */
const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

describe('num terminal de verdade', () => {
  it.skipIf(!hasScript)('usa a tela à parte e a devolve ao sair', async () => {
    const book = fixtureBook();
    const command = `"${process.execPath}" "${MAIN}" estudar 01/05`;
    const child = spawn('script', ['-qefc', command, '/dev/null'], {
      env: { ...process.env, TRILHA_MINHA: book.workspace, TERM: 'xterm-256color' },
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      text += more;
    });
    await expect.poll(() => text, SOON).toContain('[e] enunciado');
    expect(text).toContain('\u001b[?1049h');
    child.stdin.write('s');
    const [status] = await once(child, 'close');
    expect(status).toBe(0);
    expect(text).toContain('\u001b[?1049l');
  });

  it.skipIf(!hasScript)('Esc age logo, e a seta, que começa por ele, continua seta', async () => {
    const book = fixtureBook();
    const command = `"${process.execPath}" "${MAIN}" estudar 01/05`;
    const child = spawn('script', ['-qefc', command, '/dev/null'], {
      env: { ...process.env, TRILHA_MINHA: book.workspace, TERM: 'xterm-256color' },
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      text += more;
    });
    await expect.poll(() => text, SOON).toContain('[e] enunciado');
    child.stdin.write('l');
    await expect.poll(() => text, SOON).toContain('(digite)');
    child.stdin.write('\u001b[B');
    await expect.poll(() => text, SOON).toMatch(/▸ 00\/02/);
    text = '';
    const pressed = performance.now();
    child.stdin.write('\u001b');
    await expect.poll(() => text, { timeout: 5_000, interval: 5 }).toContain('[e] enunciado');
    expect(performance.now() - pressed).toBeLessThan(350);
    child.stdin.write('s');
    expect((await once(child, 'close'))[0]).toBe(0);
  });

  it.skipIf(!hasScript)('kill -9 na sessão devolve o terminal e diz o que houve', async () => {
    const book = fixtureBook();
    const command = `echo "pid $$"; exec "${process.execPath}" "${MAIN}" estudar 01/05`;
    const child = spawn('script', ['-qefc', command, '/dev/null'], {
      env: { ...process.env, TRILHA_MINHA: book.workspace, TERM: 'xterm-256color' },
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      text += more;
    });
    await expect.poll(() => text, SOON).toContain('[e] enunciado');
    process.kill(Number(/pid (\d+)/.exec(text)?.[1]), 'SIGKILL');
    await expect.poll(() => text, SOON).toMatch(/\[\?1049l[\s\S]*morta de fora[\s\S]*npx trilha/);
    child.stdin.end();
  });

  it('sem redesenho: cada comando é uma linha, e nenhum código de controle sai', async () => {
    const book = fixtureBook();
    const child = spawn(process.execPath, [MAIN, '--linear'], {
      env: { ...process.env, TRILHA_MINHA: book.workspace, FORCE_COLOR: '' },
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      text += more;
    });
    await expect.poll(() => text, SOON).toContain('[e] enunciado');
    child.stdin.write('l\n');
    await expect.poll(() => text, SOON).toContain('Projeto prático');
    child.stdin.write('nada-assim\n');
    await expect.poll(() => text, SOON).toContain('Nenhum conceito combina');
    child.stdin.end('s\n');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(stripVTControlCharacters(text)).toBe(text);
  });
});
