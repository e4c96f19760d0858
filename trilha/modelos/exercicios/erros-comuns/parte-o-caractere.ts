// Erro: POR ESCREVER: um engano que alguém de fato cometeria; aqui, separar por unidades de 16 bits.
// Tarefa: 3
// Mensagem: recebido
export const invert = (text: string): string => text.split('').reverse().join('');
