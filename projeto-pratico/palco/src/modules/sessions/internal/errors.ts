import { defineErrors } from '#kernel/errors.ts';

export const sessionErrors = defineErrors({
  credentials_invalid: { status: 401, title: 'Login ou senha não conferem' },
  refresh_invalid: { status: 401, title: 'Token de renovação que não vale' },
  refresh_reused: { status: 401, title: 'Token de renovação usado duas vezes' },
  device_not_found: { status: 404, title: 'Aparelho não encontrado' },
});

export const wrongCredentials = () =>
  sessionErrors.create(
    'credentials_invalid',
    'O nome de usuário ou e-mail não combina com a senha. Confira os dois.',
  );

export const refreshInvalid = () =>
  sessionErrors.create('refresh_invalid', 'O acesso deste aparelho acabou. Entre de novo.');

export const refreshReused = () =>
  sessionErrors.create(
    'refresh_reused',
    'Este token já tinha sido trocado: pode haver uma cópia dele. O aparelho foi encerrado; entre de novo.',
  );

export const deviceNotFound = () =>
  sessionErrors.create('device_not_found', 'Este aparelho não é seu ou já foi encerrado.');
