/** Uma mensagem por escrever: o assunto, os parágrafos e, se houver, o endereço a abrir. */
interface Draft {
  subject: string;
  paragraphs: string[];
  link?: { label: string; url: string };
  /** Depois do endereço, antes da assinatura. */
  closing?: string;
}

export interface WrittenLetter {
  subject: string;
  text: string;
  html: string;
}

/** Escreve a mensagem nas duas formas, com o mesmo texto. O que veio de uma pessoa é escapado no HTML. */
export function writeLetter({ subject, paragraphs, link, closing }: Draft): WrittenLetter {
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
