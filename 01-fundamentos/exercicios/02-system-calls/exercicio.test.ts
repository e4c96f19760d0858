import { CheckFailure, equal, exercise, given, ok, samples } from '@trilha/trilha/check';
import { Disk, named, PATH } from './apoio/disco.ts';
import {
  capture,
  fails,
  flipped,
  frame,
  join,
  noneOpen,
  open,
  recovers,
  sameCode,
  settled,
  soon,
  unexpected,
  works,
} from './apoio/log.ts';
import { survivesKill } from './apoio/processo.ts';
import { crashEverywhere, crashWhileOpening, openedAfterOthers } from './apoio/quedas.ts';

type Answer = typeof import('./exercicio.ts');
const task = exercise<Answer>();
const see = (section: string) => ({ section });
const RECORDS = see('registros-que-se-conferem');
const SYNC = see('fsync-quando-está-no-disco');
const FAILURES = see('quando-a-chamada-falha');

const bytesOf = (received: unknown) =>
  received instanceof Uint8Array ? Uint8Array.from(received) : received;

task(1, 'encodeRecord escreve tamanho, CRC e a lista em JSON', RECORDS, async ({ encodeRecord }) => {
  const encode = (...texts: string[]) => bytesOf(given(encodeRecord, texts).result());
  const sent = (texts: string) => ({ sent: `encodeRecord(${texts})` });
  const play = Buffer.from('00000008ad519c0f5b22706c6179225d', 'hex');
  equal(encode('play'), Uint8Array.from(play), sent("['play']"));
  equal(encode('Forró 🎶'), frame('Forró 🎶'), {
    ...sent("['Forró 🎶']"),
    message: 'o tamanho e o CRC são dos bytes de UTF-8, não das letras',
  });
  equal(encode('a', 'b'), frame('a', 'b'), sent("['a', 'b']"));
  equal(encode('x'.repeat(70_000)), frame('x'.repeat(70_000)), sent("['x' 70.000 vezes]"));
  await samples((random) => {
    const texts = Array.from({ length: random.integer(1, 4) }, () => random.text(30));
    equal(encode(...texts), frame(...texts), sent(JSON.stringify(texts)));
  });
});

task(2, 'writeAll insiste até o último byte', see('pedir-não-é-receber'), ({ writeAll }) => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, at) => at % 251);
  for (const maxWrite of [undefined, 1000, 999, 400, 7, 1]) {
    const disk = new Disk(maxWrite === undefined ? {} : { maxWrite });
    const file = disk.openSync(PATH, 'a');
    const sent = `writeAll(fs, ${file}, 1000 bytes), e cada write aceita ${maxWrite ?? 'tudo'}`;
    works(disk, sent, () => writeAll(disk, file, bytes));
    equal(disk.content, bytes, { sent, message: 'o arquivo não tem os bytes pedidos' });
  }
  const memory = Uint8Array.from({ length: 40 }, (_, at) => at);
  const slice = new Disk({ maxWrite: 3 });
  works(slice, 'writeAll de uma fatia', () =>
    writeAll(slice, slice.openSync(PATH, 'a'), memory.subarray(10, 30)),
  );
  equal(slice.content, memory.slice(10, 30), { sent: 'writeAll(fs, arquivo, memoria.subarray(10, 30))' });
  const full = new Disk({ capacity: 600, maxWrite: 400 });
  const sent = 'writeAll de 1000 bytes num disco em que só cabem 600';
  const why = 'o disco encheu e writeAll não disse nada';
  sameCode(
    fails(full, sent, why, () => writeAll(full, full.openSync(PATH, 'a'), bytes)),
    'ENOSPC',
    sent,
  );
});

