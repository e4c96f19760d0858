import type { Finding } from '../../core/conferir/types.ts';
import { TrilhaError } from '../../core/errors.ts';
import { formatSeconds } from '../../core/text.ts';
import { type Command, type CommandContext, EXIT } from '../command.ts';

const WORDS = { error: '✖ erro', warning: '! aviso', skipped: '– não conferido' } as const;

export const conferir: Command = {
  name: 'conferir',
  usage: 'conferir [conceito…] [etapa-NN…] [--tudo] [--sem REGRA] [--atualizar] [--json]',
  summary:
    'para quem escreve: confere o que mudou no ramo (ou tudo, com --tudo) contra o contrato; --atualizar reescreve trechos e saídas',
  words: Number.POSITIVE_INFINITY,
  options: { tudo: 'boolean', sem: 'string', atualizar: 'boolean', json: 'boolean' },
  async run(context, { words, values }) {
    const { book, catalog, terminal } = context;
    // Só aqui: as regras trazem o leitor de Markdown e os serviços, e os outros comandos não precisam pagar por eles.
    const { conferir: runRules } = await import('../../core/conferir/run.ts');
    const without = await knownRule(values.sem);
    const chosen = await choose(context, words, values.tudo === true);
    const onFinding = (finding: Finding) => {
      if (!values.json) terminal.line(describe(finding));
    };
    const only = (rule: string) => rule !== without;
    const result = await runRules(book, catalog, {
      ...chosen,
      only,
      onFinding,
      update: values.atualizar === true,
    });
    const count = (level: Finding['level']) =>
      result.findings.filter((finding) => finding.level === level).length;
    const { concepts, stages, checks, durationMs } = result;
    if (values.json) terminal.line(JSON.stringify(result, null, 2));
    else if (concepts + stages === 0)
      terminal.line('Nenhum conceito ou etapa mudou neste ramo; --tudo confere o curso inteiro.');
    if (!values.json)
      terminal.line(
        `Conceitos: ${concepts} · etapas: ${stages} · verificações: ${checks} · ${formatSeconds(durationMs)}\n` +
          `Erros: ${count('error')} · avisos: ${count('warning')} · não conferidos: ${count('skipped')}`,
      );
    // Na integração contínua o que não se pôde conferir é falha, como nos testes.
    const strict = process.env.EXIGIR_SERVICOS === '1' ? count('skipped') : 0;
    return count('error') + strict > 0 ? EXIT.failed : EXIT.ok;
  },
};

/** `arquivo:linha`, que editores e terminais abrem com um clique; a regra; o que há; o que fazer. */
function describe({ rule, level, file, line, message, next }: Finding): string {
  const place = `${file}${line === undefined ? '' : `:${line}`}`;
  return `${WORDS[level]}  ${place}  (${rule})\n    ${message}\n    → ${next}`;
}

async function choose({ book, catalog }: CommandContext, queries: string[], all: boolean) {
  const { selectAll, selectChanged, selectNamed } = await import('../../core/conferir/selection.ts');
  if (queries.length > 0) return selectNamed(catalog, queries);
  return all ? selectAll(catalog) : selectChanged(book, catalog);
}

async function knownRule(name: string | boolean | undefined): Promise<string | undefined> {
  if (typeof name !== 'string') return;
  const { RULE_IDS } = await import('../../core/conferir/rules/index.ts');
  if (RULE_IDS.includes(name)) return name;
  throw new TrilhaError('NOT_FOUND', `Não há a regra “${name}”.`, `As que há: ${RULE_IDS.join(', ')}`);
}
