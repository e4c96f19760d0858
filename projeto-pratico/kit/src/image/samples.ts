/** As menores imagens de verdade de cada tipo, geradas uma vez pelo sharp: 24 × 16 pontos de uma cor só. */
const decode = (base64: string) => Buffer.from(base64, 'base64');

const JPEG = decode(
  '/9j/2wBDABQUFBQVFBcZGRcfIh4iHy4rJycrLkYyNjI2MkZqQk5CQk5Cal5yXVZdcl6phXZ2hanDpJukw+zT0+z/////////2wBDARQUFBQVFBcZGRcfIh4iHy4rJycrLkYyNjI2MkZqQk5CQk5Cal5yXVZdcl6phXZ2hanDpJukw+zT0+z/////////wgARCAAQABgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAWAQEBAQAAAAAAAAAAAAAAAAAABAX/2gAMAwEAAhADEAAAAIxLvAf/xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAE/AF//xAAUEQEAAAAAAAAAAAAAAAAAAAAQ/9oACAECAQE/AD//xAAUEQEAAAAAAAAAAAAAAAAAAAAQ/9oACAEDAQE/AD//2Q==',
);

export const webp = decode(
  'UklGRkAAAABXRUJQVlA4IDQAAADQAgCdASoYABAAPu1iqU2ppaOiMAgBMB2JQBadBaSAAP7fgD9H/d/6kqI9eqWuTd76gAAA',
);

/** Dois quadros de 8 × 8. */
export const animatedWebp = decode(
  'UklGRpQAAABXRUJQVlA4WAoAAAACAAAABwAABwAAQU5JTQYAAAD/////AABBTk1GMAAAAAAAAAAAAAcAAAcAAGQAAAJWUDggGAAAADABAJ0BKggACAABQCYlpAADcAD+/MDwAEFOTUYwAAAAAAAAAAAABwAABwAAZAAAAFZQOCAYAAAANAEAnQEqCAAIAAAAJiWkAANwAP73QgAA',
);

export const gif = decode('R0lGODlhBAAEAIAAAExpcRERESH5BAUAAAAALAAAAAAEAAQAAAIEjI8ZBQA7');

const GPS = { latitude: 0x0002, latitudeRef: 0x0001 } as const;

/**
 * Um JPEG com EXIF: a descrição dada e uma posição no mapa (23° 33′ S), como os que saem de um telefone.
 * Fonte: CIPA DC-008 (EXIF 2.32), seções 4.5 e 4.6.6.
 */
export function jpeg(description?: string): Buffer {
  if (description === undefined) return JPEG;
  const text = Buffer.from(`${description}\0`, 'ascii');
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4);
  tiff.write('MM\0*\0\0\0\x08', 'latin1');
  tiff.writeUInt16BE(2, 8);
  const gpsAt = tiff.length + text.length;
  entry(tiff, 10, { tag: 0x010e, type: 2, count: text.length, value: tiff.length });
  entry(tiff, 22, { tag: 0x8825, type: 4, count: 1, value: gpsAt });
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, text, gpsDirectory(gpsAt)]);
  const marker = Buffer.alloc(4);
  marker.writeUInt16BE(0xffe1, 0);
  marker.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([JPEG.subarray(0, 2), marker, body, JPEG.subarray(2)]);
}

function gpsDirectory(at: number): Buffer {
  const directory = Buffer.alloc(2 + 2 * 12 + 4 + 24);
  directory.writeUInt16BE(2, 0);
  entry(directory, 2, { tag: GPS.latitudeRef, type: 2, count: 2, value: 'S'.charCodeAt(0) * 2 ** 24 });
  entry(directory, 14, { tag: GPS.latitude, type: 5, count: 3, value: at + 30 });
  [23, 1, 33, 1, 0, 1].forEach((number, index) => {
    directory.writeUInt32BE(number, 30 + index * 4);
  });
  return directory;
}

interface Entry {
  tag: number;
  type: number;
  count: number;
  value: number;
}

function entry(buffer: Buffer, at: number, { tag, type, count, value }: Entry): void {
  buffer.writeUInt16BE(tag, at);
  buffer.writeUInt16BE(type, at + 2);
  buffer.writeUInt32BE(count, at + 4);
  buffer.writeUInt32BE(value, at + 8);
}
