import { spawnSync } from 'node:child_process';
import { ROOT } from './files.ts';
import { report } from './report.ts';

/** Tudo o que é gerado e vai para o repositório, com o comando que prova que está em dia. */
const GENERATED: Readonly<Record<string, readonly string[]>> = {
  'projeto-pratico/palco-web/src/api/schema.gerado.ts': ['ferramentas/api-client/generate.mjs', '--check'],
};

const problems = Object.entries(GENERATED).flatMap(([path, command]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  return status === 0 ? [] : [`${path}: node ${command.join(' ')}\n${stdout}${stderr}`];
});
report(problems, `gerados em dia: ${Object.keys(GENERATED).length} conferidos`);
