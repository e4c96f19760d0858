/** Lê NDJSON de um corpo de resposta: um objeto por linha, mesmo quando um pedaço corta a linha ou um caractere. */
export async function* readLines<T>(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<T> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as T;
    }
  } finally {
    await reader.cancel();
  }
  if (rest.trim() !== '') yield JSON.parse(rest) as T;
}
