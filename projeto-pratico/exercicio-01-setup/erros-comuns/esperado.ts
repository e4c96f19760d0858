const NO_LINE = 'nenhuma linha JSON da saída padrão tem o requestId da requisição e um status';

/**
 * O que a verificação diz de cada erro comum: as tarefas em que ele cai e as palavras que o leitor
 * recebe. `…` está no lugar do que muda a cada execução, como o aviso de que o processo já terminou. Nas
 * demais tarefas, todos passam.
 */
export const expected: Record<string, Record<string, string>> = {
  'config-padrao-silencioso': { 'config-missing': 'o processo subiu assim mesmo' },
  'config-convertida': { 'config-invalid': 'a mensagem não cita PORT, SHUTDOWN_GRACE_MS' },
  'config-ingenua': {
    'config-invalid': 'a mensagem não cita SHUTDOWN_GRACE_MS',
    'config-empty': 'o servidor escuta em todos os endereços desta máquina',
  },
  'config-cita-tudo': {
    'config-missing': 'a mensagem também cita PORT, LOG_LEVEL, SHUTDOWN_GRACE_MS, que estava certo',
  },
  'config-mostra-senha': { 'config-invalid': 'a senha que estava em DATABASE_URL apareceu na saída' },
  'prontidao-cega': {
    'ready-follows-database': 'ready respondeu 200 sem consultar o banco',
    'ready-has-a-deadline': 'status 200 OK',
  },
  'prontidao-sem-consulta': {
    'ready-follows-database': 'ready respondeu 200 sem consultar o banco',
    'ready-has-a-deadline': 'status 200 OK',
  },
  'banco-exposto': {
    'ready-follows-database': 'a resposta traz a senha do banco',
    'logs-only-json': 'uma linha que não é um objeto JSON',
  },
  'prontidao-sem-prazo': { 'ready-has-a-deadline': 'nenhuma resposta em … ms' },
  'vida-presa-ao-banco': { 'live-ignores-database': 'status 503 Service Unavailable' },
  'vida-presa-ao-banco-travado': { 'live-ignores-database': 'nenhuma resposta em … ms' },
  'id-compartilhado': { 'request-id-unique': 'id repetido: …' },
  'id-sem-filtro': { 'request-id-hostile': 'x-request-id: aaaaaaaaaa…' },
  'id-limpado': {
    'request-id-hostile': 'um pedaço do id recusado: …',
    'logs-no-secrets': 'o log guardou um x-request-id recusado',
  },
  'log-em-dobro': { 'logs-json': '2 linhas com status para a mesma requisição' },
  'log-sem-erros': { 'logs-json': NO_LINE, 'logs-no-secrets': NO_LINE },
  'log-com-credencial': { 'logs-no-secrets': 'o log guardou o cabeçalho authorization' },
  'log-misturado': { 'logs-only-json': 'uma linha que não é um objeto JSON' },
  'erro-em-texto': { 'problem-404': 'content-type text/plain' },
  'erro-em-ingles': {
    'echo-strict-types': 'um texto em inglês: “must be valid”',
    'echo-unknown-fields': 'um texto em inglês: “must be valid”',
  },
  'erro-sem-id': Object.fromEntries(
    [
      'ready-follows-database',
      'ready-has-a-deadline',
      'problem-404',
      'problem-405',
      'problem-malformed',
      'problem-415',
      'problem-413',
      'echo-strict-types',
      'echo-unknown-fields',
    ].map((task) => [task, 'sem o cabeçalho x-request-id']),
  ),
  'corpo-mal-lido': {
    'problem-413': 'status 200 OK',
    'echo-answers': 'status 415 Unsupported Media Type',
    'echo-strict-types': 'status 500 Internal Server Error',
  },
  'erro-com-pilha': { 'problem-malformed': 'a resposta traz a pilha de chamadas do servidor' },
  'entrada-convertida': { 'echo-strict-types': 'status 200 OK' },
  'entrada-descartada': { 'echo-unknown-fields': 'status 200 OK' },
  'encerra-na-hora': {
    'shutdown-in-flight': 'a conexão foi cortada antes do fim da resposta (ECONNRESET)…',
    'shutdown-under-load': '… requisições ficaram sem resposta',
  },
  'encerra-em-tempo-fixo': {
    'shutdown-in-flight': 'a conexão foi cortada antes do fim da resposta (ECONNRESET)…',
  },
  'encerra-sem-prazo': { 'shutdown-bounded': 'o processo continuou de pé' },
  'pool-aberto': { 'shutdown-in-flight': 'o processo saiu com conexões abertas com o banco' },
  'despedida-no-log': { 'shutdown-in-flight': 'uma linha que não é um objeto JSON' },
  'pronto-ate-o-fim': { 'shutdown-in-flight': 'ready ainda responde 200 depois do SIGTERM' },
  'encerra-preso': { 'shutdown-bounded': 'o processo continuou de pé' },
};
