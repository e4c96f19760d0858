import { newSecret, sha256 } from '#kernel/secret.ts';
import { isCommonPassword } from './common-passwords.ts';
import { handleKey } from './handles.ts';
import { cleanImage } from './image.ts';
import { hashPassword, NOBODY, verifyPassword } from './passwords.ts';
import { emailKey } from './rules.ts';

/** As peças da fatia em que um engano custa caro: cada uma se troca sem mexer nas outras. */
export const defaultParts = {
  hashPassword,
  verifyPassword,
  /** Hash de nenhuma senha: o que se confere quando não há conta, e o da conta que não tem senha. */
  nobody: NOBODY,
  isCommonPassword,
  /** O que vai em um link. */
  newToken: newSecret,
  hashToken: sha256,
  handleKey,
  emailKey,
  cleanImage,
};

export type Parts = typeof defaultParts;
