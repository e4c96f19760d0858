/** Entrada dos comandos do `package.json`: `node ferramentas/launcher/main.mjs <comando> [argumentos]`. */
import { existsSync } from 'node:fs';
import { runWithProjectNode } from './boot/boot.mjs';
import { watchNpm } from './boot/parent.mjs';
import { ROOT } from './boot/paths.mjs';

const [command = '', ...args] = process.argv.slice(2);
const program = `${ROOT}/ferramentas/launcher/src/${command}.ts`;
if (!/^[a-z]+$/.test(command) || !existsSync(program)) {
  console.error(
    `Comando desconhecido: “${command}”. Use npm start, npm run dev, npm test ou npm run resetar.`,
  );
  process.exit(2);
}
process.env.TRILHA_INICIO = String(Date.now());
watchNpm();
await runWithProjectNode(program, args);
