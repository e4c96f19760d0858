import { describe, expect, it } from 'vitest';
import { openBook } from '../../core/book.ts';
import { readCatalog } from '../../core/catalog.ts';
import { lessonsOf } from '../../core/find.ts';
import {
  countReady,
  levels,
  neighbours,
  placeOf,
  readyCount,
  steps,
  totalTime,
  warmUps,
} from '../src/lib/course.ts';
import { courseProfile } from '../src/lib/profile.ts';
import { REPO_ROOT } from '../src/lib/repo.ts';

const catalog = readCatalog(openBook(REPO_ROOT.slice(0, -1)));

describe('o caminho do curso', () => {
  it('tem os quatro níveis na ordem recomendada, com 58 conceitos e 12 etapas', () => {
    const all = levels(catalog);
    expect(all.map(({ modules }) => modules.map(({ number }) => number))).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
      [7],
    ]);
    expect(all.map(({ stages }) => stages.map(({ number }) => number))).toEqual([
      [1, 2, 3],
      [4, 5, 6, 7],
      [8, 9, 10, 11],
      [12],
    ]);
    expect(all.flatMap(({ modules }) => modules.flatMap(({ concepts }) => concepts))).toHaveLength(58);
  });

  it('acha o lugar de uma rota: módulo, conceito, exercício, etapa', () => {
    expect(placeOf('01-fundamentos/05-endianness-e-representacao', catalog)).toMatchObject({
      module: { number: 1 },
      concept: { number: 5 },
      exercise: false,
    });
    expect(placeOf('01-fundamentos/05-endianness-e-representacao/exercicio', catalog).exercise).toBe(true);
    expect(placeOf('projeto-pratico/exercicio-01-setup', catalog)).toMatchObject({ stage: { number: 1 } });
    expect(placeOf('docs/arquitetura', catalog)).toEqual({ exercise: false });
  });

  it('só encadeia o que está pronto', () => {
    const ready = structuredClone(catalog);
    for (const module of ready.modules)
      for (const concept of lessonsOf(module)) concept.ready = concept.number === 1;
    for (const stage of ready.stages) stage.ready = stage.number === 1;
    const all = steps(ready);
    expect(all).toHaveLength(9);
    expect(neighbours(all[1]?.href ?? '', all)).toEqual({ prev: all[0], next: all[2] });
    expect(all[3]?.href).toBe('/projeto-pratico/exercicio-01-setup/');
    expect(neighbours('/nada/', all)).toEqual({});
  });

  it('o exame vem depois do último conceito do módulo, e tem página própria', () => {
    const [, first, second] = steps(catalog)
      .map(({ href }) => href)
      .filter((href) => href.startsWith('/01-'))
      .slice(-3);
    expect(second).toBe('/01-fundamentos/exame/');
    expect(first).toMatch(/^\/01-fundamentos\/\d\d-/);
    expect(placeOf('01-fundamentos/exame/exercicio', catalog)).toMatchObject({
      concept: { id: '01-fundamentos/exame' },
      exercise: true,
    });
  });

  it('o aquecimento vem antes de tudo, fora dos níveis e das contas', () => {
    const [warmUp] = warmUps(catalog);
    expect(warmUp?.id).toBe('00-aquecimento');
    const ready = structuredClone(catalog);
    for (const module of ready.modules) for (const concept of module.concepts) concept.ready = true;
    expect(steps(ready)[0]).toMatchObject({ href: '/00-aquecimento/01-terminal/', kind: 'Aquecimento' });
  });

  it('conta em português', () => {
    expect(readyCount({ ready: 0, planned: 9 })).toBe('9 em preparação');
    expect(readyCount({ ready: 1, planned: 6 })).toBe('1 pronto de 6');
    expect(readyCount({ ready: 3, planned: 6 })).toBe('3 prontos de 6');
    expect(readyCount(countReady([{ ready: true }, { ready: true }]))).toBe('os 2 prontos');
    expect(readyCount({ ready: 1, planned: 12 }, 'a')).toBe('1 pronta de 12');
    expect(readyCount({ ready: 12, planned: 12 }, 'a')).toBe('as 12 prontas');
    expect([45, 119, 120, 1260].map(totalTime)).toEqual([
      '45 minutos',
      '119 minutos',
      'cerca de 2 horas',
      'cerca de 21 horas',
    ]);
  });

  it('o perfil tem uma parada por conceito, sobe ao longo do curso e cabe no quadro', () => {
    const { stops, width, height, bands } = courseProfile(catalog);
    expect(stops).toHaveLength(58);
    expect(bands.map(({ concepts }) => concepts)).toEqual([13, 17, 17, 11]);
    expect(stops.every(({ x, y }) => x > 0 && x < width && y > 0 && y < height)).toBe(true);
    const ends = levels(catalog).map((level) => {
      const last = level.modules.at(-1)?.concepts.at(-1)?.id;
      return stops.find(({ concept }) => concept.id === last)?.y ?? 0;
    });
    expect(ends).toEqual([...ends].sort((a, b) => b - a));
  });
});
