import { join } from 'node:path';
import { bookHas } from '../../../book.ts';
import { readExport } from '../../evaluate.ts';
import { plainText, readMarkdown } from '../../lesson.ts';
import { readText } from '../../subjects.ts';
import type { Report, StageContext, StageRule } from '../../types.ts';

interface Task {
  id: string;
  reread: { file?: string; heading: string };
}

const FILE = 'verificar/etapa.ts';

const known = new WeakMap<StageContext, Promise<Task[]>>();

/** As tarefas de `verificar/etapa.ts`; vazio quando o arquivo falta, o que é assunto de outra regra. */
export function tasksOf(context: StageContext): Promise<Task[]> {
  const tasks = known.get(context) ?? readTasks(context);
  known.set(context, tasks);
  return tasks;
}

async function readTasks({ book, base }: StageContext): Promise<Task[]> {
  if (!bookHas(book, `${base}/${FILE}`)) return [];
  const stage = (await readExport(join(book.root, base, FILE), 'stage')) as { tasks: Task[] };
  return stage.tasks;
}

/** Cada tarefa manda reler uma seção que existe, e o que o enunciado diz delas confere. */
export const stageTasks: StageRule = {
  id: 'etapa-tarefas',
  next: 'acerte o enunciado ou a tarefa: quem falha segue o título que ela cita',
  async check(context) {
    const { book, base, file } = context;
    const tasks = await tasksOf(context);
    if (tasks.length === 0) return [];
    const reports: Report[] = tasks.flatMap(({ id, reread }) => {
      const target = `${base}/${reread.file ?? 'README.md'}`;
      if (bookHas(book, target) && headingsOf(book.root, target).has(reread.heading)) return [];
      return [
        {
          file: `${base}/verificar`,
          message: `a tarefa ${id} manda reler “${reread.heading}”, que não existe`,
        },
      ];
    });
    if (!readText(context, file).includes(`São ${tasks.length} tarefas`))
      reports.push({ message: `o enunciado não diz “São ${tasks.length} tarefas”` });
    return reports;
  },
};

function headingsOf(root: string, file: string): Set<string> {
  const headings = readMarkdown(root, file).nodes.filter(({ node }) => node.type === 'heading');
  return new Set(headings.map(({ node }) => plainText(node)));
}
