import { setTimeout as delay } from 'node:timers/promises';
import { service } from '@trilha/services';
import { CheckFailure } from '../failure.ts';
import { TcpGate } from './gate.ts';

/** Uma mensagem, como chegou a quem a lê. */
export interface Letter {
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
}

/** O que se espera de uma mensagem, e quanto. */
interface Wanted {
  /** Quantas mensagens este endereço deve ter recebido ao todo. Padrão: 1. */
  count?: number;
  /** Só contam as mensagens com um link para esta página, e um token no fragmento. */
  page?: string;
  deadlineMs?: number;
}

const DEADLINE_MS = 10_000;
const POLL_MS = 25;
/** A página que confirma um e-mail. */
const CONFIRMATION = 'confirmar-email';

type Smtp = Awaited<ReturnType<typeof service<'smtp'>>>;

/** A caixa de correio da verificação: tudo o que o servidor envia chega aqui, e a ninguém mais. */
export class Mailbox {
  readonly #smtp: Smtp;
  readonly #gate: TcpGate;

  private constructor(smtp: Smtp, gate: TcpGate) {
    this.#smtp = smtp;
    this.#gate = gate;
  }

  static async open(): Promise<Mailbox> {
    const smtp = await service('smtp');
    return new Mailbox(smtp, await TcpGate.open(new URL(smtp.url)));
  }

  /** O endereço que vai em `SMTP_URL`. */
  get url(): string {
    return `smtp://127.0.0.1:${this.#gate.port}`;
  }

  /** O servidor de e-mail some: conexões cortadas, as abertas e as novas. */
  cut(): void {
    this.#gate.cut();
  }

  /** E volta, no mesmo endereço. */
  restore(): void {
    this.#gate.restore();
  }

  /** Espera, enquanto a caixa está fora do ar, alguém tentar entregar; volta sem isso se ninguém tentar a tempo. */
  async attempted(deadlineMs: number): Promise<void> {
    const { refused } = this.#gate;
    const started = performance.now();
    while (this.#gate.refused === refused && performance.now() - started < deadlineMs) await delay(POLL_MS);
  }

  /**
   * As mensagens que um endereço já recebeu, na ordem. A que veio duas vezes com o mesmo Message-ID é uma só: entregar
   * de novo é o que faz uma caixa de saída que não perde nada.
   */
  to(address: string): Letter[] {
    const seen = new Set<string>();
    return this.#smtp
      .messages()
      .filter(({ to }) => to.some((one) => one.toLowerCase() === address.toLowerCase()))
      .map(({ from, to, mail }) => ({
        from,
        to,
        subject: mail.subject ?? '',
        text: mail.text ?? '',
        html: mail.html || '',
        messageId: mail.messageId ?? '',
      }))
      .filter(({ messageId }) => messageId === '' || seen.size < seen.add(messageId).size);
  }

  /**
   * Espera o endereço ter recebido `count` mensagens e devolve a última delas.
   *
   * @throws CheckFailure quando não chegam a tempo
   */
  async expect(address: string, { count = 1, page, deadlineMs = DEADLINE_MS }: Wanted = {}): Promise<Letter> {
    const started = performance.now();
    const counts = (letter: Letter) => page === undefined || findToken(letter, page) !== undefined;
    while (true) {
      const letters = this.to(address).filter(counts);
      const wanted = letters[count - 1];
      if (wanted !== undefined) return wanted;
      if (performance.now() - started > deadlineMs) {
        throw new CheckFailure({
          expected: `${count === 1 ? 'uma mensagem' : `${count} mensagens`} para ${address}, em até ${deadlineMs / 1000} s`,
          got: letters.length === 0 ? 'nenhuma mensagem chegou' : `chegaram ${letters.length}`,
          where: 'caixa de correio (SMTP_URL)',
        });
      }
      await delay(POLL_MS);
    }
  }

  async close(): Promise<void> {
    await this.#gate.close();
    await this.#smtp.stop();
  }
}

/** O token do link para uma página: vem no fragmento, que navegador nenhum manda a servidor nenhum. */
export function findToken({ text, html }: Letter, page = CONFIRMATION): string | undefined {
  const link = new RegExp(`https?://[^\\s"'<>]+/${page}#([A-Za-z0-9_-]+)`, 'u');
  return (link.exec(text) ?? link.exec(html))?.[1];
}

/** O mesmo, recusando a mensagem que não traz um. @throws CheckFailure */
export function tokenIn(letter: Letter, page = CONFIRMATION): string {
  const token = findToken(letter, page);
  if (token !== undefined) return token;
  throw new CheckFailure({
    expected: `um link PUBLIC_URL/${page}#token no corpo da mensagem`,
    got: `a mensagem “${letter.subject}” não traz o link`,
    received: letter.text.slice(0, 400),
    where: 'corpo da mensagem',
  });
}
