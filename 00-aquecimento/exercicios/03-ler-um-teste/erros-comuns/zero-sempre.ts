// Erro: põe o zero também quando já há dois algarismos.
// Tarefa: 1
// Mensagem: enviado duration(70) · recebido '1:010'
export { authorName, newestFirst, views } from '../solucao.ts';

export const duration = (seconds: number): string => `${Math.floor(seconds / 60)}:0${seconds % 60}`;
