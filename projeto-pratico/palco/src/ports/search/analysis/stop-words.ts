/**
 * Palavras que ligam as outras, já sem acento. São menos que as do PostgreSQL, e de propósito: “não”, “são”, “mais”,
 * “sem” e “foi” dizem alguma coisa, e “São Paulo” sem o “São” é qualquer Paulo.
 */
const STOP_WORDS = new Set(
  (
    'a o as os um uma uns umas de da do das dos em na no nas nos num numa por pela pelo pelas pelos para pra pro ao aos ' +
    'com e ou que se'
  ).split(' '),
);

export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);
