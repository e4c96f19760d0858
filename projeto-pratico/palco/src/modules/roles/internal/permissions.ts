/**
 * As permissões que alguma rota pergunta. Quem as tem é dado, e muda em execução; que elas existem é código, e um teste
 * confere esta lista com a tabela.
 */
export const PERMISSIONS: ReadonlySet<string> = new Set([
  'roles:read',
  'roles:write',
  'roles:grant',
  'accounts:suspend',
  'apps:write',
  'videos:publish',
  'posts:moderate',
]);
