/** As formas que as rotas do segundo fator aceitam. */

import { exactly, optional, password, text } from '../users/schemas.ts';

const device = { deviceName: text(80, 'visible-line'), deviceToken: text(512) };
/** O JSON que o navegador produz (`PublicKeyCredential.toJSON`): quem o julga por dentro é a biblioteca de WebAuthn. */
const response = { type: 'object' };

export const nothing = exactly({});
export const code = exactly({ code: text(64) });
export const secondStep = optional(
  exactly({ challenge: text(512), method: { enum: ['totp', 'recovery_code'] }, code: text(64) }),
  device,
);
export const passkeyCreated = optional(exactly({ response }), { name: text(80, 'visible-line') });
export const passkeySigned = optional(exactly({ response }), device);
/** O que acompanha cada método, a rota decide: uma forma só, para que a mensagem diga o campo que falta. */
export const stepUp = optional(
  exactly({ method: { enum: ['password', 'totp', 'recovery_code', 'passkey'] } }),
  { password, code: text(64), response },
);
