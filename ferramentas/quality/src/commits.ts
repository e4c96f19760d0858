import { execFileSync } from 'node:child_process';
import { titleProblem } from './commits/titles.ts';
import { ROOT } from './files.ts';
import { report } from './report.ts';

/** Só os mais recentes: um título antigo não se reescreve, e um clone raso não os tem. */
const MOST_RECENT = '200';

const log = execFileSync('git', ['log', '--no-merges', `--max-count=${MOST_RECENT}`, '--format=%h%x09%s'], {
  cwd: ROOT,
  encoding: 'utf8',
});
const commits = log.trim().split('\n').filter(Boolean);
const problems = commits.flatMap((line) => {
  const [hash = '', title = ''] = line.split('\t');
  const problem = titleProblem(title);
  return problem ? [`${hash} "${title}": ${problem}`] : [];
});
report(problems, `títulos de commit: ${commits.length} lidos`);
