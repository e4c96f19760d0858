import { spawnSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { type Command, EXIT } from '../command.ts';
import { row, type Terminal, wrap } from '../terminal.ts';

interface Line {
  part: string;
  ok: boolean;
  /** Ainda não está aqui, mas chega sem ninguém fazer nada. */
  later?: boolean;
  found: string;
  next?: string;
}

export const doctor: Command = {
  name: 'doutor',
  usage: 'doutor',
  summary: 'o que esta máquina tem, o que cada parte permite e como obter o que falta',
  words: 0,
  async run({ book, terminal }) {
    const lines = [...basics(book.root), ...(await services())];
    for (const line of lines) print(line, terminal);
    return lines.every((line) => line.ok) ? EXIT.ok : EXIT.missingService;
  },
};

function print({ part, ok, later, found, next }: Line, { line, paint, width }: Terminal): void {
  const sign = later ? paint('dim', '○ vem  ') : ok ? paint('green', '✔ tem  ') : paint('yellow', '✖ falta');
  line(row(`${sign}  ${part.padEnd(12)} `, found, width));
  if (!ok && next) line(wrap(`→ ${next}`, width, '           ', '             '));
}

function basics(root: string): Line[] {
  const { bavail, bsize } = statfsSync(root);
  const free = (bavail * bsize) / 2 ** 30;
  return [
    { part: 'node', ok: true, found: `${process.version}, em ${process.execPath}` },
    tool('npm', 'vem com o Node'),
    tool('git', 'sem ele, minha-trilha não guarda histórico: https://git-scm.com'),
    {
      part: 'disco',
      ok: free > 2,
      found: `${free.toLocaleString('pt-BR', { maximumFractionDigits: 1 })} GiB livres`,
      next: 'libere pelo menos 2 GiB',
    },
  ];
}

function tool(name: string, next: string): Line {
  const run = spawnSync(name, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
  const ok = run.status === 0;
  return { part: name, ok, found: ok ? run.stdout.trim() : 'não encontrado', next };
}

async function services(): Promise<Line[]> {
  const { diagnose } = await import('@trilha/services');
  const found = await diagnose();
  return found.map(({ part, status, version, where, enables, howToGet }) => ({
    part,
    ok: status !== 'missing',
    later: status === 'obtainable',
    found:
      status === 'obtainable'
        ? `no primeiro uso · ${enables}`
        : `${[version, where].filter(Boolean).join(', ')} · ${enables}`,
    next: howToGet,
  }));
}
