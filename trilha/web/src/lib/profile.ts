import type { Catalog, Concept, Level } from '../../../core/contract.ts';
import { levels } from './course.ts';

interface Stop {
  x: number;
  y: number;
  concept: Concept;
}

export interface Profile {
  width: number;
  height: number;
  stops: Stop[];
  /** Curva que passa por todas as paradas, como em um mapa de trilha. */
  path: string;
  /** Onde cada nível começa, em fração da largura, e a altura da linha ali. */
  bands: { id: Level; title: string; concepts: number; from: number; y: number }[];
  /** Centro de cada módulo, para o número dele sob a linha. */
  modules: { number: number; x: number }[];
}

const WIDTH = 1200;
const HEIGHT = 340;
const TOP = 24;
const BOTTOM = 312;

/** Sobe devagar no começo e no fim de cada módulo. */
const ease = (t: number) => t * t * (3 - 2 * t);

/** Altitude de uma parada, de 0 a 1: cada módulo sobe um degrau e desce um pouco antes do seguinte. */
function altitude(module: number, modules: number, t: number): number {
  const from = (module - 1) / modules;
  const dip = module === 1 ? 0 : 0.075 * (1 - t);
  const swell = 0.03 * Math.sin(t * Math.PI * 2) * (module % 2 === 0 ? 1 : -0.4);
  return from + ease(t) / modules - dip + swell;
}

/** Curva suave (Catmull-Rom convertida em Bézier) por pontos dados. */
function smooth(points: readonly { x: number; y: number }[]): string {
  const at = (index: number) => points[Math.max(0, Math.min(points.length - 1, index))] ?? { x: 0, y: 0 };
  const start = `M${at(0).x.toFixed(1)} ${at(0).y.toFixed(1)}`;
  return points.slice(1).reduce((path, point, index) => {
    const [before, from, after] = [at(index - 1), at(index), at(index + 2)];
    const c1 = `${(from.x + (point.x - before.x) / 6).toFixed(1)} ${(from.y + (point.y - before.y) / 6).toFixed(1)}`;
    const c2 = `${(point.x - (after.x - from.x) / 6).toFixed(1)} ${(point.y - (after.y - from.y) / 6).toFixed(1)}`;
    return `${path}C${c1} ${c2} ${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
  }, start);
}

/** O curso inteiro desenhado como o perfil de altitude de uma trilha: uma parada por conceito, na ordem recomendada. */
export function courseProfile(catalog: Catalog): Profile {
  const groups = levels(catalog);
  const modules = groups.flatMap((group) => group.modules);
  const total = modules.reduce((sum, module) => sum + module.concepts.length, 0);
  const step = WIDTH / total;
  const stops: Stop[] = modules.flatMap((module, index) =>
    module.concepts.map((concept, order) => ({
      concept,
      x: 0,
      y:
        BOTTOM - altitude(index + 1, modules.length, (order + 0.5) / module.concepts.length) * (BOTTOM - TOP),
    })),
  );
  for (const [index, stop] of stops.entries()) stop.x = step * (index + 0.5);
  let seen = 0;
  const bands = groups.map(({ id, title, modules: own }) => {
    const concepts = own.reduce((sum, module) => sum + module.concepts.length, 0);
    const from = seen / total;
    seen += concepts;
    return { id, title, concepts, from, y: stops[seen - concepts]?.y ?? BOTTOM };
  });
  const ends = [{ x: 0, y: BOTTOM + 4 }, ...stops, { x: WIDTH, y: TOP - 8 }];
  const centers = modules.map(({ id, number }) => {
    const own = stops.filter(({ concept }) => concept.moduleId === id);
    return { number, x: own.reduce((sum, { x }) => sum + x, 0) / Math.max(own.length, 1) };
  });
  return { width: WIDTH, height: HEIGHT, stops, path: smooth(ends), bands, modules: centers };
}
