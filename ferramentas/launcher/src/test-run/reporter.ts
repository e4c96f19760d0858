import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { ROOT } from '../../boot/paths.mjs';
import type { FileRecord } from './records.ts';

/** Anota cada arquivo de teste assim que termina, uma linha de JSON por arquivo, em `TRILHA_RELATO`. */
export default class RecordReporter implements Reporter {
  onTestModuleEnd(module: TestModule): void {
    const file = process.env.TRILHA_RELATO;
    if (file !== undefined) appendFileSync(file, `${JSON.stringify(recordOf(module))}\n`);
  }
}

function recordOf(module: TestModule): FileRecord {
  const record: FileRecord = {
    project: module.project.name,
    file: relative(ROOT, module.moduleId),
    durationMs: Math.round(module.diagnostic().duration),
    passed: 0,
    // Erros fora dos testes (importação, gancho) também são falhas: sem isso um arquivo quebrado sumiria.
    failures: moduleErrors(module).map((message) => ({ test: '(arquivo)', message })),
    skipped: [],
    unstable: [],
  };
  for (const test of module.children.allTests()) addTest(record, test);
  return record;
}

function moduleErrors(module: TestModule): string[] {
  const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors());
  return [...module.errors(), ...suites].map((error) => error.stack ?? error.message);
}

function addTest(record: FileRecord, test: TestCase): void {
  const result = test.result();
  if (result.state === 'passed') {
    record.passed += 1;
    // passou na repetição: `errors` guarda a primeira tentativa
    if (test.diagnostic()?.flaky)
      record.unstable.push({ test: test.fullName, message: messageOf(result.errors) });
  } else if (result.state === 'skipped')
    record.skipped.push({ test: test.fullName, reason: result.note ?? '' });
  else if (result.state === 'failed')
    record.failures.push({ test: test.fullName, message: messageOf(result.errors) });
}

const messageOf = (errors: readonly { message: string; stack?: string }[] = []) =>
  errors.map((error) => error.stack ?? error.message).join('\n');
