import type { Module } from '#http/module.ts';
import { type RouteDeps, routes, type Welcome } from './internal/routes.ts';
import { Author, Person, Profile, User } from './internal/schema.ts';
import { createService, type ProfileFacts, type UsersDeps } from './internal/service.ts';

export { userErrors } from './internal/errors.ts';
export { loginKey } from './internal/rules.ts';
export { Author, HandleParams, Person, User } from './internal/schema.ts';
export type { ProfileFacts, Welcome };

type Service = ReturnType<typeof createService>;

/** O que as fatias seguintes podem pedir a esta. */
export type Users = Pick<Service, 'authenticate' | 'authors' | 'byId' | 'idByHandle' | 'people'> & Module;

export function createUsers(deps: UsersDeps & Omit<RouteDeps, 'service'>): Users {
  const service = createService(deps);
  return {
    authenticate: service.authenticate,
    authors: service.authors,
    byId: service.byId,
    idByHandle: service.idByHandle,
    people: service.people,
    schemas: [Author.schema, Person.schema, User.schema, Profile.schema],
    api: (app) => routes(app, { service, welcome: deps.welcome, attempts: deps.attempts }),
  };
}
