// Erro: POR ESCREVER: outro engano plausível; aqui, devolver o que chegou.
// Tarefa: 1
// Mensagem: recebido
export const invert = (text: string): string => text;
