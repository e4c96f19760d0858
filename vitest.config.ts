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
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});

/** Preparação que vale para todos os arquivos do projeto, como um banco de dados. */
const withSetup = ({ test }: ReturnType<typeof project>, globalSetup: string) => ({
  test: { ...test, globalSetup: [resolve(import.meta.dirname, globalSetup)] },
});

/** Um projeto por parte: `npm test -- palco` roda só o dela. */
export default defineConfig({
  test: {
    projects: [
      project('services', 'ferramentas/services'),
      project('measure', 'ferramentas/measure'),
      project('quality', 'ferramentas/quality'),
      project('launcher', 'ferramentas/launcher'),
      project('kit', 'projeto-pratico/kit'),
      withSetup(
        project('palco', 'projeto-pratico/palco'),
        'projeto-pratico/palco/test/support/global-setup.ts',
      ),
      project('palco-web', 'projeto-pratico/palco-web'),
      project('trilha', 'trilha', 'web/**'),
      project('trilha-web', 'trilha/web'),
      project('exercicio-01', 'projeto-pratico/exercicio-01-setup'),
      project('fundamentos', '01-fundamentos'),
    ],
  },
});
