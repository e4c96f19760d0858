// Fica de pé, mas não abre porta nenhuma.
console.log('iniciando…');
setInterval(() => undefined, 1_000);
