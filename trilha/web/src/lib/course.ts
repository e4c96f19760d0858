import type { Catalog, Concept, Level, Module, Stage } from '../../../core/contract.ts';
import { lessonsOf } from '../../../core/find.ts';

export interface LevelGroup {
  id: Level;
  title: string;
  /** Uma frase: o que este nível muda em quem o termina. */
  promise: string;
  modules: Module[];
  stages: Stage[];
  /** Só no último: a revisão do projeto inteiro. */
  review: boolean;
}

const LEVELS: readonly { id: Level; title: string; promise: string }[] = [
  {
    id: 'iniciante',
    title: 'Iniciante',
    promise: 'Do byte ao HTTP: você entende o que a máquina e a rede fazem com o seu código.',
  },
  {
    id: 'intermediario',
    title: 'Intermediário',
    promise: 'Dados e arquitetura: você modela, consulta e organiza um sistema que não para de mudar.',
  },
  {
    id: 'avancado',
    title: 'Avançado',
    promise: 'Carga e tempo: você mede, paraleliza, guarda em cache e processa em fila.',
  },
  {
    id: 'senior',
    title: 'Sênior',
    promise: 'Operação: você põe no ar, observa e decide com base em números.',
  },
];

/** O caminho recomendado: os módulos e etapas de cada nível, na ordem. O aquecimento vem antes e não conta. */
export function levels(catalog: Catalog): LevelGroup[] {
  return LEVELS.map((level) => ({
    ...level,
    modules: catalog.modules.filter((module) => module.level === level.id && !module.warmUp),
    stages: catalog.stages.filter((stage) => stage.level === level.id),
    review: level.id === 'senior',
  }));
}

export const levelTitle = (level: string | undefined) => LEVELS.find(({ id }) => id === level)?.title ?? '';

/** Onde uma rota está no curso: o módulo e, se houver, o conceito. */
export interface Place {
  module?: Module;
  concept?: Concept;
  stage?: Stage;
  /** A página é a do exercício do conceito, não a da lição. */
  exercise: boolean;
}

export function placeOf(route: string, catalog: Catalog): Place {
  const [first = '', second = '', third = ''] = route.split('/');
  const module = catalog.modules.find(({ id }) => id === first);
  const concept = module && lessonsOf(module).find(({ slug }) => slug === second);
  const stage = first === 'projeto-pratico' ? catalog.stages.find(({ id }) => id === second) : undefined;
  return {
    ...(module && { module }),
    ...(concept && { concept }),
    ...(stage && { stage }),
    exercise: third === 'exercicio',
  };
}

export interface Step {
  href: string;
  title: string;
  kind: string;
}

/** Todas as páginas prontas na ordem recomendada: o aquecimento, depois conceitos e etapas, nível a nível. */
export function steps(catalog: Catalog): Step[] {
  const path = levels(catalog).flatMap((level) => [
    ...level.modules.flatMap(lessonSteps),
    ...level.stages
      .filter(({ ready }) => ready)
      .map((s) => ({ href: `/projeto-pratico/${s.id}/`, title: s.title, kind: `Etapa ${two(s.number)}` })),
  ]);
  return [...warmUps(catalog).flatMap(lessonSteps), ...path];
}

export const warmUps = (catalog: Catalog) => catalog.modules.filter((module) => module.warmUp);

const lessonSteps = (module: Module): Step[] =>
  lessonsOf(module)
    .filter(({ ready }) => ready)
    .map((c) => ({ href: `/${c.id}/`, title: c.title, kind: moduleLabel(module) }));

/** “Módulo 03”, ou “Aquecimento”, que não é um dos sete. */
export const moduleLabel = ({ warmUp, title, number }: Module) => (warmUp ? title : `Módulo ${two(number)}`);

/** O passo anterior e o seguinte a uma página, entre as prontas. */
export function neighbours(href: string, all: readonly Step[]): { prev?: Step; next?: Step } {
  const at = all.findIndex((step) => step.href === href);
  if (at === -1) return {};
  const prev = all[at - 1];
  const next = all[at + 1];
  return { ...(prev && { prev }), ...(next && { next }) };
}

/** `45 minutos`, `cerca de 21 horas`: a partir de duas horas, o minuto é precisão que ninguém usa. */
export const totalTime = (minutes: number) =>
  minutes < 120 ? `${minutes} minutos` : `cerca de ${Math.round(minutes / 60)} horas`;

export const two = (number: number) => String(number).padStart(2, '0');

interface ReadyCount {
  ready: number;
  planned: number;
}

/**
 * “3 prontos de 58”, com o plural certo; sem nenhum pronto, “9 em preparação”.
 *
 * @param ending vogal do gênero do que se conta: conceitos prontos, etapas prontas
 */
export function readyCount({ ready, planned }: ReadyCount, ending: 'o' | 'a' = 'o'): string {
  if (ready === 0) return `${planned} em preparação`;
  if (ready === planned) return planned === 1 ? `pront${ending}` : `${ending}s ${planned} pront${ending}s`;
  return `${ready} pront${ending}${ready === 1 ? '' : 's'} de ${planned}`;
}

export function countReady(items: readonly { ready: boolean }[]): ReadyCount {
  return { ready: items.filter(({ ready }) => ready).length, planned: items.length };
}
