// #region pontos
/** Um ponto que passa por uma conta e é descartado. */
export interface Point {
  x: number;
  y: number;
}

/** Um objeto novo por volta. A soma obriga o objeto a existir: ele passa por uma lista. */
export function sumFresh(count: number, window: Point[]): number {
  let sum = 0;
  for (let turn = 0; turn < count; turn++) {
    const slot = turn % window.length;
    window[slot] = { x: turn, y: turn + 1 };
    const oldest = window[(turn + 1) % window.length];
    if (oldest) sum += oldest.x + oldest.y;
  }
  return sum;
}

/** O mesmo com um pool: quem sai da lista volta para a reserva e é preenchido de novo. */
export function sumPooled(count: number, window: Point[], pool: Point[]): number {
  let sum = 0;
  for (let turn = 0; turn < count; turn++) {
    const slot = turn % window.length;
    const released = window[slot];
    if (released) pool.push(released);
    const point = pool.pop() ?? { x: 0, y: 0 };
    point.x = turn;
    point.y = turn + 1;
    window[slot] = point;
    const oldest = window[(turn + 1) % window.length];
    if (oldest) sum += oldest.x + oldest.y;
  }
  return sum;
}
// #endregion pontos

// #region buffers
export const CHUNK = 256 * 1024;

/** Lê um bloco num buffer novo, que o kernel ou o V8 entrega zerado. */
export function fillFresh(count: number): number {
  let sum = 0;
  for (let turn = 0; turn < count; turn++) {
    const bytes = Buffer.alloc(CHUNK);
    sum += use(bytes, turn);
  }
  return sum;
}

/** O mesmo, sempre no mesmo buffer. */
export function fillReused(count: number, bytes: Buffer): number {
  let sum = 0;
  for (let turn = 0; turn < count; turn++) sum += use(bytes, turn);
  return sum;
}

/** Preenche e lê: um buffer que ninguém escreve não custaria quase nada. */
function use(bytes: Buffer, turn: number): number {
  bytes.fill(turn & 0xff);
  return bytes[turn] ?? 0;
}
// #endregion buffers

// #region ligados
/** Um objeto que aponta para outro, criado na hora: um evento e os seus campos. */
interface Event {
  id: number;
  fields: { at: number; kind: string } | undefined;
}

/** Os dois novos a cada volta; a lista guarda os mais recentes. */
export function linkFresh(count: number, window: Event[]): number {
  let sum = 0;
  for (let turn = 0; turn < count; turn++) {
    window[turn % window.length] = { id: turn, fields: { at: turn, kind: 'toque' } };
    sum += window[(turn + 1) % window.length]?.fields?.at ?? 0;
  }
  return sum;
}

/** O evento é reaproveitado; os campos, que vêm de fora, são sempre novos. */
export function linkPooled(count: number, window: Event[], pool: Event[]): number {
  let sum = 0;
  for (let turn = 0; turn < count; turn++) {
    const slot = turn % window.length;
    const released = window[slot];
    if (released) pool.push(released);
    const event = pool.pop() ?? { id: 0, fields: undefined };
    event.id = turn;
    event.fields = { at: turn, kind: 'toque' }; // o evento é velho, e os campos, novos: barreira de escrita
    window[slot] = event;
    sum += window[(turn + 1) % window.length]?.fields?.at ?? 0;
  }
  return sum;
}
// #endregion ligados
