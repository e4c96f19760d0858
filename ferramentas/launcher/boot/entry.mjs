/** Entrada do programa no Node do projeto, quando o da máquina é antigo: `entry.mjs <programa> …`. */
import { importProgram } from './import-program.mjs';
import { onParentDeath } from './parent.mjs';

const [script = '', ...args] = process.argv.slice(2);
onParentDeath();
await importProgram(script, args);
