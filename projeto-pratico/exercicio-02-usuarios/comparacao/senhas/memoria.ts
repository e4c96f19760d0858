/**
 * Um hash só, num processo só dele: escreve quantos MiB a memória residente subiu, no pico. Só no Linux: o pico que
 * `process.resourceUsage()` dá é o de toda a vida do processo, e o da subida do Node esconde o do hash.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { passwordHashes } from './candidatos.ts';

const chosen = passwordHashes.find(({ name }) => name === process.argv[2]);
if (chosen === undefined) throw new Error(`Não conheço “${process.argv[2]}”.`);

const kib = (field: string): number =>
  Number(new RegExp(`${field}:\\s+(\\d+)`, 'u').exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);

// O 5 diz ao núcleo que esqueça o pico até aqui (proc_pid_clear_refs(5)).
writeFileSync('/proc/self/clear_refs', '5');
const before = kib('VmRSS');
await chosen.hash('chuva no telhado de zinco');
process.stdout.write(String(Math.max(1, Math.round((kib('VmHWM') - before) / 1024))));
