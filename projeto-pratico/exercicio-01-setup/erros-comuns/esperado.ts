/**
 * O que a verificação diz de cada erro comum: as tarefas em que ele cai e as palavras que o leitor
 * recebe. `…` está no lugar do que muda a cada execução. Nas demais tarefas, todos passam.
 */
export const expected: Record<string, Record<string, string>> = {
  'config-padrao-silencioso': { 'config-missing': 'o processo subiu assim mesmo' },
  'config-convertida': { 'config-invalid': 'a mensagem não cita PORT, SHUTDOWN_GRACE_MS' },
  'config-mostra-senha': { 'config-invalid': 'a senha que estava em DATABASE_URL apareceu na saída' },
  'prontidao-cega': { 'ready-follows-database': 'status 200 OK', 'ready-has-a-deadline': 'status 200 OK' },
  'prontidao-sem-prazo': { 'ready-has-a-deadline': 'nenhuma resposta em … ms' },
  'vida-presa-ao-banco': { 'live-ignores-database': 'status 503 Service Unavailable' },
  'id-compartilhado': { 'request-id-unique': 'id repetido: …' },
  'id-sem-filtro': { 'request-id-hostile': 'x-request-id: aaaaaaaaaa…' },
  'log-com-credencial': { 'logs-no-secrets': 'o log guardou o cabeçalho authorization' },
  'log-misturado': { 'logs-only-json': 'uma linha que não é um objeto JSON' },
  'erro-em-texto': {
    'problem-404': 'content-type text/plain',
    'problem-instance': 'um corpo que não é um objeto JSON',
  },
  'erro-com-pilha': { 'problem-malformed': 'a resposta traz a pilha de chamadas do servidor' },
  'entrada-convertida': { 'echo-strict-types': 'status 200 OK' },
  'entrada-descartada': { 'echo-unknown-fields': 'status 200 OK' },
  'encerra-na-hora': {
    'shutdown-in-flight': 'a conexão foi cortada antes do fim da resposta (ECONNRESET)',
    'shutdown-under-load': '… requisições ficaram sem resposta',
  },
  'pronto-ate-o-fim': { 'shutdown-in-flight': 'ready ainda responde 200 depois do SIGTERM' },
  'encerra-preso': { 'shutdown-bounded': 'o processo continuou de pé' },
};
