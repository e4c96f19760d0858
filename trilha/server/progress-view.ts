import type { Catalog, DoneCount, Level, NextStep, Progress, ProgressView } from '../core/contract.ts';
import { LEVEL_NAMES, nextStage, nextStep, summarize } from '../core/summary.ts';

/** O progresso como a página o mostra: as mesmas contas e o mesmo próximo passo do terminal. */
export function progressView(catalog: Catalog, progress: Progress): ProgressView {
  const next = nextOf(catalog, progress);
  return { ...progress, counts: countDone(catalog, progress), ...(next && { next }) };
}

function nextOf(catalog: Catalog, progress: Progress): NextStep | undefined {
  const stage = nextStage(catalog, progress);
  if (stage) return { kind: 'etapa', id: stage.id, title: stage.title };
  const step = nextStep(catalog, progress);
  return step && { kind: step.action, id: step.concept.id, title: step.concept.title };
}

function countDone(catalog: Catalog, progress: Progress): ProgressView['counts'] {
  const modules = summarize(catalog, progress).modules.map(({ done, ready }, at) => ({
    module: catalog.modules[at],
    count: { done, ready },
  }));
  const levelCount = (level: Level): DoneCount => {
    const stages = catalog.stages.filter((stage) => stage.level === level && stage.ready);
    const own = modules.filter(({ module }) => module?.level === level && !module.warmUp);
    return {
      done:
        own.reduce((sum, { count }) => sum + count.done, 0) +
        stages.filter(({ id }) => progress.stages[id]?.passedAt).length,
      ready: own.reduce((sum, { count }) => sum + count.ready, 0) + stages.length,
    };
  };
  const names = Object.keys(LEVEL_NAMES) as Level[];
  return {
    modules: Object.fromEntries(modules.map(({ module, count }) => [module?.id ?? '', count])),
    levels: Object.fromEntries(names.map((name) => [name, levelCount(name)])) as Record<Level, DoneCount>,
  };
}
