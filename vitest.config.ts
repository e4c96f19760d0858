import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const project = (name: string, root: string, ...exclude: string[]) => ({
  test: {
    name,
    root,
    include: ['**/*.test.ts'],
    exclude: [
      '**/node_modules/**',
      '**/dist/**',
      '**/exercicios/**',
      '**/erros-comuns/**',
      '**/inicial/**',
      ...exclude,
    ],
    // Só para o teste que nunca acaba: o mais longo sem prazo próprio usa 5 s de processador, e em máquina cheia leva 30.
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});

/** Preparação que vale para todos os arquivos do projeto, como um banco de dados. */
const withSetup = ({ test }: ReturnType<typeof project>, globalSetup: string) => ({
  test: { ...test, globalSetup: [resolve(import.meta.dirname, globalSetup)] },
});

/**
 * Os arquivos de um projeto dividem o processo, e cada módulo carrega uma vez. Só para quem não mexe em
 * variáveis de ambiente, em temporizadores nem em nada que outro arquivo veja.
 */
const together = <T extends ReturnType<typeof project>>({ test }: T) => ({
  test: { ...test, isolate: false },
});

/** Um projeto por parte: `npm test -- palco` roda só o dela. */
export default defineConfig({
  test: {
    // O padrão do Vitest é um a menos que os núcleos; com dois núcleos, metade da máquina ficaria parada.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Em CI, uma segunda chance: em dois mil testes com processos e relógios, um azar da máquina não prende o ramo. O que
    // só passa na segunda sai na lista de instáveis (ferramentas/launcher/src/test-run/reporter.ts). Na sua máquina, não há.
    retry: process.env.CI === undefined ? 0 : 1,
    projects: [
      project('services', 'ferramentas/services'),
      project('measure', 'ferramentas/measure'),
      together(project('quality', 'ferramentas/quality')),
      project('launcher', 'ferramentas/launcher'),
      project('kit', 'projeto-pratico/kit'),
      withSetup(
        together(project('palco', 'projeto-pratico/palco')),
        'projeto-pratico/palco/test/support/global-setup.ts',
      ),
      together(project('palco-web', 'projeto-pratico/palco-web')),
      project('trilha', 'trilha', 'web/**'),
      together(project('trilha-web', 'trilha/web')),
      project('exercicio-01', 'projeto-pratico/exercicio-01-setup'),
      project('exercicio-02', 'projeto-pratico/exercicio-02-usuarios'),
      project('exercicio-03', 'projeto-pratico/exercicio-03-autenticacao'),
      project('exercicio-04', 'projeto-pratico/exercicio-04-posts-texto'),
      project('aquecimento', '00-aquecimento'),
      project('fundamentos', '01-fundamentos'),
    ],
  },
});
