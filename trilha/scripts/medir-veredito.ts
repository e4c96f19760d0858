/**
 * Mede quanto se espera do salvamento ao veredito: `node trilha/scripts/medir-veredito.ts [rodadas]`. Abre a sessão de
 * estudo, sem redesenho, numa pasta descartável, salva a solução com um comentário novo a cada rodada e espera a conta das
 * tarefas aparecer. Não é teste: tempo depende da máquina, e se lê, não se exige.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBook } from '../core/book.ts';
import { readCatalog } from '../core/catalog.ts';
import { exerciseOf, findConcept, shortId } from '../core/find.ts';
import { learnerPath } from '../core/workspace.ts';

const RUNS = Number(process.argv[2] ?? 15);
const CONCEPTS = ['00/01', '00/02', '01/02', '01/05'];
const LIMIT_MS = 60_000;

const workspace = mkdtempSync(join(tmpdir(), 'trilha-medir-'));
const book = openBook(undefined, workspace);
const seconds = (ms: number) =>
  `${(ms / 1000).toLocaleString('pt-BR', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} s`;

/** Uma sessão de verdade; `next` espera, com prazo, o próximo trecho que combine. */
function openSession(id: string) {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../cli/main.ts'), 'estudar', id, '--linear'],
    {
      env: { ...process.env, TRILHA_MINHA: workspace },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  let text = '';
  let look = () => {};
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    text += more;
    look();
  });
  const next = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const deadline = setTimeout(() => reject(new Error(`${id}: sem ${pattern} em ${text}`)), LIMIT_MS);
      look = () => {
        const found = pattern.exec(text)?.[0];
        if (found === undefined) return;
        clearTimeout(deadline);
        text = '';
        resolve(found);
      };
      look();
    });
  return { next, close: () => child.stdin.end('s\n') };
}

async function measure(query: string): Promise<void> {
  const concept = findConcept(readCatalog(book), query);
  const solution = readFileSync(join(book.root, exerciseOf(concept).path, 'solucao.ts'), 'utf8');
  const { next, close } = openSession(shortId(concept));
  await next(/\[s\] sair/);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    writeFileSync(learnerPath(book, concept), `${solution}// rodada ${run}\n`);
    const verdict = await next(/(✔|✖|○|\?) [^\n]+ tarefas.*/);
    if (!verdict.startsWith('✔ passou')) throw new Error(`${query}: ${verdict}`);
    times.push(performance.now() - start);
  }
  close();
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => seconds(Math.round(sorted[Math.floor((RUNS - 1) * share)] ?? 0));
  console.log(`${shortId(concept)}  mediana ${at(0.5)}  (de ${at(0)} a ${at(1)}, ${RUNS} salvamentos)`);
}

try {
  for (const query of CONCEPTS) await measure(query);
} finally {
  rmSync(workspace, { recursive: true, force: true });
}
