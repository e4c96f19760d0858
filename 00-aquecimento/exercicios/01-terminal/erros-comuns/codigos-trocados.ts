// Erro: trata 0 como “falhou”.
// Tarefa: 3
// Mensagem: enviado exitCode('Ana') · recebido 2 · esperado 0
export function greeting(name: string): string {
  return `Olá, ${name}. O Palco é seu.`;
}

export function exitCode(name: string): number {
  return name === '' ? 0 : 2;
}
