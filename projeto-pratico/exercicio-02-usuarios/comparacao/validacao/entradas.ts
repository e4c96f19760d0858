/** Quarenta corpos de `POST /users`. Cada um engana um jeito diferente de validar. */

export const good = {
  handle: 'ana_souza',
  name: 'Ana Souza',
  email: 'ana@exemplo.com.br',
  password: 'chuva no telhado de zinco',
};

/** Um corpo com quatro campos errados e um a mais, como o formulário mandado em branco. */
export const bad = { handle: 'a', name: '', email: 'ana', password: '123', role: 'admin' };

const without = (field: keyof typeof good) =>
  Object.fromEntries(Object.entries(good).filter(([name]) => name !== field));

export const inputs: readonly unknown[] = [
  good,
  { ...good, handle: 'abc' },
  { ...good, handle: 'A'.repeat(30) },
  { ...good, handle: '123' },
  { ...good, name: 'É' },
  { ...good, name: '🎬'.repeat(80) },
  { ...good, name: 'José  da Silva' },
  { ...good, email: `${'a'.repeat(64)}@b.co` },
  { ...good, email: 'ana+palco@sub.exemplo.com.br' },
  { ...good, email: 'joão@exemplo.com.br' },
  { ...good, password: '🔑'.repeat(8) },
  { ...good, password: 'a'.repeat(128) },
  { ...good, password: '        ' },
  bad,
  {},
  [],
  [good],
  null,
  'texto',
  42,
  true,
  without('handle'),
  without('email'),
  without('password'),
  { ...good, role: 'admin' },
  { ...good, emailConfirmed: true, id: '1' },
  { ...good, handle: 42 },
  { ...good, handle: ['ana'] },
  { ...good, name: null },
  { ...good, password: { $ne: '' } },
  { ...good, handle: 'ab' },
  { ...good, handle: 'a'.repeat(31) },
  { ...good, handle: 'ana souza' },
  { ...good, handle: 'аna' },
  { ...good, name: '🎬'.repeat(81) },
  { ...good, name: 'Ana\u0000' },
  { ...good, email: 'ana@exemplo' },
  { ...good, email: `ana@${'a'.repeat(250)}.com` },
  { ...good, password: '1234567' },
  JSON.parse('{"__proto__": {"role": "admin"}, "handle": "ana"}') as unknown,
];
