// Erro: compara com um espaço, que não é o texto vazio.
// Tarefa: 4
// Mensagem: enviado exitCode('') · recebido 0 · esperado 2
export function greeting(name: string): string {
  return `Olá, ${name}. O Palco é seu.`;
}

export function exitCode(name: string): number {
  return name === ' ' ? 2 : 0;
}
