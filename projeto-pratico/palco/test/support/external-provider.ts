import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type CryptoKey, exportJWK, generateKeyPair } from 'jose';
import { type Adapter, type AdapterPayload, type KoaContextWithOIDC, Provider } from 'oidc-provider';

/** Quem o provedor de fora diz que a pessoa é. */
export interface Outsider {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
  preferred_username?: string;
}

export interface ExternalProviderOptions {
  port: number;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  /** Quem entra quando alguém chega à página de entrada; nulo é quem desiste. */
  whoIsThere(request: IncomingMessage): Outsider | null;
  /** Mexe em uma resposta já pronta, como faria um provedor com defeito ou tomado. */
  tamper?(ctx: KoaContextWithOIDC): Promise<void> | void;
}

export interface Running {
  issuer: string;
  server: Server;
  /** A chave que assina os id_tokens, para o teste que os refaz. */
  privateKey: CryptoKey;
}

/** Um provedor de OpenID Connect que faz as vezes do mundo lá fora: não divide nada com o Palco além do protocolo. */
export async function startExternalProvider(options: ExternalProviderOptions): Promise<Running> {
  const issuer = `http://127.0.0.1:${options.port}`;
  const people = new Map<string, Outsider>();
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider = await createProvider(issuer, options, people, privateKey);
  const handle = provider.callback();
  const server = createServer((request, response) => {
    const work = request.url?.startsWith('/entrada/')
      ? answer(provider, options, people, request, response)
      : handle(request, response);
    work.catch((error: Error) => response.writeHead(500).end(error.message));
  });
  await new Promise<void>((resolve) => server.listen(options.port, '127.0.0.1', resolve));
  return { issuer, server, privateKey };
}

async function createProvider(
  issuer: string,
  options: ExternalProviderOptions,
  people: Map<string, Outsider>,
  privateKey: CryptoKey,
) {
  const provider = new Provider(issuer, {
    adapter: memoryAdapter(),
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'fora', alg: 'RS256', use: 'sig' }] },
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        redirect_uris: [options.redirectUri],
      },
    ],
    cookies: { keys: ['segredo dos testes'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 60, Session: 60, Grant: 60 },
    interactions: { url: (_ctx, { uid }) => `/entrada/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...people.get(sub), sub }) }),
  });
  provider.use(async (ctx: KoaContextWithOIDC, next: () => Promise<void>) => {
    await next();
    await options.tamper?.(ctx);
  });
  return provider;
}

/** Ninguém digita nada: quem está ali entra e permite, ou desiste. */
async function answer(
  provider: Provider,
  { whoIsThere }: ExternalProviderOptions,
  people: Map<string, Outsider>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const person = whoIsThere(request);
  if (person === null) return provider.interactionFinished(request, response, { error: 'access_denied' });
  people.set(person.sub, person);
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId: person.sub, clientId: String(params.client_id) });
  grant.addOIDCScope(String(params.scope));
  const consent = { grantId: await grant.save() };
  await provider.interactionFinished(request, response, { login: { accountId: person.sub }, consent });
}

/** A da biblioteca avisa, a cada partida, que não serve para produção. */
function memoryAdapter() {
  const rows = new Map<string, AdapterPayload>();
  return (model: string): Adapter => ({
    upsert: async (id, payload) => void rows.set(`${model} ${id}`, payload),
    find: async (id) => rows.get(`${model} ${id}`),
    findByUid: async (uid) => [...rows.values()].find((row) => row.kind === model && row.uid === uid),
    findByUserCode: async () => {},
    consume: async (id) => void Object.assign(rows.get(`${model} ${id}`) ?? {}, { consumed: true }),
    destroy: async (id) => void rows.delete(`${model} ${id}`),
    async revokeByGrantId(grantId) {
      for (const [key, row] of rows) if (row.grantId === grantId) rows.delete(key);
    },
  });
}

/** À mão: `node test/support/external-provider.ts`, e o Palco com as variáveis que ele escreve. Quem chega é sempre Ana. */
if (import.meta.main) {
  const [palco = 'http://localhost:3000'] = process.argv.slice(2);
  const redirectUri = `${palco}/api/v1/external-sign-in/callback`;
  const ana = { sub: 'ana', email: 'ana@fora.exemplo', email_verified: true, name: 'Ana de Fora' };
  const options = { port: 4400, clientId: 'palco', clientSecret: 'so-nesta-maquina', redirectUri };
  const { issuer } = await startExternalProvider({ ...options, whoIsThere: () => ana });
  process.stdout.write(`EXTERNAL_OIDC_ISSUER=${issuer}
EXTERNAL_OIDC_CLIENT_ID=${options.clientId}
EXTERNAL_OIDC_CLIENT_SECRET=${options.clientSecret}
EXTERNAL_OIDC_NAME="Contas de Fora"
`);
}
