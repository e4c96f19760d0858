import { describe, expect, test } from 'vitest';
import { changeText } from '../src/admin/change-text.ts';
import { allows, changedRoles, toggle } from '../src/admin/draft.ts';
import { describeScopes } from '../src/apps/scopes.ts';

const moderator = {
  name: 'moderator',
  title: 'Moderação',
  builtIn: true,
  permissions: ['posts:moderate', 'roles:read'],
};
const creator = { name: 'creator', title: 'Quem cria', builtIn: true, permissions: [] };

describe('rascunho dos papéis', () => {
  test('o que se muda vale no rascunho e vai à API; o resto não', () => {
    const draft = toggle({}, creator, 'videos:publish');
    expect(allows(draft, creator, 'videos:publish')).toBe(true);
    expect(allows(draft, moderator, 'roles:read')).toBe(true);
    expect(changedRoles(draft, [moderator, creator])).toEqual([
      { name: 'creator', title: 'Quem cria', permissions: ['videos:publish'] },
    ]);
  });

  test('voltar ao que era, mesmo em outra ordem, deixa de ser mudança', () => {
    const without = toggle({}, moderator, 'posts:moderate');
    expect(changedRoles(without, [moderator])).toHaveLength(1);
    expect(toggle(without, moderator, 'posts:moderate')).toEqual({});
  });
});

describe('a trilha em palavras', () => {
  const facts = { subject: 'nina', role: 'curadoria', permissions: ['roles:read'], reason: null };

  test.each([
    ['role_created', 'criou o papel curadoria, com roles:read'],
    ['role_changed', 'mudou o papel curadoria, que passou a ter roles:read'],
    ['role_deleted', 'apagou o papel curadoria'],
    ['role_granted', 'deu o papel curadoria a @nina'],
    ['role_revoked', 'tirou o papel curadoria de @nina'],
    ['account_restored', 'tirou a suspensão de @nina'],
  ] as const)('%s', (action, text) => {
    expect(changeText({ ...facts, action })).toBe(text);
  });

  test('a suspensão leva a razão, e a conta apagada não tem nome', () => {
    const suspended = { ...facts, action: 'account_suspended' as const, reason: 'anúncios' };
    expect(changeText(suspended)).toBe('suspendeu @nina: anúncios');
    expect(changeText({ ...suspended, subject: null })).toBe('suspendeu uma conta apagada: anúncios');
  });
});

test('os escopos viram palavras, na mesma ordem; um desconhecido aparece com o próprio nome', () => {
  expect(describeScopes(['email', 'mapa', 'openid'])).toEqual([
    'mapa',
    'Reconhecer você quando voltar',
    'Ver o seu e-mail',
  ]);
});
