// Erro: entre aspas, o nome não é trocado.
// Tarefa: 1
// Mensagem: recebido 'Olá, ${name}. O Palco é seu.'
export function greeting(_name: string): string {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: é o erro que este arquivo mostra
  return 'Olá, ${name}. O Palco é seu.';
}

export function exitCode(name: string): number {
  return name === '' ? 2 : 0;
}
