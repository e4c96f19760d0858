import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CheckFailure, findToken, Mailbox, tokenIn } from '../src/index.ts';

let mailbox: Mailbox;
beforeEach(async () => {
  mailbox = await Mailbox.open();
});
afterEach(() => mailbox.close());

/** Entrega uma mensagem falando SMTP à mão: cada linha espera a resposta da anterior. */
async function deliver(to: string, text: string, id = '1'): Promise<void> {
  const { hostname, port } = new URL(mailbox.url);
  const socket = connect(Number(port), hostname);
  const replies = createInterface({ input: socket })[Symbol.asyncIterator]();
  await once(socket, 'connect');
  const message = `Subject: Oi\r\nMessage-ID: <${id}@palco>\r\n\r\n${text}\r\n.\r\n`;
  const lines = [
    'HELO eu\r\n',
    'MAIL FROM:<palco@exemplo.com.br>\r\n',
    `RCPT TO:<${to}>\r\n`,
    'DATA\r\n',
    message,
  ];
  for (const line of lines) {
    const reply = await replies.next();
    if (reply.done === true || !/^[23]/u.test(reply.value)) throw new Error('o correio recusou');
    socket.write(line);
  }
  await replies.next();
  socket.destroy();
}

test('a mensagem chega a quem a espera, sem diferença de maiúsculas no endereço', async () => {
  const waiting = mailbox.expect('Ana@exemplo.com.br');
  await deliver('ana@exemplo.com.br', 'https://palco.exemplo.com.br/confirmar-email#abc_DEF-1');
  const letter = await waiting;
  expect(letter).toMatchObject({ subject: 'Oi', messageId: '<1@palco>', from: 'palco@exemplo.com.br' });
  expect(tokenIn(letter)).toBe('abc_DEF-1');
});

test('a mensagem entregue duas vezes conta uma; outra, com outro Message-ID, conta', async () => {
  for (const id of ['1', '1', '2']) await deliver('ana@exemplo.com.br', `texto ${id}`, id);
  expect(mailbox.to('ana@exemplo.com.br').map(({ text }) => text.trim())).toEqual(['texto 1', 'texto 2']);
});

test('a espera que não dá em nada diz quantas chegaram', async () => {
  await deliver('ana@exemplo.com.br', 'uma');
  const late = mailbox.expect('ana@exemplo.com.br', { count: 2, deadlineMs: 60 });
  await expect(late).rejects.toMatchObject({ evidence: { got: 'chegaram 1' } });
  const none = mailbox.expect('bia@exemplo.com.br', { deadlineMs: 60 });
  await expect(none).rejects.toMatchObject({ evidence: { got: 'nenhuma mensagem chegou' } });
});

test('a mensagem sem o link é recusada; um endereço qualquer não é o link', async () => {
  await deliver('ana@exemplo.com.br', 'Veja https://palco.exemplo.com.br/outra#abc');
  const letter = await mailbox.expect('ana@exemplo.com.br');
  expect(findToken(letter)).toBeUndefined();
  expect(() => tokenIn(letter)).toThrow(CheckFailure);
});

test('fora do ar, a caixa corta quem chega e nota a tentativa; ao voltar, recebe no mesmo endereço', async () => {
  const { url } = mailbox;
  mailbox.cut();
  const attempt = mailbox.attempted(5_000);
  await expect(deliver('ana@exemplo.com.br', 'perdida')).rejects.toThrow();
  await attempt;
  mailbox.restore();
  expect(mailbox.url).toBe(url);
  await deliver('ana@exemplo.com.br', 'achada');
  expect(mailbox.to('ana@exemplo.com.br').map(({ text }) => text.trim())).toEqual(['achada']);
});

test('com a página, só contam as mensagens que levam a ela', async () => {
  const to = 'ana@exemplo.com.br';
  await deliver(to, 'https://palco.exemplo.com.br/confirmar-email#primeiro', '1');
  const waiting = mailbox.expect(to, { page: 'nova-senha' });
  await deliver(to, 'https://palco.exemplo.com.br/nova-senha#segundo', '2');
  expect(tokenIn(await waiting, 'nova-senha')).toBe('segundo');
  await expect(mailbox.expect(to, { page: 'nova-senha', count: 2, deadlineMs: 60 })).rejects.toMatchObject({
    evidence: { got: 'chegaram 1' },
  });
});
