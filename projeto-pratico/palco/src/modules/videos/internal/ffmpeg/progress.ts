/** Lê as linhas de `-progress` e avisa quantos segundos de saída já existem. */
export function progressReader(onSeconds: (seconds: number) => void): (line: string) => void {
  return (line) => {
    // apesar do nome, out_time_ms vem em microssegundos em todas as versões que usamos
    const match = /^out_time_(?:ms|us)=(\d+)$/.exec(line);
    if (match) onSeconds(Number(match[1]) / 1_000_000);
  };
}