task(3, 'readRecords separa a parte boa, a cauda e o defeito', RECORDS, ({ readRecords, CorruptLog }) => {
  const records = [frame('a', 'b'), frame('Forró 🎶'), frame('')];
  const texts = [['a', 'b'], ['Forró 🎶'], ['']];
  const file = join(...records);
  const sizes = records.map((record) => record.length);
  const read = (bytes: Uint8Array, message: string, count: number) => {
    const end = sizes.slice(0, count).reduce((sum, size) => sum + size, 0);
    given(readRecords, bytes).returns({ texts: texts.slice(0, count).flat(), end }, message);
  };
  read(file, 'três registros inteiros', 3);
  read(new Uint8Array(), 'um arquivo vazio não tem registros', 0);
  given(readRecords, frame('play')).returns({ texts: ['play'], end: 16 }, 'o CRC se lê sem sinal');
  for (let cut = 0; cut < file.length; cut++) {
    const whole = records.filter(
      (_, index) => sizes.slice(0, index + 1).reduce((a, b) => a + b) <= cut,
    ).length;
    read(file.subarray(0, cut), `arquivo cortado no byte ${cut}: é cauda`, whole);
  }
  const zeros = join(file, new Uint8Array(300));
  read(zeros, 'zeros no fim não são registros vazios', 3);
  const last = (sizes[0] ?? 0) + (sizes[1] ?? 0);
  for (let at = last; at < file.length; at++)
    read(flipped(file, at), 'o último registro não confere: é cauda', 2);
  const memory = join(Uint8Array.of(1, 2, 3), file, file);
  const slice = memory.subarray(3, 3 + file.length);
  given(readRecords, slice).returns({ texts: texts.flat(), end: file.length }, 'os bytes são uma fatia');

  const refuses = (
    bytes: Uint8Array,
    at: number,
    what: string,
    why = 'há um registro bom depois do ruim',
  ) => {
    const sent = `readRecords(bytes), com ${what}`;
    const outcome = capture(() => readRecords(bytes));
    const error = 'error' in outcome ? outcome.error : undefined;
    ok(error instanceof CorruptLog, `${why}: devia lançar CorruptLog`, {
      sent,
      received: 'value' in outcome ? `um valor, com end ${outcome.value.end}` : String(error),
      expected: `um CorruptLog com at ${at}`,
    });
    equal(error.at, at, { sent, message: 'CorruptLog diz outro byte' });
  };
  const first = sizes[0] ?? 0;
  for (let at = first + 4; at < last; at++)
    refuses(flipped(file, at), first, `um bit trocado no byte ${at}, no segundo de três registros`);
  const SIZE =
    'o tamanho do registro ruim também pode estar errado, e um registro bom pode começar em qualquer byte';
  for (let at = first; at < first + 4; at++)
    refuses(
      flipped(file, at),
      first,
      `um bit trocado no byte ${at}, que é do tamanho do segundo registro`,
      SIZE,
    );
  for (let at = 0; at < first; at++)
    refuses(flipped(file, at), 0, `um bit trocado no byte ${at}, no primeiro registro`, SIZE);
  refuses(flipped(file, first, 0x80), first, 'um tamanho estragado que passa do fim do arquivo', SIZE);
  refuses(file.slice().fill(0, first, last), first, 'um registro apagado com zeros');
  refuses(join(file, Uint8Array.of(0), frame('z')), file.length, 'um byte a mais entre dois registros');
  refuses(join(flipped(file, 12), flipped(file, 12)), 0, 'dois registros ruins');
});

