// Acha que já terminou o trabalho.
console.log('pronto, obrigado');
