import { LATE_STEPS, STATIC_STEPS, type Step } from './steps.ts';

/** O que uma chamada de `npm test` vai executar. */
export interface Selection {
  static: Step[];
  projects: string[];
  late: Step[];
}

/** Nome que reúne todas as verificações estáticas. */
const ALL_STATIC = 'estatica';

/** Todos os nomes aceitos em `npm test -- <parte>`, dados os projetos do Vitest. */
export const partNames = (projects: readonly string[]): string[] => [
  ALL_STATIC,
  ...STATIC_STEPS.map((step) => step.name),
  ...projects,
  ...LATE_STEPS.map((step) => step.name),
];

/**
 * Escolhe os passos pelos nomes dados; nenhum nome é tudo.
 * @param names o que se pediu
 * @param projects projetos do Vitest que existem
 * @throws Error com a lista de partes quando um nome não existe
 */
export function select(names: readonly string[], projects: readonly string[]): Selection {
  if (names.length === 0) return { static: STATIC_STEPS, projects: [...projects], late: LATE_STEPS };
  const known = partNames(projects);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`Parte desconhecida: ${unknown.join(', ')}. Existem: ${known.join(', ')}.`);
  }
  const wanted = (step: Step) => names.includes(step.name);
  return {
    static: names.includes(ALL_STATIC) ? STATIC_STEPS : STATIC_STEPS.filter(wanted),
    projects: projects.filter((name) => names.includes(name)),
    late: LATE_STEPS.filter(wanted),
  };
}