task(4, 'append só volta depois que o texto está no disco', SYNC, (answer) => {
  const disk = new Disk();
  const log = open(answer, disk);
  equal([...log.recovered], [], {
    sent: 'new DurableLog(fs, caminho).recovered',
    message: 'o arquivo é novo',
  });
  const day = ['play', 'pause', 'Forró 🎶', ''];
  for (const [index, text] of day.entries()) {
    const before = disk.calls.length;
    works(disk, `append('${text}')`, () => log.append(text));
    ok(disk.calls.length > before, 'append voltou sem pedir nada ao sistema', { sent: `append('${text}')` });
    const done = day.slice(0, index + 1);
    recovers(answer, disk.afterKill(), done, 'kill -9 depois de append', disk);
    const renamed = disk.afterPowerCut('nada');
    ok(
      renamed.content.length > 0,
      'o nome do arquivo ou os bytes não chegaram ao disco antes de append voltar',
      {
        sent: 'queda de energia depois de append',
        received: `um arquivo que não existe ou está vazio, depois de: ${disk.trace()}`,
        expected: `o registro de '${text}' no disco`,
      },
    );
    recovers(answer, renamed, done, 'queda de energia depois de append', disk);
  }
  equal(disk.content, join(...day.map((text) => frame(text))), {
    sent: "append('play'), append('pause'), append('Forró 🎶'), append('')",
    message: 'o arquivo tem um registro por append',
  });
  log.close();
  noneOpen(disk, 'close()');
});

/** Abre um arquivo inteiro. CorruptLog aqui quer dizer que os bytes entregues a `readRecords` não são os do arquivo. */
function whole(answer: Answer, disk: Disk, sent: string) {
  const outcome = capture(() => new answer.DurableLog(disk, PATH));
  if ('value' in outcome) return outcome.value;
  if (!(outcome.error instanceof answer.CorruptLog)) throw unexpected(outcome.error, sent, disk);
  throw new CheckFailure(
    'o arquivo está inteiro, e readRecords recebeu outros bytes: confira como você junta as leituras ' +
      '(`subarray` não copia, e um buffer reaproveitado muda debaixo dos pedaços já guardados)',
    { sent, received: `${String(outcome.error)}, depois de: ${disk.trace()}` },
  );
}

task(5, 'abrir recupera o que havia, corta a cauda e continua', RECORDS, (answer) => {
  const many = Array.from({ length: 3000 }, (_, index) => `evento ${index} ${'ã'.repeat(index % 50)}`);
  const big = join(...many.map((text) => frame(text)));
  for (const maxRead of [undefined, 1000, 4097]) {
    const disk = new Disk(maxRead === undefined ? {} : { maxRead }, big);
    const sent = `new DurableLog de um arquivo de ${big.length} bytes, e cada read traz ${maxRead ?? 'o que se pediu'}`;
    const log = whole(answer, disk, sent);
    ok(log.recovered.length === many.length, 'não recuperou todos os textos', {
      sent,
      received: `${log.recovered.length} textos`,
      expected: `${many.length}`,
    });
    equal([...log.recovered], many, { sent });
    equal(log.cut, 0, { sent, message: 'o arquivo estava inteiro: `cut`' });
  }
  const good = join(frame('a'), frame('b', 'c'));
  for (const tail of [
    frame('perdido').subarray(0, 5),
    frame('perdido').subarray(0, 14),
    new Uint8Array(600),
  ]) {
    const disk = new Disk({}, join(good, tail));
    const log = open(answer, disk);
    const sent = `new DurableLog de um arquivo com ${tail.length} bytes de cauda`;
    equal([...log.recovered], ['a', 'b', 'c'], { sent });
    equal(log.cut, tail.length, { sent, message: '`cut` diz quantos bytes foram cortados' });
    const left = disk.afterPowerCut('nada').content;
    works(disk, "append('d')", () => log.append('d'));
    equal(disk.content, join(good, frame('d')), {
      sent: `${sent}; append('d')`,
      message: 'o registro novo vem logo depois da parte boa',
    });
    equal(left, good, {
      sent: `${sent}, e uma queda de energia antes de qualquer append`,
      message: 'o corte não chegou ao disco: o fsync vem depois do ftruncate',
    });
    recovers(answer, disk.afterPowerCut('nada'), ['a', 'b', 'c', 'd'], 'reabrir depois do corte', disk);
  }
  const broken = flipped(join(good, frame('d')), 10);
  const disk = new Disk({}, broken);
  const sent = 'new DurableLog de um arquivo estragado no meio';
  const error = fails(
    disk,
    sent,
    'abrir calou um defeito no meio do arquivo',
    () => new answer.DurableLog(disk, PATH),
  );
  ok(error instanceof answer.CorruptLog, 'o erro devia ser CorruptLog', { sent, received: error as Error });
  equal(disk.content, broken, { sent, message: 'o arquivo estragado devia ficar como estava' });
  noneOpen(disk, sent);
});

