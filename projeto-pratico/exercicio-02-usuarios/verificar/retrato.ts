import {
  type Actor,
  type Answer,
  CheckFailure,
  expectProblem,
  type HttpClient,
  image,
  type Task,
} from '@trilha/kit';

const reread = { file: 'README.md', heading: 'Retrato: quem decide é o conteúdo' };
const path = '/api/v1/me/avatar';
const SIDE = 512;
const SECRET = 'rua das Flores, 10';

const put = (actor: Actor, type: string, body: Uint8Array | string): Promise<Answer> =>
  actor.send({ method: 'PUT', path, headers: { 'content-type': type }, body });

const accepted: Task = {
  id: 'avatar-accepts',
  title: 'PNG, JPEG e WebP viram um WebP de 512 × 512 sem metadados; trocar e tirar apagam o anterior',
  needs: ['mail'],
  reread,
  async run({ http, contract, actor }) {
    const client = await http();
    const ana = await actor();
    const seen: string[] = [];
    const tail = Buffer.from(`<script>${SECRET}</script>`);
    for (const [type, bytes] of [
      ['image/jpeg', image.jpeg(SECRET)],
      ['image/png', image.png({ width: 300, height: 200, comment: SECRET, tail })],
      ['image/webp', image.webp],
      // O tipo declarado é um palpite de quem envia: vale o que os bytes dizem.
      ['image/png', image.jpeg()],
    ] as const) {
      const answer = await put(ana, type, bytes);
      const { avatarUrl } = contract.check(answer.expectStatus(200));
      const previous = seen.at(-1);
      seen.push(await expectPicture(client, answer, String(avatarUrl)));
      if (previous !== undefined && previous !== seen.at(-1)) (await client.get(previous)).expectStatus(404);
    }
    for (const _ of ['uma vez', 'outra vez']) (await ana.send({ method: 'DELETE', path })).expectStatus(204);
    const me = contract.check((await ana.get('/api/v1/me')).expectStatus(200));
    const last = await client.get(seen.at(-1) ?? '/');
    if (me.avatarUrl !== null)
      last.refuse({ where: 'corpo /avatarUrl', expected: 'null', got: String(me.avatarUrl) });
    expectProblem(contract, last, 404, 'not_found');
  },
};

/** Baixa o retrato e olha os bytes; devolve o caminho dele. */
async function expectPicture(client: HttpClient, answer: Answer, avatarUrl: string): Promise<string> {
  const { pathname } = new URL(avatarUrl, client.baseUrl);
  const picture = (await client.get(pathname)).expectStatus(200).expectType('image/webp');
  picture.expectHeader(
    'cache-control',
    /immutable/u,
    'cache-control com immutable: o nome muda quando o retrato muda',
  );
  picture.expectHeader('x-content-type-options', /^nosniff$/u, 'x-content-type-options: nosniff');
  const facts = image.readWebp(picture.bytes);
  const refuse = (expected: string, got: string) =>
    picture.refuse({ where: 'bytes da imagem', expected, got });
  if (facts === undefined) return refuse('um WebP', 'bytes que não são um WebP');
  if (facts.width !== SIDE || facts.height !== SIDE)
    return refuse(`${SIDE} × ${SIDE} pontos`, `${facts.width} × ${facts.height}`);
  const extra = facts.chunks.filter((chunk) => ['EXIF', 'XMP ', 'ICCP', 'ANIM'].includes(chunk));
  if (extra.length > 0) return refuse('uma imagem sem metadados', `os blocos ${extra.join(', ')}`);
  if (facts.trailing !== 0 || picture.bytes.includes(SECRET))
    return refuse('só a imagem, codificada de novo', 'restos do arquivo enviado');
  if (answer.body.includes(SECRET))
    answer.refuse({ where: 'corpo', expected: 'só a conta', got: 'o comentário do arquivo' });
  return pathname;
}

const MEGA = 1_000_000;
/** Passam do tamanho do corpo, mentem no cabeçalho, não terminam, se mexem ou, abertas, ocupam centenas de megabytes. */
const UNUSABLE = {
  'um PNG só com o cabeçalho': image.png({ width: 64, height: 64, headerOnly: true }),
  'um JPEG pela metade': image.jpeg().subarray(0, 150),
  'um WebP animado': image.animatedWebp,
  'um PNG de 144 megapixels em 18 kB': image.png({ width: 12_000, height: 12_000 }),
  'um PNG que se diz de 4.000 megapixels': image.png({ width: 65_535, height: 61_000, headerOnly: true }),
};

/** O que se disfarça de imagem: quem confia no nome ou no tipo declarado serve isto a todo mundo. */
const DISGUISED = {
  'um GIF': image.gif,
  'um SVG com script': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  'uma página': Buffer.from('<!doctype html><script>alert(1)</script>'),
  'um texto': Buffer.from('isto não é uma imagem'),
  'a assinatura de um PNG e mais nada de PNG': Buffer.from('GIF89a\x89PNG\r\n\x1a\n'),
};

const refused: Task = {
  id: 'avatar-by-content',
  title: 'O que não é imagem, engana, não abre ou explode ao abrir é recusado, e o retrato de antes fica',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ http, contract, actor }) {
    const client = await http();
    const ana = await actor();
    const before = contract.check((await put(ana, 'image/webp', image.webp)).expectStatus(200));
    for (const [what, bytes] of Object.entries(DISGUISED))
      await expectRefusal(what, () => put(ana, 'image/png', bytes), 415, 'image_type_refused');
    for (const type of ['image/gif', 'application/octet-stream', 'text/html'])
      expectProblem(contract, await put(ana, type, image.webp), 415, 'unsupported_media_type');
    for (const [what, bytes] of Object.entries(UNUSABLE)) {
      const type = what.includes('JPEG') ? 'image/jpeg' : what.includes('WebP') ? 'image/webp' : 'image/png';
      await expectRefusal(what, () => put(ana, type, bytes), 422, 'image_invalid');
    }
    const heavy = image.png({ width: 8, height: 8, tail: Buffer.alloc(2.2 * MEGA) });
    expectProblem(contract, await put(ana, 'image/png', heavy), 413, 'body_too_large');
    const me = await ana.get('/api/v1/me');
    const { avatarUrl } = contract.check(me.expectStatus(200));
    if (avatarUrl !== before.avatarUrl)
      me.refuse({ where: 'corpo /avatarUrl', expected: 'o retrato de antes', got: String(avatarUrl) });
    await expectPicture(client, me, String(avatarUrl));

    async function expectRefusal(what: string, send: () => Promise<Answer>, status: number, code: string) {
      try {
        expectProblem(contract, await send(), status, code);
      } catch (error) {
        if (!(error instanceof CheckFailure)) throw error;
        throw new CheckFailure({ ...error.evidence, got: `${what}: ${error.evidence.got}` });
      }
    }
  },
};

export const avatars: Task[] = [accepted, refused];
