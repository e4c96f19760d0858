import { exercise, given, samples } from '@trilha/trilha/check';

const task = exercise<typeof import('./exercicio.ts')>();

// POR ESCREVER: uma tarefa por comportamento, da mais simples à que ninguém passa por sorte
task(1, 'inverte uma palavra', { section: 'como-funciona' }, ({ invert }) => {
  given(invert, 'Palco').returns('oclaP');
});

task(2, 'inverte textos sorteados', { section: 'como-funciona' }, async ({ invert }) => {
  await samples((random) => {
    const letters = Array.from({ length: random.integer(2, 20) }, () => random.integer(97, 122));
    const text = String.fromCharCode(...letters);
    given(invert, text).returns(text.split('').reverse().join(''));
  });
});

task(3, 'não parte um caractere que ocupa duas unidades', { section: 'como-funciona' }, ({ invert }) => {
  given(invert, 'a🎬b').returns('b🎬a');
});
