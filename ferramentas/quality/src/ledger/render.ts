import { type Chapter, type Pledge, type Status, statusOf } from './model.ts';

const LABEL: Readonly<Record<Status, string>> = {
  provada: '✔ provada',
  validada: '◐ só validada',
  ausente: '– ausente',
};

const count = (chapter: Chapter, status: Status) =>
  chapter.promises.filter((one) => statusOf(one) === status).length;

/** `12 provadas · 1 só validada · 3 ausentes`, sem as parcelas vazias. */
export function summary(chapter: Chapter): string {
  const parts: [number, string, string][] = [
    [count(chapter, 'provada'), 'provada', 'provadas'],
    [count(chapter, 'validada'), 'só validada', 'só validadas'],
    [count(chapter, 'ausente'), 'ausente', 'ausentes'],
  ];
  return parts
    .filter(([total]) => total > 0)
    .map(([total, one, many]) => `${total} ${total === 1 ? one : many}`)
    .join(' · ');
}

function evidence({ proofs, validated }: Pledge): string {
  const links = proofs.map((proof) => {
    const [path = '', title = ''] = proof.split('#');
    return `[${title}](../${path.replaceAll(' ', '%20')})`;
  });
  return [...links, ...(validated ? [validated] : [])].join('<br>');
}

/** O livro inteiro em Markdown, um capítulo por seção. */
export function renderLedger(chapters: readonly Chapter[]): string {
  const sections = chapters.map((chapter) => {
    const rows = chapter.promises.map(
      (one) => `| \`${one.id}\` | ${one.text} | ${LABEL[statusOf(one)]} | ${evidence(one)} |`,
    );
    return [
      `## ${chapter.title}`,
      '',
      `${summary(chapter)}.`,
      '',
      '| Promessa | O que diz | Estado | Prova |',
      '|---|---|---|---|',
      ...rows,
    ].join('\n');
  });
  const intro = [
    '# Livro de promessas',
    '',
    'Gerado de [`promessas.yaml`](promessas.yaml) por `node ferramentas/quality/src/ledger.ts --escrever`.',
    'Provada: há teste que falha se ela deixar de valer. Só validada: conferida sem poder rodar nesta máquina. Ausente: ainda não existe.',
  ];
  return `${[intro.join('\n'), ...sections].join('\n\n')}\n`;
}
