import { mailContract } from '../contract.ts';
import { createMemoryMail } from '../memory.ts';

mailContract('memória', async () => {
  const mail = createMemoryMail();
  return { mail, received: async (to) => mail.letters().filter((letter) => letter.to === to) };
});
