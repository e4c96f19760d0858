import { isCommonPassword } from './common-passwords.ts';
import { handleKey } from './handles.ts';
import { cleanImage } from './image.ts';
import { hashPassword, NOBODY, verifyPassword } from './passwords.ts';
import { emailKey } from './rules.ts';
import { hashToken, newToken } from './tokens.ts';

/** As peças da fatia em que um engano custa caro: cada uma se troca sem mexer nas outras. */
export const defaultParts = {
  hashPassword,
  verifyPassword,
  /** Hash de nenhuma senha: o que se confere quando não há conta, e o da conta que não tem senha. */
  nobody: NOBODY,
  isCommonPassword,
  newToken,
  hashToken,
  handleKey,
  emailKey,
  cleanImage,
};

export type Parts = typeof defaultParts;
