import { describe, expect, test } from 'vitest';
import { type Letter, type Mail, MailRefusedError } from './port.ts';

export interface MailHarness {
  mail: Mail;
  /** O que já chegou a este endereço. */
  received(to: string): Promise<Omit<Letter, 'messageId'>[]>;
  /** O mesmo transporte sem ninguém do outro lado; ausente se isso não existe para ele. */
  unreachable?: Mail;
}

let sequence = 0;

function letter(changes: Partial<Letter> = {}): Letter {
  sequence += 1;
  return {
    to: `ana.${sequence}@exemplo.com.br`,
    subject: 'Ação: confirme a inscrição ✓',
    text: 'Olá, Ana.\n\nhttps://palco.exemplo.com.br/x#abc_DEF-123\n',
    html: '<p>Olá, <strong>Ana</strong>.</p>',
    messageId: `contrato.${sequence}.${process.pid}@palco.exemplo.com.br`,
    ...changes,
  };
}

/** O que toda saída de mensagens cumpre. Cada adaptador chama isto com uma fábrica. */
export function mailContract(name: string, create: () => Promise<MailHarness>): void {
  describe(`${name}: essencial`, () => {
    test('entrega assunto e corpos intactos, com acentos', async () => {
      const { mail, received } = await create();
      const sent = letter();
      await mail.send(sent);
      const { to, subject } = sent;
      const [got, ...others] = await received(to);
      expect(others).toEqual([]);
      expect(got).toMatchObject({ to, subject });
      expect(got?.text.trim()).toBe(sent.text.trim());
      expect(got?.html.trim()).toBe(sent.html.trim());
    });

    test('uma linha de mil caracteres chega inteira', async () => {
      const { mail, received } = await create();
      const sent = letter({ text: 'é'.repeat(1_000) });
      await mail.send(sent);
      expect((await received(sent.to))[0]?.text.trim()).toBe(sent.text);
    });
  });

  describe(`${name}: limites`, () => {
    test.each([
      ['dois endereços', { to: 'a@exemplo.com.br, b@exemplo.com.br' }],
      ['endereço com cabeçalho dentro', { to: 'a@exemplo.com.br\r\nBcc: b@exemplo.com.br' }],
      ['assunto com cabeçalho dentro', { subject: 'Oi\r\nBcc: b@exemplo.com.br' }],
    ])('recusa de vez %s', async (_what, changes) => {
      const { mail } = await create();
      await expect(mail.send(letter(changes))).rejects.toBeInstanceOf(MailRefusedError);
    });
  });

  describe(`${name}: falhas`, () => {
    test('sem ninguém do outro lado, rejeita como passageiro', async () => {
      const { unreachable } = await create();
      if (!unreachable) return;
      const failure = await unreachable.send(letter()).then(
        () => null,
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(Error);
      expect(failure).not.toBeInstanceOf(MailRefusedError);
    });
  });
}
