/** A frase que recebe quem entra no Palco. */
export function greeting(name: string): string {
  throw new Error('por fazer: greeting');
}

/** O código com que o programa termina: 0 se há um nome, 2 se ele é o texto vazio. */
export function exitCode(name: string): number {
  throw new Error('por fazer: exitCode');
}

// Daqui para baixo está pronto: só acontece quando você roda este arquivo no terminal.
if (import.meta.main) {
  const [name = ''] = process.argv.slice(2);
  process.exitCode = exitCode(name);
  if (process.exitCode === 0) console.log(greeting(name));
  else console.error('Faltou o nome. Escreva-o depois do nome do arquivo.');
}
