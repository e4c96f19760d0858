import { type WrittenLetter, writeLetter } from '#ports/mail/write.ts';

/** Confirmação de conta nova. */
export const signUpLetter = (handle: string, url: string, hours: number): WrittenLetter =>
  writeLetter({
    subject: 'Confirme a sua conta no Palco',
    paragraphs: [
      `Alguém, provavelmente você, pediu uma conta no Palco com este e-mail e o nome de usuário @${handle}.`,
      `Para que ela passe a existir, abra o endereço abaixo e digite a senha que escolheu. Ele vale por ${duration(hours)}.`,
    ],
    link: { label: 'Confirmar a conta', url },
    closing: FAREWELL,
  });

/** Cadastro ou troca com um e-mail que já é de uma conta: vai para a dona dele, sem nada que confirme. */
export const alreadyYoursLetter = (handle: string, url: string): WrittenLetter =>
  writeLetter({
    subject: 'Você já tem uma conta no Palco',
    paragraphs: [
      `Alguém, talvez você, tentou usar este e-mail em uma conta do Palco, mas ele já é o da conta @${handle}.`,
      'Se foi você, entre com ela. Se não foi, nada mudou na sua conta.',
    ],
    link: { label: 'Entrar', url },
  });

/** Confirmação de um novo endereço. */
export const emailChangeLetter = (handle: string, url: string, hours: number): WrittenLetter =>
  writeLetter({
    subject: 'Confirme o seu novo e-mail no Palco',
    paragraphs: [
      `A conta @${handle} pediu para usar este e-mail no lugar do atual.`,
      `Para confirmar, abra o endereço abaixo e digite a senha da conta. Ele vale por ${duration(hours)}.`,
    ],
    link: { label: 'Confirmar o e-mail', url },
    closing: FAREWELL,
  });

/** Aviso ao endereço que deixou de valer. */
export const emailChangedLetter = (handle: string): WrittenLetter =>
  writeLetter({
    subject: 'O e-mail da sua conta no Palco mudou',
    paragraphs: [
      `A conta @${handle} passou a usar outro e-mail, e este deixou de valer para ela.`,
      'Se não foi você, procure quem cuida deste Palco: alguém sabe a sua senha.',
    ],
  });

/** Aviso de senha trocada. */
export const passwordChangedLetter = (handle: string, url: string): WrittenLetter =>
  writeLetter({
    subject: 'A senha da sua conta no Palco mudou',
    paragraphs: [
      `A senha da conta @${handle} acabou de ser trocada. A antiga já não vale em lugar nenhum.`,
      'Se não foi você, procure quem cuida deste Palco.',
    ],
    link: { label: 'Abrir o Palco', url },
  });

/** Link de senha nova. */
export const passwordResetLetter = (handle: string, url: string, hours: number): WrittenLetter =>
  writeLetter({
    subject: 'Escolha uma senha nova para o Palco',
    paragraphs: [
      `Alguém, provavelmente você, disse que esqueceu a senha da conta @${handle}.`,
      `Para escolher outra, abra o endereço abaixo. Ele vale por ${duration(hours)} e uma vez só, e desconecta a conta de todos os aparelhos.`,
    ],
    link: { label: 'Escolher a senha', url },
    closing: 'Se não foi você quem pediu, ignore esta mensagem: a senha continua a mesma.',
  });

const FAREWELL = 'Se não foi você quem pediu, ignore esta mensagem. Nada acontece sem a senha.';

function duration(hours: number): string {
  if (hours >= 2) return `${Math.floor(hours)} horas`;
  if (hours >= 1) return 'uma hora';
  const minutes = Math.floor(hours * 60);
  return minutes < 2 ? 'um minuto' : `${minutes} minutos`;
}
