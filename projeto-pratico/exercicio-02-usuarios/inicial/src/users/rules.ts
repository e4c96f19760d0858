/** Regras puras: texto entra, decisão sai. Sem banco, sem HTTP, sem relógio. */

/**
 * O nome de usuário como chave, ou `null` se não pode ser um.
 *
 * TODO (nomes): de 3 a 30 de a-z, 0-9 e _, depois de normalizar; e não os nomes da casa.
 */
export function handleKey(handle: string): string | null {
  return handle;
}

/** TODO (trocar de e-mail): o mesmo endereço em maiúsculas é o mesmo endereço. */
export function emailKey(email: string): string {
  return email;
}

/** TODO (a regra da senha): por que esta senha não serve, em uma frase; `null` se serve. */
export function passwordProblem(_password: string, _identities: string[]): string | null {
  return null;
}
