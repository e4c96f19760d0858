import type { Diagnosis } from '@trilha/services';
import type { FileRecord } from './records.ts';

/**
 * O que faltou nesta máquina: serviço, o que por isso não rodou, como obter.
 * @returns texto vazio quando nada faltou e nada foi pulado
 */
export function missingReport(diagnoses: readonly Diagnosis[], records: readonly FileRecord[]): string {
  const skipped = records.flatMap((record) => record.skipped.map((test) => ({ ...test, file: record.file })));
  const missing = diagnoses.filter(({ status }) => status === 'missing');
  const explained = new Set<string>();
  const blocks = missing.map((diagnosis) => {
    const tests = skipped.filter(({ reason }) => mentions(reason, diagnosis.part));
    for (const { test } of tests) explained.add(test);
    return [
      `  ${diagnosis.part}: não há nesta máquina. Serve a: ${diagnosis.enables}.`,
      ...list('Não rodaram:', tests),
      `    Como obter: ${diagnosis.howToGet}`,
    ].join('\n');
  });
  const others = skipped.filter(({ test }) => !explained.has(test));
  if (others.length > 0) blocks.push(list('  Pulados por outro motivo:', others).join('\n'));
  return blocks.length === 0 ? '' : `\n${blocks.join('\n\n')}\n`;
}

const mentions = (reason: string, part: string) => new RegExp(`(^|\\W)${part}(\\W|$)`, 'i').test(reason);

function list(heading: string, tests: { test: string; file: string; reason: string }[]): string[] {
  if (tests.length === 0) return [];
  return [
    `    ${heading.trim()}`,
    ...tests.map(({ file, test, reason }) => `      ${file} › ${test}${reason ? ` (${reason})` : ''}`),
  ];
}
