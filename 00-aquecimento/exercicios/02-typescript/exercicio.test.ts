import { equal, exercise, given, samples } from '@trilha/trilha/check';
import type { Post, Profile } from './exercicio.ts';

const task = exercise<typeof import('./exercicio.ts')>();

const post = (fields: Partial<Post> = {}): Post => ({
  ...{ id: 'p1', handle: 'bia', text: 'Ensaio aberto hoje', likes: 0 },
  ...fields,
});

const liked = (...likes: number[]) => likes.map((count, at) => post({ id: `p${at + 1}`, likes: count }));

task(1, 'headline junta o nome de usuário e o texto', { section: 'objetos' }, async ({ headline }) => {
  given(headline, post()).returns('@bia: Ensaio aberto hoje');
  await samples((random) => {
    const [handle, text] = [`pessoa_${random.integer(1, 99)}`, `post ${random.integer(1, 99)}`];
    given(headline, post({ handle, text })).returns(`@${handle}: ${text}`);
  });
});

task(2, 'popular escolhe por curtidas e devolve os ids', { section: 'listas' }, async ({ popular }) => {
  given(popular, liked(3, 128, 41), 40).returns(['p2', 'p3']);
  given(popular, liked(9, 10, 11), 10).returns(['p2', 'p3'], '“ou mais” inclui o próprio mínimo');
  given(popular, liked(1, 2), 5).returns([]);
  await samples((random) => {
    const counts = Array.from({ length: 6 }, () => random.integer(0, 9));
    const wanted = counts.flatMap((count, at) => (count >= 5 ? [`p${at + 1}`] : []));
    given(popular, liked(...counts), 5).returns(wanted);
  });
});

task(3, 'popular não muda a lista que recebeu', { section: 'listas' }, ({ popular }) => {
  const posts = liked(3, 128, 41);
  popular(posts, 40);
  equal(posts, liked(3, 128, 41), {
    sent: 'popular(posts, 40)',
    message: 'a lista de quem chamou mudou',
  });
});

task(4, 'checkText tira os espaços das pontas', { section: 'valores-e-nomes' }, ({ checkText }) => {
  given(checkText, '  Saiu o vídeo da turnê \n').returns('Saiu o vídeo da turnê');
  given(checkText, ` ${'a'.repeat(500)} `).returns('a'.repeat(500));
});

task(5, 'checkText recusa o vazio e o longo demais', { section: 'erros' }, ({ checkText }) => {
  given(checkText, '').throws(RangeError, /500/);
  given(checkText, '   ').throws(RangeError, /500/);
  given(checkText, 'a'.repeat(501)).throws(RangeError, /500/);
});

/** Como o Palco faria: a resposta não está pronta na hora em que se pede. */
const findIn = (profiles: Profile[]) => async (handle: string) => {
  await new Promise((resolve) => setImmediate(resolve));
  return profiles.find((profile) => profile.handle === handle);
};

const PEOPLE = findIn([
  { handle: 'bia', name: 'Beatriz Souza' },
  { handle: 'joao', name: 'João Reis' },
]);

task(6, 'authorName espera o perfil e devolve o nome', { section: 'esperar' }, async ({ authorName }) => {
  await given(authorName, post(), PEOPLE).resolves('Beatriz Souza');
  await given(authorName, post({ handle: 'joao' }), PEOPLE).resolves('João Reis');
});

task(7, 'authorName diz quando a conta foi apagada', { section: 'esperar' }, async ({ authorName }) => {
  await given(authorName, post({ handle: 'ninguem' }), PEOPLE).resolves('conta apagada');
});
