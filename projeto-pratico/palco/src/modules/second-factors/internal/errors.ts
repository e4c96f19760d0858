import { defineErrors } from '#kernel/errors.ts';

export const secondFactorErrors = defineErrors({
  second_factor_required: { status: 401, title: 'Falta o segundo passo' },
  challenge_invalid: { status: 401, title: 'Entrada que não vale mais' },
  code_invalid: { status: 401, title: 'Código que não abre a conta' },
  code_wrong: { status: 422, title: 'Código não confere' },
  passkey_invalid: { status: 401, title: 'Passkey que não abre a conta' },
  passkey_refused: { status: 422, title: 'Passkey recusada' },
  passkey_not_found: { status: 404, title: 'Passkey não encontrada' },
  passkeys_full: { status: 409, title: 'Passkeys demais' },
  totp_not_pending: { status: 409, title: 'Nenhum aplicativo à espera' },
  last_sign_in_method: { status: 409, title: 'Única forma de entrar' },
  second_factor_missing: { status: 409, title: 'Não há segundo fator' },
});

export const challengeInvalid = () =>
  secondFactorErrors.create(
    'challenge_invalid',
    'Esta entrada venceu ou já foi usada. Entre de novo com a senha.',
  );

/** Quem ainda não entrou errou o código. */
export const codeInvalid = () =>
  secondFactorErrors.create('code_invalid', {
    detail: 'O código não confere, venceu ou já foi usado. Espere o próximo e tente de novo.',
    errors: [{ field: 'code', message: 'Não confere.' }],
  });

/** Quem já está dentro errou o código: um 401 diria que a sessão acabou. */
export const codeWrong = () =>
  secondFactorErrors.create('code_wrong', {
    detail: 'O código não confere, venceu ou já foi usado. Espere o próximo e tente de novo.',
    errors: [{ field: 'code', message: 'Não confere.' }],
  });

export const passkeyInvalid = () =>
  secondFactorErrors.create('passkey_invalid', {
    detail:
      'Esta passkey não abre nenhuma conta daqui, ou o pedido dela venceu. Tente de novo, ou entre com a senha.',
  });

export const passkeyRefused = () =>
  secondFactorErrors.create('passkey_refused', {
    detail: 'A resposta da passkey não pôde ser aceita. Comece de novo; se insistir, use outro aparelho.',
  });

export const passkeyNotFound = () =>
  secondFactorErrors.create('passkey_not_found', 'Esta passkey não está na sua conta.');

/** Tirar isto trancaria a própria pessoa para fora. */
export const lastSignInMethod = () =>
  secondFactorErrors.create(
    'last_sign_in_method',
    'Sem ela não haveria como entrar na conta. Crie antes uma senha, em “Esqueci a senha”, ou ligue outra forma.',
  );