task(6, 'depois de uma falha o log se fecha e não confirma mais nada', FAILURES, (answer) => {
  const start = join(frame('a'), frame('b').subarray(0, 9));
  const openings = [
    ['open', 'folder', 'EMFILE'],
    ['read', 'file', 'EIO'],
    ['ftruncate', 'file', 'EIO'],
    ['fsync', 'file', 'EIO'],
    ['fsync', 'folder', 'EIO'],
  ] as const;
  for (const [call, on, code] of openings) {
    if (on === 'folder' && process.platform === 'win32') continue;
    const disk = new Disk({ fail: { call, on, nth: 1, code } }, on === 'file' ? start : undefined);
    const sent = `new DurableLog, e ${call} ${on === 'folder' ? 'da pasta' : 'do arquivo'} falha com ${named(code)}`;
    const why = 'a abertura falhou e ninguém ficou sabendo';
    sameCode(
      fails(disk, sent, why, () => new answer.DurableLog(disk, PATH)),
      code,
      sent,
    );
    noneOpen(disk, sent, 'a abertura falhou e deixou um descritor aberto');
  }
  const cases = [
    {
      name: 'o disco enche no meio do registro',
      code: 'ENOSPC',
      faults: { capacity: frame('a').length + 12 },
    },
    {
      name: 'fdatasync ou fsync falha com EIO (o dispositivo falhou)',
      code: 'EIO',
      faults: { fail: { call: 'fsync', on: 'file', nth: 1, code: 'EIO' } },
    },
    {
      name: 'write falha com EIO (o dispositivo falhou)',
      code: 'EIO',
      faults: { fail: { call: 'write', on: 'file', nth: 1, code: 'EIO' } },
    },
  ] as const;
  for (const { name, code, faults } of cases) {
    const disk = new Disk({ maxWrite: 8 });
    const log = open(answer, disk);
    works(disk, "append('a')", () => log.append('a'));
    disk.faults = faults;
    const sent = `append('perdido'), e ${name}`;
    sameCode(
      fails(disk, sent, 'append confirmou o que falhou', () => log.append('perdido')),
      code,
      sent,
    );
    noneOpen(disk, sent, 'depois da falha o log devia fechar o arquivo');
    disk.faults = {};
    const why = 'depois de uma falha, só reabrir dá certeza: append devia lançar um erro';
    fails(disk, `${sent}; append('b')`, why, () => log.append('b'));
    works(disk, `${sent}; close()`, () => log.close());
    const next = disk.afterPowerCut('nada');
    const again = recovers(answer, next, ['a'], 'o que foi confirmado antes da falha', disk);
    works(next, "append('c') depois de reabrir", () => again.append('c'));
    recovers(answer, next.afterPowerCut('nada'), ['a', 'c'], 'reabrir depois da falha', next);
  }
  const disk = new Disk();
  const log = open(answer, disk);
  log.close();
  works(disk, 'close(); close()', () => log.close());
  fails(disk, "close(); append('x')", 'append num log fechado devia lançar um erro', () => log.append('x'));
  equal(disk.content.length, 0, {
    sent: "close(); append('x')",
    message: 'o log estava fechado: bytes no arquivo',
  });
});

task(7, 'uma queda em qualquer chamada não perde o que foi confirmado', SYNC, async (answer) => {
  await crashEverywhere(answer, {}, 'sozinhos');
  crashWhileOpening(answer);
  openedAfterOthers(answer);
  await crashEverywhere(answer, { maxWrite: 600 }, 'sozinhos');
});

