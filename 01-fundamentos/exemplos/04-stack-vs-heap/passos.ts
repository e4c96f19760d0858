/**
 * A pilha e o heap depois de cada linha de cinco programas curtos, num modelo.
 */
import { memoryAfter, SCENES, type Scene } from './cenas.ts';
import { garbage, type Memory } from './core.ts';

// #region texto
/** A memória numa linha: `pilha: main() {cache} | heap: Map (nova)`. */
export function memoryText(memory: Memory): string {
  const frames = memory.frames.map(({ name, vars }) => {
    const names = Object.keys(vars);
    return names.length > 0 ? `${name} {${names.join(', ')}}` : name;
  });
  const dead = new Set(garbage(memory));
  const objects = memory.objects.map(
    ({ name, generation }) => `${name} (${generation}${dead.has(name) ? ', lixo' : ''})`,
  );
  return `pilha: ${frames.join(', ') || 'vazia'} | heap: ${objects.join(', ') || 'vazio'}`;
}
// #endregion texto

function show({ title, lines }: Scene): void {
  console.log(title);
  for (const [at, { code }] of lines.entries())
    console.log(`  ${code.padEnd(31)} ${memoryText(memoryAfter(lines, at + 1))}`);
}

export function main(): void {
  for (const scene of Object.values(SCENES)) show(scene);
}

if (import.meta.main) main();
