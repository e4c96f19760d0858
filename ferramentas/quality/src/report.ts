/**
 * Fecha um comando de verificação: imprime os problemas ou o que foi visto, e define o código de saída.
 *
 * @param seen frase com a quantidade conferida; um comando que não viu nada não pode passar por engano.
 */
export function report(problems: readonly string[], seen: string): void {
  if (problems.length === 0) {
    console.log(`✔ ${seen}`);
    return;
  }
  for (const problem of problems) console.error(`✖ ${problem}`);
  console.error(`\n${problems.length} ${problems.length === 1 ? 'problema' : 'problemas'}; ${seen}`);
  process.exitCode = 1;
}
