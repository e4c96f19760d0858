import { exercise, given, samples } from '@trilha/trilha/check';

const task = exercise<typeof import('./exercicio.ts')>();

task(1, 'greeting dá as boas-vindas à Ana', { section: 'rodar-um-programa' }, ({ greeting }) => {
  given(greeting, 'Ana').returns('Olá, Ana. O Palco é seu.');
});

task(
  2,
  'greeting usa o nome que recebe, seja qual for',
  { section: 'rodar-um-programa' },
  async ({ greeting }) => {
    given(greeting, 'Zé da Silva').returns('Olá, Zé da Silva. O Palco é seu.');
    await samples((random) => {
      const name = `pessoa_${random.integer(1, 9_999)}`;
      given(greeting, name).returns(`Olá, ${name}. O Palco é seu.`);
    });
  },
);

task(3, 'exitCode é 0 quando há um nome', { section: 'duas-saídas-e-um-código' }, ({ exitCode }) => {
  given(exitCode, 'Ana').returns(0);
  given(exitCode, 'Zé da Silva').returns(0);
});

task(4, 'exitCode é 2 quando falta o nome', { section: 'duas-saídas-e-um-código' }, ({ exitCode }) => {
  given(exitCode, '').returns(2);
});
