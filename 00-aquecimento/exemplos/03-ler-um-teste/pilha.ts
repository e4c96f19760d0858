/**
 * Um erro três chamadas abaixo, e a pilha que ele traz.
 */

// #region chamadas
/** O nome de quem escreveu o post. A API manda `author`; aqui está escrito `autor`. */
function authorName(json: string): string {
  const post = JSON.parse(json);
  return post.autor.name;
}

function lineOf(json: string): string {
  return `${authorName(json)} publicou`;
}

export function timeline(items: string[]): string[] {
  return items.map((json) => lineOf(json));
}
// #endregion chamadas

/** A pilha sem as linhas que são do Node e sem a pasta desta máquina. */
export function readableStack(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => !line.includes('node:'))
    .map((line) => line.replace(/\(?file:.*\/(.+?)\)?$/, '($1)'));
}

export function main(): void {
  try {
    timeline(['{"author":{"name":"Bia"},"text":"Ensaio aberto"}']);
  } catch (error) {
    console.log(readableStack(error as Error).join('\n'));
  }
}

if (import.meta.main) main();
