/**
 * O que a verificação diz de cada erro comum: as tarefas em que ele cai e as palavras que o leitor recebe. `…` está no
 * lugar do que muda a cada execução. Nas demais tarefas, todos passam.
 */
export const expected: Record<string, Record<string, string>> = {
  'tamanho-em-utf16': {
    'post-length': 'status 400',
    'post-warning': 'status 400 Bad Request',
    'poll-fields': 'status 400 Bad Request',
  },
  'link-de-script': {
    'entities-links': '"javascript:alert(1)"',
    injections: '"javascript:alert(1)"',
  },
  'mencao-de-nome-antigo': { 'mention-renamed': '[["@ana_…"]]' },
  'chave-de-qualquer-corpo': { 'idempotency-reused': 'status 201 Created' },
  'dois-com-a-mesma-chave': { 'idempotency-at-once': '… posts diferentes' },
  'chave-de-todos': { 'idempotency-person': 'status 404 Not Found' },
  'recusa-que-gasta-a-chave': { 'idempotency-refused': 'status 422: a recusa gastou a chave' },
  'edicao-alheia': { 'edit-others': 'status 200 OK' },
  'historia-perdida': {
    'edit-history': '[[4,"Terceira",null,[]]]',
    'edit-at-once': '12 textos se perderam',
    'edit-full': '[1,"Versão 50"]',
  },
  'edicao-perdida': {
    'edit-at-once': '… textos se perderam',
    'edit-conflict': 'as duas edições da versão 2 passaram',
  },
  'alheio-que-se-revela': {
    'edit-others': 'status 403 Forbidden',
    'visibility-matrix': 'status 200 OK',
    'visibility-leaks': 'status 200 OK',
  },
  'responder-as-cegas': {
    'visibility-matrix': 'status 201 Created',
    quotes: 'status 422 Unprocessable Entity',
  },
  'resposta-de-todos': { 'visibility-leaks': 'status 200 OK' },
  'contagem-do-restrito': { 'visibility-leaks': '[1,0]' },
  'lapide-com-texto': {
    'delete-everything': 'o campo text, que o contrato não tem',
    'thread-tombstones': 'o campo text, que o contrato não tem',
  },
  deslocamento: { 'cursor-stable': '… posts perdidos' },
  'limite-antes-do-filtro': { 'cursor-full-pages': '[3]' },
  'empates-pulados': {
    'cursor-walk': '… posts em página nenhuma',
    'cursor-stable': '… posts perdidos',
    'cursor-full-pages': '[5,…]',
  },
  'cursor-sem-assinatura': { 'cursor-signed': 'status 200 OK' },
  'cursor-de-qualquer-lista': { 'cursor-signed': 'status 200 OK', 'search-pages': 'status 200 OK' },
  'contagem-da-tabela': { 'queries-total': 'uma contagem sem limite: …' },
  'n-mais-um': { 'queries-list': '… com muitos', 'queries-thread': '… com muitos' },
  'rascunho-de-qualquer-um': { 'drafts-others': 'status 200 OK' },
  'clique-duplo': { 'drafts-publish': '… cliques publicaram' },
  'agendado-duas-vezes': {
    schedule: '["Na hora #…"]',
    'schedule-kill': '… posts de 10 agendados',
  },
  'numeros-antes-do-voto': { 'poll-secrecy': '[[0,0,1],1,null]' },
  'voto-em-dobro': { 'poll-at-once': '… pessoas' },
  'busca-do-restrito': { 'search-hidden': '["Público …"]' },
  'busca-do-antigo': { 'search-hidden': '[]' },
  'destaque-em-html': { 'search-highlight': '<mark>…"aspas"' },
  'log-do-texto': { log: 'o log mostra o texto de post' },
};
