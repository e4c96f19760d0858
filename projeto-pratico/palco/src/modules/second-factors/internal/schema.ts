import type { Static } from 'typebox';
import { component, Id, nullable, strict, Timestamp } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import { appDevice } from '#modules/sessions/index.ts';

const CodeMethod = Type.Unsafe<'totp' | 'recovery_code'>({ type: 'string', enum: ['totp', 'recovery_code'] });

/** Folga para espaços e hifens; o maior código tem 24 letras. */
const Code = Type.String({
  minLength: 1,
  maxLength: 64,
  description: 'Como aparece; espaços e hifens não contam',
});

export const ActivationCode = strict({ code: Code });

const secondStep = {
  challenge: Type.String({ minLength: 1, maxLength: 200, description: 'O do 401 second_factor_required' }),
  method: CodeMethod,
  code: Code,
};

export const SessionSecondStep = strict(secondStep);
export const TokenSecondStep = strict({ ...secondStep, ...appDevice });

const base64url = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^[A-Za-z0-9_-]+$', description: 'base64url' });

/**
 * O que o navegador devolve, como ele o escreve (WebAuthn nível 3, seção 5.1.8). Aqui, e só aqui, um membro desconhecido
 * é aceito e ignorado: quem os acrescenta é o navegador da pessoa, a cada versão, e não quem escreveu a página.
 */
const credential = <T extends Parameters<typeof Type.Object>[0]>(response: T) =>
  Type.Object({
    // uma credencial tem até 1023 bytes
    id: base64url(1364),
    rawId: base64url(1364),
    type: Type.Literal('public-key'),
    response: Type.Object(response),
  });

const clientDataJSON = base64url(4096);

const NewCredential = credential({
  clientDataJSON,
  attestationObject: base64url(16_384),
  transports: Type.Optional(Type.Array(Type.String({ maxLength: 32 }), { maxItems: 16 })),
});

const Assertion = credential({
  clientDataJSON,
  authenticatorData: base64url(4096),
  signature: base64url(2048),
  userHandle: Type.Optional(nullable(Type.String({ maxLength: 128 }))),
});

export const NewPasskey = strict({
  response: NewCredential,
  name: Type.Optional(
    Type.String({ minLength: 1, maxLength: 60, description: 'Para a pessoa a reconhecer' }),
  ),
});

export const SessionPasskey = strict({ response: Assertion });
export const TokenPasskey = strict({ response: Assertion, ...appDevice });

export const Nothing = strict({});

/** Uma das formas; o que cada uma pede é conferido por `step-up.ts`, que diz em que campo está a falta. */
export const StepUp = strict({
  method: Type.Unsafe<'password' | 'totp' | 'recovery_code' | 'passkey'>({
    type: 'string',
    enum: ['password', 'totp', 'recovery_code', 'passkey'],
  }),
  password: Type.Optional(Type.String({ minLength: 1, maxLength: 128 })),
  code: Type.Optional(Code),
  response: Type.Optional(Assertion),
});

export const SteppedUp = Type.Object(
  { until: Timestamp },
  { description: 'Até quando esta sessão pode fazer o que exige prova recente' },
);

export const NewTotp = Type.Object(
  { secret: Type.String({ description: 'base32' }), uri: Type.String({ description: 'otpauth://' }) },
  { description: 'Ainda não vale: prove com um código que o aplicativo o guardou' },
);

export const RecoveryCodes = Type.Object(
  { recoveryCodes: Type.Array(Type.String()) },
  { description: 'Cada um vale uma vez, e nunca mais serão mostrados' },
);

export const Passkey = component(
  'Passkey',
  Type.Object({ id: Id, name: Type.String(), createdAt: Timestamp, lastUsedAt: nullable(Timestamp) }),
);

export const CreatedPasskey = Type.Object(
  {
    id: Id,
    name: Type.String(),
    createdAt: Timestamp,
    lastUsedAt: nullable(Timestamp),
    recoveryCodes: Type.Array(Type.String()),
  },
  { description: 'Os códigos vêm com o primeiro fator da conta; depois a lista é vazia' },
);

/** Escritas para `navigator.credentials`, que é quem as lê: aqui são só um JSON. */
const options = (description: string) =>
  Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, description });

export const CreationOptions = options('PublicKeyCredentialCreationOptionsJSON do WebAuthn nível 3');
export const RequestOptions = options('PublicKeyCredentialRequestOptionsJSON do WebAuthn nível 3');

export const Identity = component(
  'Identity',
  Type.Object({ id: Id, provider: Type.String(), email: nullable(Type.String()), linkedAt: Timestamp }),
);

export const Security = Type.Object(
  {
    totp: Type.Boolean(),
    recoveryCodesLeft: Type.Integer(),
    passkeys: Type.Array(Passkey.ref),
    identities: Type.Array(Identity.ref),
    hasPassword: Type.Boolean(),
  },
  { description: 'Como se entra nesta conta' },
);

export const PasskeyParams = Type.Object({ id: Id });

export type Assertion = Static<typeof Assertion>;
export type NewCredential = Static<typeof NewCredential>;
export type TokenPasskey = Static<typeof TokenPasskey>;
export type TokenSecondStep = Static<typeof TokenSecondStep>;
export type StepUp = Static<typeof StepUp>;
export type Identity = Static<(typeof Identity)['schema']>;
