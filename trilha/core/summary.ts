import type { Catalog, Concept, Level, Progress, Stage } from './contract.ts';
import { lessonsOf } from './find.ts';

export const LEVEL_NAMES: Record<Level, string> = {
  iniciante: 'iniciante',
  intermediario: 'intermediário',
  avancado: 'avançado',
  senior: 'sênior',
};

const isDone = (concept: Concept, progress: Progress) => {
  const entry = progress.concepts[concept.id];
  return Boolean(concept.exercise ? entry?.exercise?.passedAt : entry?.lesson);
};

/** Quanto foi feito do que está pronto, e o que mudou depois de feito. */
export function summarize(catalog: Catalog, progress: Progress) {
  const concepts = catalog.modules.flatMap(lessonsOf);
  const stages = catalog.stages.filter((stage) => stage.ready);
  return {
    modules: catalog.modules.map(({ title, level, warmUp, concepts: all, exam }) => {
      const ready = all.filter((concept) => concept.ready);
      return {
        title,
        level,
        warmUp,
        ready: ready.length,
        done: ready.filter((each) => isDone(each, progress)).length,
        /** Fora da conta; ausente quando o módulo não tem exame. */
        ...(exam?.ready && { exam: isDone(exam, progress) }),
      };
    }),
    stages: {
      ready: stages.length,
      done: stages.filter((stage) => progress.stages[stage.id]?.passedAt).length,
    },
    changed: concepts.filter((concept) => hasChanged(concept, progress)).map((concept) => concept.title),
  };
}

function hasChanged({ id, content }: Concept, progress: Progress): boolean {
  const exercise = progress.concepts[id]?.exercise;
  return Boolean(exercise?.passedAt && content && exercise.content !== content);
}

export type Step = { concept: Concept; action: 'ler' | 'verificar' };

/**
 * O próximo passo: terminar o conceito em que se parou; senão, o primeiro pronto e não feito, na ordem do
 * livro, a partir dali. Nunca volta sozinho a algo anterior enquanto houver o que fazer adiante, e ao
 * aquecimento, que quem passou adiante dispensou, nunca.
 */
export function nextStep(catalog: Catalog, progress: Progress): Step | undefined {
  const warmUp = new Set(catalog.modules.filter((module) => module.warmUp).map(({ id }) => id));
  const concepts = catalog.modules.flatMap(lessonsOf);
  const at = Math.max(
    0,
    concepts.findIndex((concept) => concept.id === progress.last),
  );
  const ahead = [
    ...concepts.slice(at),
    ...concepts.slice(0, at).filter(({ moduleId }) => !warmUp.has(moduleId)),
  ];
  const concept = ahead.find((each) => each.ready && !isDone(each, progress));
  if (!concept) return;
  const read = progress.concepts[concept.id]?.lesson !== undefined;
  return { concept, action: read && concept.exercise ? 'verificar' : 'ler' };
}

/**
 * A etapa recomendada agora: a primeira por fazer do nível em que se está, quando o próximo conceito já seria de
 * outro nível; ou a primeira de todas, quando não resta conceito.
 */
export function nextStage(catalog: Catalog, progress: Progress): Stage | undefined {
  const pending = catalog.stages.filter(({ id, ready }) => ready && !progress.stages[id]?.passedAt);
  const step = nextStep(catalog, progress);
  if (!step) return pending[0];
  const levelOf = (concept: string | undefined) =>
    catalog.modules.find((module) => !module.warmUp && concept?.startsWith(`${module.id}/`))?.level;
  const here = levelOf(progress.last);
  return here === levelOf(step.concept.id) ? undefined : pending.find(({ level }) => level === here);
}
