/** O trabalho que `coleta.ts` observa: pedidos que não deixam rastro e um cache que guarda um a cada cem. */
const cache: { id: number; tags: string[] }[] = [];

for (let id = 0; id < 400_000; id++) {
  const post = { id, tags: [`assunto-${id % 7}`, `autor-${id}`] };
  if (id % 100 === 0) cache.push(post);
}
globalThis.gc?.(); // só existe com --expose-gc
console.log(`No cache: ${cache.length} posts`);
