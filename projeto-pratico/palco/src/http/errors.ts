import { defineErrors } from '#kernel/errors.ts';

/** Erros da borda HTTP, iguais para todas as rotas. */
export const httpErrors = defineErrors({
  bad_request: { status: 400, title: 'Requisição malformada' },
  unauthenticated: { status: 401, title: 'É preciso entrar' },
  step_up_required: { status: 403, title: 'É preciso confirmar quem é você' },
  insufficient_scope: { status: 403, title: 'O aplicativo não pode fazer isto' },
  account_deactivated: { status: 403, title: 'Conta desativada' },
  forbidden: { status: 403, title: 'Sem permissão' },
  cross_origin: { status: 403, title: 'Origem não permitida' },
  not_found: { status: 404, title: 'Não encontrado' },
  method_not_allowed: { status: 405, title: 'Método não permitido' },
  request_timeout: { status: 408, title: 'A requisição demorou a chegar' },
  viewer_changed: { status: 409, title: 'A sessão é de outra pessoa' },
  reference_gone: { status: 409, title: 'Acabou de ser apagado' },
  body_too_large: { status: 413, title: 'Corpo grande demais' },
  unsupported_media_type: { status: 415, title: 'Tipo de conteúdo não aceito' },
  range_not_satisfiable: { status: 416, title: 'Intervalo fora do arquivo' },
  too_many_requests: { status: 429, title: 'Tentativas demais' },
  internal: { status: 500, title: 'Erro interno' },
  not_ready: { status: 503, title: 'Ainda não está pronto' },
});