task(
  8,
  'kill -9 de verdade, no disco desta máquina (não testa queda de energia)',
  see('buffers-e-page-cache'),
  async ({ DurableLog }) => {
    ok(typeof DurableLog === 'function', 'DurableLog devia ser uma classe');
    await survivesKill();
  },
);

const EARLY = 'a promessa resolveu antes de o texto estar no disco';
const STALE =
  'a promessa resolveu sem que o texto fosse escrito: ela não é a do grupo anterior, que já estava gravado?';

task(
  9,
  'aprofundamento: appendTogether junta os textos de uma volta num fsync',
  see('o-grupo'),
  async (answer) => {
    const disk = new Disk({ maxWrite: 100 });
    const log = open(answer, disk);
    const alone = "appendTogether('só')";
    await settled(log.appendTogether('só'), disk, alone);
    recovers(answer, disk.afterPowerCut('nada'), ['só'], `queda de energia depois de ${alone}`, disk);

    const texts = Array.from({ length: 64 }, (_, index) => `evento ${index % 60}`);
    const [syncs, before] = [disk.syncs, disk.content.length];
    const resolved: string[] = [];
    const sent = '64 appendTogether na mesma volta do laço';
    const all = texts.map(async (text) => {
      await log.appendTogether(text);
      resolved.push(text);
      if (resolved.length > 1) return;
      const found = [...open(answer, disk.afterPowerCut('nada')).recovered];
      const why = disk.content.length > before ? EARLY : STALE;
      ok(found.includes(text), why, { sent, received: disk.trace() });
    });
    await settled(Promise.all(all), disk, sent);
    recovers(
      answer,
      disk.afterPowerCut('nada'),
      ['só', ...texts],
      `queda de energia depois de ${sent}`,
      disk,
    );
    ok(disk.syncs - syncs === 1, 'um grupo divide um fsync', {
      sent,
      received: `${disk.syncs - syncs} chamadas a fsync ou fdatasync`,
      expected: '1',
    });
    equal(disk.content, join(frame('só'), frame(...texts)), {
      sent,
      message: 'o grupo é um registro só, com a lista dos textos na ordem em que foram pedidos',
    });

    await Promise.all(
      [1, 2].map((round) => settled(log.appendTogether(`volta ${round}`), disk, 'mais um grupo')),
    );
    await soon(log.appendTogether('última'), disk, "appendTogether('última'), sozinho na volta");
    const expected = ['só', ...texts, 'volta 1', 'volta 2', 'última'];
    recovers(answer, disk.afterPowerCut('nada'), expected, 'vários grupos, um depois do outro', disk);

    disk.faults = { fail: { call: 'fsync', on: 'file', nth: 1, code: 'EIO' } };
    const failing = "appendTogether('x') e appendTogether('y') na mesma volta, e o fsync falha com EIO";
    const outcomes = await settled(
      Promise.allSettled(['x', 'y'].map((text) => log.appendTogether(text))),
      disk,
      failing,
    );
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled')
        throw new CheckFailure(`o ${index + 1}º pedido resolveu, embora o fsync do grupo tenha falhado`, {
          sent: failing,
          received: disk.trace(),
          expected: 'os dois rejeitados, com o erro do fsync',
        });
      sameCode(outcome.reason, 'EIO', failing);
    }
    const [late] = await settled(
      Promise.allSettled([log.appendTogether('z')]),
      disk,
      `${failing}; appendTogether('z')`,
    );
    ok(
      late?.status === 'rejected',
      'depois da falha o log está fechado: appendTogether devia ser rejeitado',
      {
        sent: `${failing}; appendTogether('z')`,
        received: disk.trace(),
      },
    );
    await crashEverywhere(answer, {}, 'juntos');
    await crashEverywhere(answer, { maxWrite: 600 }, 'juntos');
  },
);
