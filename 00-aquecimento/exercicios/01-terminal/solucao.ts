export function greeting(name: string): string {
  return `Olá, ${name}. O Palco é seu.`;
}

export function exitCode(name: string): number {
  if (name === '') return 2;
  return 0;
}

if (import.meta.main) {
  const [name = ''] = process.argv.slice(2);
  process.exitCode = exitCode(name);
  if (process.exitCode === 0) console.log(greeting(name));
  else console.error('Faltou o nome. Escreva-o depois do nome do arquivo.');
}
