/** Uma mensagem por escrever: o assunto, os parágrafos e, se houver, o endereço a abrir. */
interface Draft {
  subject: string;
  paragraphs: string[];
  link?: { label: string; url: string };
  closing?: string;
}

export interface WrittenLetter {
  subject: string;
  text: string;
  html: string;
}

/** Confirmação de conta nova. */
export const signUpLetter = (handle: string, url: string, hours: number): WrittenLetter =>
  write({
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
  write({
    subject: 'Você já tem uma conta no Palco',
    paragraphs: [
      `Alguém, talvez você, tentou usar este e-mail em uma conta do Palco, mas ele já é o da conta @${handle}.`,
      'Se foi você, entre com ela. Se não foi, nada mudou na sua conta.',
    ],
    link: { label: 'Entrar', url },
  });

/** Confirmação de um novo endereço. */
export const emailChangeLetter = (handle: string, url: string, hours: number): WrittenLetter =>
  write({
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
  write({
    subject: 'O e-mail da sua conta no Palco mudou',
    paragraphs: [
      `A conta @${handle} passou a usar outro e-mail, e este deixou de valer para ela.`,
      'Se não foi você, procure quem cuida deste Palco: alguém sabe a sua senha.',
    ],
  });

/** Aviso de senha trocada. */
export const passwordChangedLetter = (handle: string, url: string): WrittenLetter =>
  write({
    subject: 'A senha da sua conta no Palco mudou',
    paragraphs: [
      `A senha da conta @${handle} acabou de ser trocada, e as outras sessões foram encerradas.`,
      'Se não foi você, procure quem cuida deste Palco.',
    ],
    link: { label: 'Abrir o Palco', url },
  });

const FAREWELL = 'Se não foi você quem pediu, ignore esta mensagem. Nada acontece sem a senha.';

function write({ subject, paragraphs, link, closing }: Draft): WrittenLetter {
  const last = [...(closing === undefined ? [] : [closing]), 'Palco'];
  const address = link ? [`${link.label}:\n${link.url}`] : [];
  const text = [...paragraphs, ...address, ...last].join('\n\n');
  const html = [...paragraphs.map(paragraph), ...(link ? [button(link)] : []), ...last.map(paragraph)];
  return { subject, text: `${text}\n`, html: page(subject, html.join('\n')) };
}

const paragraph = (line: string) => `<p>${safe(line)}</p>`;

const BUTTON =
  'display:inline-block;padding:12px 20px;border-radius:8px;background:#a3265a;color:#ffffff;text-decoration:none;font-weight:600';

const button = ({
  label,
  url,
}: NonNullable<Draft['link']>) => `<p><a href="${safe(url)}" style="${BUTTON}">${safe(label)}</a></p>
<p style="font-size:14px">Se o botão não abrir, copie este endereço para o navegador:<br>${safe(url)}</p>`;

/** Sem imagem nem nada de fora, que avisaria a alguém que a mensagem foi aberta. */
const page = (title: string, body: string) => `<!doctype html>
<html lang="pt-BR">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${safe(title)}</title></head>
<body style="margin:0 auto;padding:24px;max-width:34rem;font:16px/1.6 system-ui,sans-serif">
${body}
</body>
</html>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

const duration = (hours: number) =>
  hours < 1 ? 'menos de uma hora' : hours < 2 ? 'uma hora' : `${Math.floor(hours)} horas`;
