import type { paths } from './schema.gerado.ts';

type Json<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never;
type Answer<Operation, Status extends number> = Operation extends { responses: infer All }
  ? Status extends keyof All
    ? Json<All[Status]>
    : never
  : never;

/** Publicação como a API a devolve. */
export type Post = Answer<paths['/api/v1/posts/{id}']['get'], 200>;
/** A publicação citada dentro de outra, ou só o lugar dela. */
type Quote = NonNullable<Post['quote']>;
/** O que ficou de uma publicação que sumiu, ou que quem lê não pode ver. */
export type Unavailable = Extract<Quote, { unavailable: true }>;
/** Publicação dentro da que a cita: sem citação nem enquete próprias. */
export type QuotedPost = Exclude<Quote, Unavailable>;
/** Menção, hashtag ou link, com o lugar no texto. */
export type Entity = Post['entities'][number];
/** Enquete, como quem lê a vê. */
export type Poll = NonNullable<Post['poll']>;
/** Quem vê uma publicação. */
export type Visibility = Post['visibility'];
/** Uma publicação, o que veio antes dela e as respostas. */
export type Thread = Answer<paths['/api/v1/posts/{id}/thread']['get'], 200>;
/** Uma resposta, com o lugar dela na conversa. */
export type Reply = Thread['replies']['items'][number];
/** O texto de uma publicação em um momento. */
export type Version = Answer<paths['/api/v1/posts/{id}/versions']['get'], 200>['items'][number];
/** Página do que a busca achou. */
export type SearchPage = Answer<paths['/api/v1/search/posts']['get'], 200>;
/** Trecho do que foi achado, em pedaços: os que acertam e os que não. */
export type Highlight = SearchPage['items'][number]['highlight'];
/** O que a pessoa guardou para depois. */
export type Draft = Answer<paths['/api/v1/drafts/{id}']['get'], 200>;
/** Página de rascunhos. */
export type DraftPage = Answer<paths['/api/v1/drafts']['get'], 200>;
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
/** O que um provedor de fora contou de quem chegou por ele. */
export type Ticket = Answer<paths['/api/v1/external-sign-ins/{ticket}']['get'], 200>;
/** O pedido de um aplicativo que espera a resposta da pessoa. */
export type OauthRequest = Answer<paths['/api/v1/oauth-requests/{uid}']['get'], 200>;
/** Como se entra na conta. */
export type Security = Answer<paths['/api/v1/me/security']['get'], 200>;
/** Um lugar onde a conta está aberta. */
export type Device = Answer<paths['/api/v1/me/devices']['get'], 200>['items'][number];
/** Um aplicativo com acesso à conta. */
export type Grant = Answer<paths['/api/v1/me/grants']['get'], 200>['items'][number];
/** Um aplicativo registrado pela pessoa. */
export type OauthApp = Answer<paths['/api/v1/apps']['get'], 200>['items'][number];
/** Um papel e o que ele permite. */
export type Role = Answer<paths['/api/v1/roles']['get'], 200>['items'][number];
/** Algo que um papel pode permitir. */
export type Permission = Answer<paths['/api/v1/permissions']['get'], 200>['items'][number];
/** Os papéis de uma pessoa, e se ela está suspensa. */
export type PersonRoles = Answer<paths['/api/v1/users/{handle}/roles']['get'], 200>;
/** Uma mudança na trilha dos papéis. */
export type RoleChange = Answer<paths['/api/v1/role-changes']['get'], 200>['items'][number];
/** Um aplicativo recém-registrado, com o segredo quando há. */
export type CreatedApp = Answer<paths['/api/v1/apps']['post'], 201>;
