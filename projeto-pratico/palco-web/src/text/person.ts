/** Até duas iniciais de um nome: "Ana de Souza" vira "AS"; um nome só vira uma letra. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word) && !/^d[aeo]s?$/iu.test(word));
  const first = words.at(0) ?? name;
  const last = words.length > 1 ? words.at(-1) : undefined;
  const letter = (word: string | undefined) => [...(word ?? '')].at(0)?.toLocaleUpperCase('pt-BR') ?? '';
  return letter(first) + letter(last);
}

/** Número estável de 0 a 2³² − 1 para um texto (FNV-1a): a mesma pessoa tem sempre a mesma cor. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) {
    value ^= char.codePointAt(0) ?? 0;
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}
