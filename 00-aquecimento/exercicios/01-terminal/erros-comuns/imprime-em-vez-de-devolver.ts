// Erro: escreve a frase na tela e não a devolve.
// Tarefa: 1
// Mensagem: o resultado é undefined (undefined), devia ser 'Olá, Ana. O Palco é seu.' (string)
export function greeting(name: string): string | undefined {
  console.log(`Olá, ${name}. O Palco é seu.`);
  return;
}

export function exitCode(name: string): number {
  return name === '' ? 2 : 0;
}
