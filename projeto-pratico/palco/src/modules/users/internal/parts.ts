import { isCommonPassword } from './common-passwords.ts';
import { handleKey } from './handles.ts';
import { cleanImage } from './image.ts';
import { hashPassword, isOutdated, NOBODY, verifyPassword } from './passwords.ts';
import { emailKey } from './rules.ts';
import { hashToken, newToken } from './tokens.ts';

/** As peças da fatia em que um engano custa caro: cada uma se troca sem mexer nas outras. */
export const defaultParts = {
  hashPassword,
  verifyPassword,
  isOutdated,
  /** Hash de nenhuma senha, conferido quando não há conta. */
  nobody: NOBODY,
  isCommonPassword,
  newToken,
  hashToken,
  handleKey,
  emailKey,
  cleanImage,
};

export type Parts = typeof defaultParts;
