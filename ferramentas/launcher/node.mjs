/**
 * Porta dos comandos do projeto para o Node certo. Um `bin` em JavaScript puro, que rode em qualquer
 * Node ≥ 18, importa `runWithProjectNode` e entrega o seu programa:
 *
 *     import { runWithProjectNode } from '../../ferramentas/launcher/node.mjs';
 *     await runWithProjectNode(fileURLToPath(new URL('../cli/main.ts', import.meta.url)), process.argv.slice(2));
 */
export { runWithProjectNode } from './boot/boot.mjs';
