import { describe, expect, test } from 'vitest';
import { MAX_BYTES, whyRefuse } from '../src/composer/file-check.ts';
import { type ComposerEvent, EMPTY, reduce } from '../src/composer/state.ts';

const file = new File(['x'], 'ensaio.mp4', { type: 'video/mp4' });
const run = (...events: ComposerEvent[]) => events.reduce(reduce, EMPTY);

describe('envio do vídeo', () => {
  test('do arquivo ao aceite', () => {
    const state = run(
      { type: 'started', file },
      { type: 'progressed', sent: 0.5 },
      { type: 'accepted', videoId: 'v1' },
    );
    expect(state.attachment).toEqual({ phase: 'accepted', file, videoId: 'v1' });
  });

  test('o progresso não anda para trás', () => {
    const state = run(
      { type: 'started', file },
      { type: 'progressed', sent: 0.6 },
      { type: 'progressed', sent: 0.4 },
    );
    expect(state.attachment).toMatchObject({ sent: 0.6 });
  });

  test('depois de cancelado, progresso, aceite e falha atrasados não mudam nada', () => {
    const late: ComposerEvent[] = [
      { type: 'progressed', sent: 1 },
      { type: 'accepted', videoId: 'v1' },
      { type: 'failed', message: 'caiu', canRetry: true },
    ];
    expect(run({ type: 'started', file }, { type: 'removed' }, ...late)).toEqual(EMPTY);
  });

  test('a falha guarda o arquivo para tentar de novo e desfaz o pedido de publicar', () => {
    const state = run(
      { type: 'started', file },
      { type: 'publishRequested' },
      { type: 'failed', message: 'caiu', canRetry: true },
    );
    expect(state).toEqual({
      attachment: { phase: 'failed', file, message: 'caiu', canRetry: true },
      publishWhenAccepted: false,
    });
  });

  test('tentar de novo recomeça do zero', () => {
    const state = run(
      { type: 'started', file },
      { type: 'progressed', sent: 0.9 },
      { type: 'failed', message: 'caiu', canRetry: true },
      { type: 'started', file },
    );
    expect(state.attachment).toEqual({ phase: 'sending', file, sent: 0 });
  });
});

describe('validação do arquivo antes do envio', () => {
  test.each([
    { name: 'a.mp4', type: 'video/mp4', size: 1 },
    { name: 'a.MKV', type: '', size: 1 },
    { name: 'a.qualquer', type: 'video/x-novo', size: MAX_BYTES },
  ])('aceita $name', (candidate) => {
    expect(whyRefuse(candidate)).toBeNull();
  });

  test.each([
    [{ name: 'foto.png', type: 'image/png', size: 1 }, 'não é um vídeo'],
    [{ name: 'nada.mp4', type: 'video/mp4', size: 0 }, 'vazio'],
    [{ name: 'longo.mp4', type: 'video/mp4', size: MAX_BYTES + 1 }, 'o limite é'],
  ])('recusa %j', (candidate, reason) => {
    expect(whyRefuse(candidate)).toContain(reason);
  });
});
