import vitestConfig from '../../../../vitest.config.ts';

interface NamedProject {
  test?: { name?: unknown };
}

/** Nomes dos projetos declarados em `vitest.config.ts`: cada um é uma parte de `npm test`. */
export function vitestProjects(): string[] {
  const projects = (vitestConfig.test?.projects ?? []) as NamedProject[];
  return projects.map((project) => String(project.test?.name));
}
