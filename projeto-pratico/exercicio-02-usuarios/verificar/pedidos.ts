import type { Answer, HttpClient, Person } from '@trilha/kit';

export const post = (http: HttpClient, path: string, json: unknown): Promise<Answer> =>
  http.send({ method: 'POST', path: `/api/v1${path}`, json });

/** Pede uma conta. */
export const signUpAs = (http: HttpClient, person: Person): Promise<Answer> => post(http, '/users', person);

export const profileOf = (http: HttpClient, handle: string): Promise<Answer> =>
  http.get(`/api/v1/users/${encodeURIComponent(handle)}`);
