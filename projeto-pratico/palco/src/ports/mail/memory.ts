import { checkLetter, type Letter, type Mail } from './port.ts';

export interface MemoryMail extends Mail {
  /** O que já foi entregue, na ordem, cada mensagem uma vez. */
  letters(): Letter[];
}

/** Entrega na memória do processo. Para testes. */
export function createMemoryMail(): MemoryMail {
  const delivered = new Map<string, Letter>();
  return {
    async send(letter) {
      checkLetter(letter);
      if (!delivered.has(letter.messageId)) delivered.set(letter.messageId, letter);
    },
    letters: () => [...delivered.values()],
  };
}
