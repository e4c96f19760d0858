import { spawnSync } from 'node:child_process';
import type { Finding } from '../../core/conferir/types.ts';
import type { Concept } from '../../core/contract.ts';
import { findConcept } from '../../core/find.ts';
import { formatSeconds } from '../../core/text.ts';
import { type Command, type CommandContext, EXIT } from '../command.ts';

const WORDS = { error: '✖ erro', warning: '! aviso', skipped: '– não conferido' } as const;

export const conferir: Command = {
  name: 'conferir',
  usage: 'conferir [conceito…] [--tudo] [--atualizar]',
  summary: 'para quem escreve: confere o que mudou (ou tudo, com --tudo) contra o contrato',
  words: Number.POSITIVE_INFINITY,
  options: { tudo: 'boolean', atualizar: 'boolean' },
  async run(context, { words, values }) {
    const { book, catalog, terminal } = context;
    const concepts = choose(context, words, values.tudo === true);
    // Só aqui: as regras trazem o leitor de Markdown e os serviços, e os outros comandos não precisam pagar por eles.
    const { conferir: runRules } = await import('../../core/conferir/run.ts');
    const onFinding = (finding: Finding) => terminal.line(describe(finding));
    const result = await runRules(book, catalog, { concepts, update: values.atualizar === true, onFinding });
    const count = (level: Finding['level']) =>
      result.findings.filter((finding) => finding.level === level).length;
    terminal.line(
      `Conceitos: ${result.concepts} · verificações: ${result.checks} · ${formatSeconds(result.durationMs)} · ` +
        `erros: ${count('error')} · avisos: ${count('warning')} · não conferidos: ${count('skipped')}`,
    );
    // Na integração contínua o que não se pôde conferir é falha, como nos testes.
    const strict = process.env.EXIGIR_SERVICOS === '1' ? count('skipped') : 0;
    return count('error') + strict > 0 ? EXIT.failed : EXIT.ok;
  },
};

function describe({ rule, level, file, line, message }: Finding): string {
  return `${WORDS[level]}  ${file}${line === undefined ? '' : `:${line}`}\n    ${rule}: ${message}`;
}

/** O que tem lição, exemplos ou exercício: um conceito pela metade também se confere. */
function choose({ book, catalog, terminal }: CommandContext, queries: string[], all: boolean): Concept[] {
  const concepts = catalog.modules.flatMap((module) => module.concepts);
  if (queries.length > 0) return queries.map((query) => findConcept(catalog, query));
  const ready = concepts.filter((concept) => concept.ready);
  const changed = all ? undefined : changedPaths(book.root);
  if (!changed) return ready;
  const touched = ready.filter((concept) => changed.some((path) => path.includes(concept.slug)));
  if (touched.length === 0)
    terminal.line('Nada mudou desde o último commit; --tudo confere o livro inteiro.');
  return touched;
}

function changedPaths(root: string): string[] | undefined {
  const run = spawnSync('git', ['status', '--porcelain', '--untracked-files=all'], {
    cwd: root,
    encoding: 'utf8',
  });
  return run.status === 0 ? run.stdout.split('\n').filter(Boolean) : undefined;
}
