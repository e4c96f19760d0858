import { describe, expect, test } from 'vitest';
import { mailContract } from '#ports/mail/contract.ts';
import { hasDatabase, useDb } from '../../../../test/support/palco.ts';
import { createLocalMail } from '../index.ts';

describe.runIf(hasDatabase())('caixa local', () => {
  const open = useDb();
  const from = 'Palco <nao-responda@localhost>';

  mailContract('banco', async () => {
    const mail = createLocalMail({ db: await open(), from });
    return { mail, received: async (to) => (await mail.received(500)).filter((letter) => letter.to === to) };
  });

  test('a mesma mensagem entregue duas vezes aparece uma', async () => {
    const mail = createLocalMail({ db: await open(), from });
    const letter = { to: 'rui@exemplo.com.br', subject: 'Oi', text: 'Oi', html: '', messageId: 'a@b' };
    await mail.send(letter);
    await mail.send(letter);
    const mine = (await mail.received(500)).filter(({ to }) => to === letter.to);
    expect(mine).toMatchObject([{ ...letter, from }]);
  });

  test('a caixa guarda só as mais novas', async () => {
    const mail = createLocalMail({ db: await open(), from });
    const letter = { to: 'lia@exemplo.com.br', subject: 'Oi', text: 'Oi', html: '' };
    for (let n = 0; n <= 500; n += 1) await mail.send({ ...letter, messageId: `cheia.${n}` });
    const kept = await mail.received(1_000);
    expect(kept).toHaveLength(500);
    expect(kept[0]?.messageId).toBe('cheia.500');
    expect(kept.some(({ messageId }) => messageId === 'cheia.0')).toBe(false);
  });
});
