/**
 * Um programa de linha de comando: argumentos, saída padrão, saída de erro e código de saída.
 */

/** Por que o nome não serve, ou nada quando serve. */
export function refusal(name: string): string | undefined {
  if (name.length < 3) return 'é curto demais: são pelo menos 3 caracteres';
  if (name.length > 30) return 'é longo demais: são no máximo 30 caracteres';
  if (!/^[a-z0-9_]+$/.test(name)) return 'só pode ter letras minúsculas sem acento, algarismos e _';
  return;
}

// #region programa
/** O que serve vai para a saída padrão; o que não serve, para a de erro. @returns o código de saída */
export function checkNames(names: string[]): number {
  if (names.length === 0) {
    console.log('Escreva um ou mais nomes depois do arquivo: node conferir-nomes.ts NOME …');
    return 0;
  }
  let refused = 0;
  for (const name of names) {
    const reason = refusal(name);
    if (reason === undefined) {
      console.log(`“${name}” serve`);
    } else {
      console.error(`“${name}” ${reason}`);
      refused += 1;
    }
  }
  return refused === 0 ? 0 : 1;
}

// Os dois primeiros itens de process.argv são o Node e este arquivo; o resto é o que você escreveu depois.
if (import.meta.main) process.exitCode = checkNames(process.argv.slice(2));
// #endregion programa
