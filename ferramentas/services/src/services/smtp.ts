import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { ParsedMail } from 'mailparser';
import type { SMTPServer } from 'smtp-server';
import { npmPackageDir, npmPackageVersion } from '../resolve/npm.ts';
import type { RunningService, ServiceDefinition } from '../types.ts';

export interface SmtpOptions {
  /** Porta TCP. Padrão: uma livre. */
  port?: number;
  /** Destinatários recusados com 550, para exercitar devoluções. */
  reject?: (address: string) => boolean;
}

export interface ReceivedMail {
  /** Envelope: quem de fato enviou e recebeu, que pode diferir dos cabeçalhos. */
  from: string;
  to: string[];
  mail: ParsedMail;
}

export interface SmtpMailbox extends RunningService {
  /** Tudo o que chegou, na ordem de chegada. */
  messages(): ReceivedMail[];
  /**
   * A primeira mensagem que satisfaz `accepts`, já recebida ou ainda por vir.
   * @throws Error quando `deadlineMs` (padrão 5000) se esgota.
   */
  waitFor(accepts: (message: ReceivedMail) => boolean, deadlineMs?: number): Promise<ReceivedMail>;
}

const ENABLES = 'e-mails de confirmação, avisos e devoluções sem enviar nada a ninguém';

/** Caixa de correio local: aceita qualquer remetente e guarda as mensagens em memória. */
export const smtp: ServiceDefinition<SmtpOptions, SmtpMailbox> = {
  name: 'smtp',
  enables: ENABLES,
  start: async (options = {}) => startMailbox(options),
  diagnose: async () => ({
    part: 'smtp',
    status: 'available',
    source: 'npm',
    where: 'smtp-server',
    version: version(),
    enables: ENABLES,
    reasons: [],
    howToGet: 'npm install',
  }),
};

async function startMailbox({ port = 0, reject = () => false }: SmtpOptions): Promise<SmtpMailbox> {
  const received: ReceivedMail[] = [];
  const arrivals = new EventEmitter();
  arrivals.setMaxListeners(0);
  const server = await createServer(reject, (message) => {
    received.push(message);
    arrivals.emit('message', message);
  });
  server.server.unref();
  await listen(server, port);
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= new Promise<void>((resolve) => server.close(() => resolve()));
    return stopped;
  };
  return {
    name: 'smtp',
    url,
    version: version(),
    source: 'npm',
    env: {},
    messages: () => [...received],
    waitFor: (accepts, deadlineMs = 5000) => waitForMail(received, arrivals, accepts, deadlineMs),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function version(): string {
  const dir = npmPackageDir('smtp-server');
  return dir === undefined ? 'desconhecida' : npmPackageVersion(dir);
}

async function createServer(
  reject: (address: string) => boolean,
  onMail: (message: ReceivedMail) => void,
): Promise<SMTPServer> {
  // Só aqui: custam 16 MB residentes a quem importa este módulo e não usa a caixa de correio.
  const [{ SMTPServer }, { simpleParser }] = await Promise.all([import('smtp-server'), import('mailparser')]);
  return new SMTPServer({
    authOptional: true,
    // Sem certificado local não há o que negociar; em 127.0.0.1 o texto não sai da máquina.
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) => done(null, { user: auth.username }),
    onRcptTo: ({ address }, _session, done) =>
      done(reject(address) ? Object.assign(new Error('Caixa inexistente'), { responseCode: 550 }) : null),
    onData: (stream, { envelope }, done) => {
      simpleParser(stream)
        .then((mail) => {
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
          onMail({ from, to: envelope.rcptTo.map(({ address }) => address), mail });
          done();
        })
        .catch((error: unknown) => done(error instanceof Error ? error : new Error(String(error))));
    },
  });
}

function listen(server: SMTPServer, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      // Um cliente que cai no meio da conversa é rotina numa caixa de testes.
      server.on('error', () => {});
      resolve();
    });
  });
}

async function waitForMail(
  received: ReceivedMail[],
  arrivals: EventEmitter,
  accepts: (message: ReceivedMail) => boolean,
  deadlineMs: number,
): Promise<ReceivedMail> {
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    for (;;) {
      const found = received.find(accepts);
      if (found !== undefined) return found;
      await once(arrivals, 'message', { signal });
    }
  } catch {
    const subjects = received.map(({ mail }) => mail.subject ?? '(sem assunto)').join(', ') || 'nenhuma';
    throw new Error(`A mensagem esperada não chegou em ${deadlineMs} ms; chegaram: ${subjects}`);
  }
}
