/**
 * {{title}}.
 */

// POR ESCREVER: um programa que mostre o mecanismo com a coisa de verdade, em menos de 150 linhas, e pare sozinho
export const invert = (text: string): string => [...text].reverse().join('');

if (import.meta.main) console.log(invert('Palco'));
