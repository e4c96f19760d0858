import { describe, expect, test } from 'vitest';
import { centerSquare, fitPhoto, whyRefusePhoto } from '../src/profile/photo.ts';

describe('escolha da foto', () => {
  test.each(['image/png', 'image/jpeg', 'image/webp'])('aceita %s', (type) => {
    expect(whyRefusePhoto({ name: 'eu', type, size: 10 })).toBeNull();
  });

  test('recusa outro tipo pelo nome do arquivo e diz o que enviar', () => {
    expect(whyRefusePhoto({ name: 'dança.gif', type: 'image/gif', size: 10 })).toBe(
      '“dança.gif” não é uma foto que o Palco aceita. Envie PNG, JPEG ou WebP.',
    );
  });

  test('recusa um arquivo vazio', () => {
    expect(whyRefusePhoto({ name: 'eu.png', type: 'image/png', size: 0 })).toMatch(/vazio/u);
  });

  test('corta o maior quadrado no meio, deitada ou em pé', () => {
    expect(centerSquare(4000, 3000)).toEqual({ x: 500, y: 0, side: 3000 });
    expect(centerSquare(3000, 4001)).toEqual({ x: 0, y: 501, side: 3000 });
  });

  test('uma foto dentro do limite sobe como é', async () => {
    const file = new File(['bytes'], 'eu.png', { type: 'image/png' });
    expect(await fitPhoto(file)).toBe(file);
  });
});
