import { common } from '#kernel/errors.ts';
import { userErrors } from './errors.ts';
import { createTurns } from './turns.ts';

/** Lado do retrato guardado, em pontos: o dobro do maior em que aparece. */
const SIDE = 512;
/** 40 milhões de pontos passam de qualquer telefone comum e, abertos, ocupam até 160 MB. */
const MAX_PIXELS = 40_000_000;
const SECONDS = 10;

/** Uma imagem por vez: decodificar usa um núcleo e a memória da imagem aberta. */
const inTurn = createTurns({
  atOnce: 1,
  waiting: 16,
  refuse: () =>
    common.create('unavailable', {
      detail: 'Há imagens demais à espera. Tente de novo em instantes.',
      headers: { 'retry-after': '3' },
    }),
});

/**
 * Refaz a imagem a partir dos pontos dela: quadrada, no tamanho da casa, em WebP, sem EXIF (que diz onde a foto foi
 * tirada), sem perfil e sem o que vier escondido depois do fim. O arquivo enviado nunca é guardado nem servido.
 * @throws `image_type_refused` se o conteúdo não é PNG, JPEG nem WebP; `image_invalid` se não serve de retrato
 */
export async function cleanImage(bytes: Buffer): Promise<Buffer> {
  if (!isAccepted(bytes)) {
    throw userErrors.create('image_type_refused', 'Envie uma imagem PNG, JPEG ou WebP.');
  }
  const sharp = await loadSharp();
  return inTurn(async () => {
    const image = sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS, sequentialRead: true });
    // só o cabeçalho é lido aqui: uma bomba de descompressão é recusada pelos números que declara
    const { width = 0, height = 0, pages = 1 } = await image.metadata().catch(unreadable);
    if (pages > 1) throw invalid('A imagem é animada. Envie uma imagem parada.');
    if (width * height > MAX_PIXELS) throw invalid('A imagem tem pontos demais. Reduza-a e envie de novo.');
    return image
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize(SIDE, SIDE, { fit: 'cover' })
      .webp({ quality: 82 })
      .toBuffer()
      .catch(unreadable);
  });
}

const invalid = (detail: string, cause?: unknown) => userErrors.create('image_invalid', { detail, cause });

function unreadable(error: unknown): never {
  const tooBig = error instanceof Error && error.message.includes('exceeds pixel limit');
  throw tooBig
    ? invalid('A imagem tem pontos demais. Reduza-a e envie de novo.', error)
    : invalid('A imagem está incompleta ou estragada. Envie outra.', error);
}

/** O conteúdo, e não o nome ou o tipo declarado, diz o que o arquivo é. */
function isAccepted(bytes: Buffer): boolean {
  const starts = (signature: string, at = 0) =>
    bytes.toString('latin1', at, at + signature.length) === signature;
  return starts('\x89PNG\r\n\x1a\n') || starts('\xff\xd8\xff') || (starts('RIFF') && starts('WEBP', 8));
}

/**
 * A biblioteca, 20 MB que só quem troca de retrato carrega, lê dezenas de formatos, alguns capazes de abrir outros
 * arquivos. Aqui só existem os três aceitos, lidos da memória.
 */
async function loadSharp() {
  const { default: sharp } = await import('sharp');
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadWebpBuffer'],
  });
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}
