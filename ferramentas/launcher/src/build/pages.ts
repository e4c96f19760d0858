import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS, ROOT } from '../../boot/paths.mjs';
import { runCommand } from '../process/run-command.ts';
import { PARTS } from '../stack/parts.ts';
import { type BuildSpec, buildOnce } from './build-once.ts';

const VITE = `${ROOT}/node_modules/vite/bin/vite.js`;
const ASTRO = `${ROOT}/node_modules/astro/bin/astro.mjs`;

/** As páginas do Palco, construídas pelo Vite. */
export function buildPalcoWeb(signal?: AbortSignal): Promise<string> {
  return build('palco-web', [PARTS.palcoWeb, PATHS.lock], signal, (folder) => ({
    args: [VITE, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
    cwd: PARTS.palcoWeb,
    failure: 'Não foi possível construir as páginas do Palco.',
  }));
}

/** O site do curso, construído pelo Astro a partir das lições. */
export function buildSite(signal?: AbortSignal): Promise<string> {
  return build('site', siteSources(), signal, (folder) => ({
    args: [ASTRO, 'build', '--outDir', folder],
    cwd: PARTS.site,
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
    failure: 'Não foi possível construir o site do curso.',
  }));
}

/** O site lê as lições onde elas estão: módulos (`01-…`), etapas e o núcleo da Trilha. */
function siteSources(): string[] {
  const modules = readdirSync(ROOT).filter((name) => /^\d\d-/.test(name));
  const stages = readdirSync(join(ROOT, 'projeto-pratico')).filter((name) => name.startsWith('exercicio-'));
  return [
    PARTS.site,
    join(PARTS.trilha, 'core'),
    ...modules.map((name) => join(ROOT, name)),
    ...stages.map((name) => join(ROOT, 'projeto-pratico', name)),
    PATHS.lock,
  ];
}

type Plan = (folder: string) => {
  args: string[];
  cwd: string;
  env?: Record<string, string>;
  failure: string;
};

function build(
  name: string,
  sources: string[],
  signal: AbortSignal | undefined,
  plan: Plan,
): Promise<string> {
  const spec: BuildSpec = {
    name,
    sources,
    build: (folder) =>
      runCommand({
        ...plan(folder),
        logFile: `${PATHS.logs}/${name}.log`,
        hint: 'corrija o que o log aponta e repita o comando.',
        ...(signal === undefined ? {} : { signal }),
      }),
  };
  return buildOnce(`${PATHS.cache}/paginas`, spec);
}
