import type { Chapter } from './model.ts';

/** Chamadas que declaram um teste nos arquivos do projeto, inclusive as tarefas das etapas. */
const DECLARES_TEST = /\b(test|it|describe|task|check)\b|^ {2}title: /m;

/**
 * Provas que não se sustentam: o arquivo não existe, não declara testes ou não tem o título citado.
 *
 * @param read devolve o conteúdo de um caminho do repositório, ou `undefined` se ele não existe.
 */
export function brokenProofs(
  chapters: readonly Chapter[],
  read: (path: string) => string | undefined,
): string[] {
  return chapters.flatMap(({ promises }) =>
    promises.flatMap(({ id, proofs }) =>
      proofs.flatMap((proof) => {
        const problem = proofProblem(proof, read);
        return problem ? [`${id}: ${problem}`] : [];
      }),
    ),
  );
}

function proofProblem(proof: string, read: (path: string) => string | undefined): string | undefined {
  const [path = '', title = ''] = proof.split('#');
  const source = read(path);
  if (!title) return `“${proof}” não cita o título do teste depois de #`;
  if (source === undefined) return `o arquivo ${path} não existe`;
  if (!DECLARES_TEST.test(source)) return `${path} não declara testes`;
  if (!source.includes(title)) return `${path} não tem um teste com o título “${title}”`;
  return;
}
