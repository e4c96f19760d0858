import { sha256 } from '#kernel/secret.ts';

const HANDLE = /^[a-z0-9_]{3,30}$/;

/**
 * Nome de usuário como chave, ou `null` se não pode ser um.
 *
 * Alfabeto restrito em vez do esqueleto da UTS #39: NFKC traz letras de largura dupla e ligaduras ao alfabeto comum, e o
 * que sobrar fora de [a-z0-9_] é recusado. Nada parecido de outro alfabeto (o `а` cirílico) chega a existir, e a regra
 * cabe em uma frase na tela. O esqueleto pede uma tabela de milhares de linhas, que muda a cada Unicode, e recusa nomes
 * honestos: nele `marna` e `mama` são o mesmo.
 */
export function handleKey(handle: string): string | null {
  const key = handle.normalize('NFKC').toLowerCase();
  return HANDLE.test(key) ? key : null;
}

/** Nomes que pareceriam falar pela casa, ou que são endereços das páginas. */
const RESERVED = `
  admin administracao administrador administradora ajuda api atendimento conta contas correio configuracoes contato
  denuncia entrar equipe inicio jornal mailbox moderacao moderador moderadora ninguem nulo null oficial pagamento palco
  postmaster root sair seguranca sistema status suporte time undefined verificado webmaster www`;

/** Dentro de a-z0-9_ ainda há parecidos; contam só contra os nomes da casa, para não negar nome a ninguém mais. */
const skeleton = (handle: string) =>
  handle
    .replaceAll('_', '')
    .replaceAll('0', 'o')
    .replace(/[1l]/g, 'i')
    .replaceAll('3', 'e')
    .replaceAll('4', 'a')
    .replaceAll('5', 's');

const RESERVED_SKELETONS = new Set(RESERVED.trim().split(/\s+/).map(skeleton));

/** O nome é da casa, ou se lê como um que é: `palco_`, `adm1n`. */
export const isReserved = (handle: string): boolean => RESERVED_SKELETONS.has(skeleton(handle));

/** O nome como fica em `users.handles`. */
export const handleHash = (handle: string): Buffer => sha256(handle);

/** Um e-mail como fica onde só se precisa compará-lo. */
export const emailHash = (emailKey: string): Buffer => sha256(emailKey);
