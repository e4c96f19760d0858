import type { TestPalco } from './palco.ts';
import { accountOf, newPerson, type Person, signIn } from './person.ts';

const ROOT = 'raiz';

/** O endereço que faz admin a conta de {@link newRoot}: dê-o a `usePalco({ adminEmail: ROOT_EMAIL })`. */
export const ROOT_EMAIL = accountOf(ROOT).email;

/** O primeiro admin, que dá os outros papéis. */
export async function newRoot(palco: () => TestPalco): Promise<Person> {
  await palco().building.doors.users?.enroll(accountOf(ROOT));
  return signIn(palco, ROOT);
}

/** Uma pessoa nova com estes papéis. */
export async function newPersonWith(
  palco: () => TestPalco,
  root: Person,
  ...roles: string[]
): Promise<Person> {
  const person = await newPerson(palco);
  for (const role of roles) await grant(root, person, role);
  return person;
}

export async function grant(root: Person, person: Person, role: string): Promise<void> {
  const { status, body } = await root.call('PUT', `/api/v1/users/${person.handle}/roles/${role}`);
  if (status !== 204) throw new Error(`O papel ${role} não foi dado: ${JSON.stringify(body)}`);
}

/** Um papel novo com estas permissões; devolve o nome dele. */
export async function newRole(root: Person, name: string, ...permissions: string[]): Promise<string> {
  const { status, body } = await root.call('POST', '/api/v1/roles', { name, title: name, permissions });
  if (status !== 201) throw new Error(`O papel ${name} não foi criado: ${JSON.stringify(body)}`);
  return name;
}
