/** Uma verificação de `npm test`. */
export interface Step {
  /** Nome que se passa em `npm test -- <nome>`. */
  name: string;
  title: string;
  /** Argumentos do Node, a partir da raiz. */
  args: string[];
}

const bin = (path: string) => `node_modules/${path}`;
const quality = (name: string) => [`ferramentas/quality/src/${name}.ts`];
const types = (project: string) => [bin('typescript/bin/tsc'), '-p', project];

/** Conferem o texto do repositório, sem executar o produto. Rodam duas a duas. */
export const STATIC_STEPS: Step[] = [
  { name: 'formato', title: 'Formato e lint (Biome)', args: [bin('@biomejs/biome/bin/biome'), 'check', '.'] },
  { name: 'lint', title: 'Lint com tipos (oxlint)', args: [bin('oxlint/bin/oxlint'), '--type-aware'] },
  { name: 'tipos', title: 'Tipos', args: types('.') },
  { name: 'tipos-palco-web', title: 'Tipos das páginas do Palco', args: types('projeto-pratico/palco-web') },
  { name: 'tipos-site', title: 'Tipos do site do curso', args: types('trilha/web') },
  { name: 'fronteiras', title: 'Fronteiras entre partes', args: quality('boundaries') },
  { name: 'sobras', title: 'Código sem uso (Knip)', args: [bin('knip/bin/knip.js')] },
  { name: 'ortografia', title: 'Ortografia', args: quality('spelling') },
  { name: 'promessas', title: 'Livro de promessas', args: quality('ledger') },
  { name: 'commits', title: 'Títulos de commit', args: quality('commits') },
  { name: 'fluxos', title: 'Fluxos do GitHub Actions', args: quality('workflows') },
];

/** Rodam depois dos testes, uma por vez. */
export const LATE_STEPS: Step[] = [
  {
    name: 'conteudo',
    title: 'Conteúdo das lições',
    args: ['trilha/cli/main.ts', 'conferir', '--tudo', '--sem', 'ortografia'],
  },
];
