import { readMarkdown } from '../lesson.ts';
import { documents } from '../subjects.ts';
import type { Report, Rule } from '../types.ts';

/** Estrutura que pode não mudar o desenho e continua certa: participante já citado, fim de bloco, comentário. */
const STRUCTURE =
  /^\s*($|%%|acc(Title|Descr):|end\b|participant\b|actor\b|direction\b|classDef\b|class\b|style\b|linkStyle\b)/;

/** O site desenha no build com o mesmo pacote: o que ele recusa derruba a página, e o que não entende some do desenho. */
export const diagrams: Rule = {
  id: 'mermaid',
  next: 'corrija a linha; a forma é a de https://mermaid.js.org/intro/, e o que o desenhista aceita, a do beautiful-mermaid',
  partial: true,
  async check(context) {
    const reports: Report[] = [];
    for (const file of documents(context)) {
      for (const { node, line } of readMarkdown(context.book.root, file).nodes) {
        if (node.type !== 'code' || node.lang !== 'mermaid') continue;
        const found = await defectsOf(node.value);
        reports.push(...found.map(({ at, message }) => ({ file, line: line + at, message })));
      }
    }
    return reports;
  },
};

interface Defect {
  /** Linha do bloco, a partir de 1; a da cerca é 0. */
  at: number;
  message: string;
}

async function defectsOf(source: string): Promise<Defect[]> {
  const mute = /^\s*accDescr: *\S/m.test(source)
    ? []
    : [{ at: 0, message: 'falta `accDescr`, o texto de quem não vê o desenho' }];
  return [...mute, ...(await drawingDefects(source))];
}

async function drawingDefects(source: string): Promise<Defect[]> {
  const read = await reader(source);
  const lines = source.split('\n');
  // Os metadados são do site, que os tira antes de desenhar; o desenhista os leria como nós.
  const drawn = (skip?: number) =>
    read(lines.filter((line, index) => index !== skip && !/^\s*acc(Title|Descr):/.test(line)).join('\n'));
  let whole: string;
  try {
    whole = drawn();
  } catch (error) {
    return [{ at: 0, message: `o diagrama não se desenha: ${reasonOf(error as Error)}` }];
  }
  const head = lines.findIndex((line) => !/^\s*($|%%|acc(Title|Descr):)/.test(line));
  const isFlow = /^\s*(graph|flowchart)\b/.test(lines[head] ?? '');
  return lines.flatMap((line, index): Defect[] => {
    if (index <= head || STRUCTURE.test(line)) return [];
    const text = line.trim();
    if (isFlow && isUnbalanced(text))
      return [{ at: index + 1, message: `falta fechar um colchete, chave ou parêntese: ${text}` }];
    const same = attempt(() => drawn(index)) === whole;
    return same ? [{ at: index + 1, message: `a linha não aparece no desenho: ${text}` }] : [];
  });
}

/** Fluxogramas e estados só se leem; os outros tipos o pacote lê e desenha de uma vez, sem custo que se note. */
async function reader(source: string): Promise<(text: string) => string> {
  const { parseMermaid, renderMermaidSVG } = await import('beautiful-mermaid');
  const isGraph = /^\s*(graph|flowchart|stateDiagram)/m.test(source);
  return isGraph ? (text) => describe(parseMermaid(text)) : (text) => renderMermaidSVG(text);
}

const describe = (graph: object): string =>
  JSON.stringify(graph, (_, value: unknown) => (value instanceof Map ? [...value] : value));

function reasonOf({ message }: Error): string {
  if (message.startsWith('Empty')) return 'está vazio';
  const type = /^Invalid mermaid header: "([^"]*)"/.exec(message)?.[1];
  return type === undefined ? message : `o site não desenha o tipo “${type}”`;
}

function attempt(work: () => string): string | undefined {
  try {
    return work();
  } catch {
    return;
  }
}

function isUnbalanced(line: string): boolean {
  const bare = line.replaceAll(/"[^"]*"|:.*$/g, '');
  return [/[[\]]/g, /[{}]/g, /[()]/g].some((pair) => (bare.match(pair)?.length ?? 0) % 2 === 1);
}
