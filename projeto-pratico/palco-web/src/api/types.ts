import type { paths } from './schema.gerado.ts';

type Json<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never;
type Answer<Operation, Status extends number> = Operation extends { responses: infer All }
  ? Status extends keyof All
    ? Json<All[Status]>
    : never
  : never;

/** Publicação como a API a devolve. */
export type Post = Answer<paths['/api/v1/posts/{id}']['get'], 200>;
/** Vídeo, em qualquer ponto do preparo. */
export type Video = Answer<paths['/api/v1/videos/{id}']['get'], 200>;
/** Página de publicações com o cursor da seguinte (`null` na última). */
export type PostPage = Answer<paths['/api/v1/timeline']['get'], 200>;
/** Perfil visto por alguém. */
export type Profile = Answer<paths['/api/v1/users/{handle}']['get'], 200>;
/** Uma pessoa em uma lista. */
export type Person = Answer<paths['/api/v1/users']['get'], 200>['items'][number];
/** A pessoa da sessão. */
export type Me = Answer<paths['/api/v1/me']['get'], 200>;
/** Uma mensagem na caixa local. */
export type Letter = Answer<paths['/api/v1/letters']['get'], 200>['items'][number];
