import sharp from 'sharp';
import { AppError } from '../errors.ts';
import { createTurns } from '../turns.ts';

const SIDE = 512;
const MAX_PIXELS = 40_000_000;
const SECONDS = 10;
/** Abrir uma imagem ocupa um núcleo e a memória dela aberta. */
const inTurn = createTurns({ atOnce: 1, waiting: 16 });

// a biblioteca lê dezenas de formatos, alguns capazes de abrir outros arquivos; aqui existem três, lidos da memória
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadWebpBuffer'],
});
sharp.cache(false);

/**
 * O retrato pronto para servir: WebP de 512 × 512, feito dos pontos do que veio e de mais nada.
 * @throws AppError `image_type_refused` ou `image_invalid`
 */
export async function cleanImage(bytes: Buffer): Promise<Buffer> {
  if (!isAccepted(bytes)) throw new AppError('image_type_refused', 'Envie uma imagem PNG, JPEG ou WebP.');
  return inTurn(async () => {
    const image = sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS, sequentialRead: true });
    // só o cabeçalho é lido aqui: a bomba é recusada pelos números que declara
    const { width = 0, height = 0, pages = 1 } = await image.metadata().catch(unreadable);
    if (pages > 1) throw invalid('A imagem é animada. Envie uma imagem parada.');
    if (width * height > MAX_PIXELS) throw invalid('A imagem tem pontos demais. Reduza-a e envie de novo.');
    const square = image.timeout({ seconds: SECONDS }).autoOrient().resize(SIDE, SIDE, { fit: 'cover' });
    return square.webp({ quality: 82 }).toBuffer().catch(unreadable);
  });
}

const invalid = (detail: string) => new AppError('image_invalid', detail);

function unreadable(): never {
  throw invalid('A imagem está incompleta, estragada ou tem pontos demais. Envie outra.');
}

/** O conteúdo, e não o nome ou o tipo declarado, diz o que o arquivo é. */
function isAccepted(bytes: Buffer): boolean {
  const starts = (signature: string, at = 0) =>
    bytes.toString('latin1', at, at + signature.length) === signature;
  return starts('\x89PNG\r\n\x1a\n') || starts('\xff\xd8\xff') || (starts('RIFF') && starts('WEBP', 8));
}
