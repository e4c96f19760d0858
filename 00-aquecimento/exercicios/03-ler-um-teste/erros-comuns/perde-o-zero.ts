// Erro: acrescenta o singular e perde o caso de ninguém.
// Tarefa: 3
// Mensagem: recebido '0 visualizações' · esperado 'ninguém viu ainda'
export { authorName, duration, newestFirst } from '../solucao.ts';

export const views = (count: number): string => (count === 1 ? '1 visualização' : `${count} visualizações`);
