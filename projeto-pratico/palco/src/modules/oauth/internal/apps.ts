import type { Clock } from '#kernel/clock.ts';
import type { Db } from '#kernel/db.ts';
import { type FieldError, invalidFields } from '#kernel/errors.ts';
import type { NewId } from '#kernel/ids.ts';
import { newSecret } from '#kernel/secret.ts';
import { cleanLine, hasInk } from '#kernel/text.ts';
import { hashSecret, refuseRedirectUri } from './client.ts';
import { appNotFound, oauthErrors } from './errors.ts';
import type { App, NewApp, RegisteredApp } from './schema.ts';
import { type AppRow, apps } from './store/apps.ts';

export interface AppsDeps {
  db: Db;
  clock: Clock;
  newId: NewId;
}

const PER_PERSON = 20;

/** Os aplicativos que cada pessoa registra. */
export function createApps({ db, clock, newId }: AppsDeps) {
  return {
    /** Registra; o segredo, de quem tem um, aparece só nesta resposta. */
    async register(ownerId: string, body: NewApp): Promise<RegisteredApp> {
      const { name, redirectUris } = check(body);
      const secret = body.type === 'confidential' ? newSecret() : null;
      const row: AppRow = {
        client_id: newId(),
        name,
        redirect_uris: redirectUris,
        type: body.type,
        secret_hash: secret && hashSecret(secret),
        created_at: clock.now(),
      };
      await db.transaction(async (tx) => {
        if ((await apps.countLocked(tx, ownerId)) >= PER_PERSON) throw appsFull();
        await apps.insert(tx, ownerId, row);
      });
      return { ...toApp(row), ...(secret === null ? {} : { clientSecret: secret }) };
    },

    ofOwner: async (ownerId: string): Promise<App[]> => (await apps.ofOwner(db, ownerId)).map(toApp),

    /** Apaga o aplicativo, e com ele as permissões e os tokens que recebeu. @throws `app_not_found` */
    async remove(ownerId: string, clientId: string): Promise<void> {
      if (!(await db.transaction((tx) => apps.remove(tx, ownerId, clientId)))) throw appNotFound();
    },
  };
}

const toApp = (row: AppRow): App => ({
  clientId: row.client_id,
  name: row.name,
  redirectUris: row.redirect_uris,
  type: row.type,
  createdAt: row.created_at.toISOString(),
});

const appsFull = () =>
  oauthErrors.create(
    'apps_full',
    `Cada conta tem até ${PER_PERSON} aplicativos. Apague um que não usa mais.`,
  );

/** @throws `validation_failed` com tudo o que as regras recusam */
function check(body: NewApp): Pick<NewApp, 'name' | 'redirectUris'> {
  const errors: FieldError[] = [];
  const name = cleanLine(body.name);
  if (!hasInk(name)) errors.push({ field: 'name', message: 'Dê um nome que se veja ao aplicativo.' });
  const refusals = body.redirectUris.map(refuseRedirectUri).filter((reason) => reason !== null);
  if (refusals[0] !== undefined) errors.push({ field: 'redirectUris', message: refusals[0] });
  if (errors.length > 0) throw invalidFields(errors);
  return { name, redirectUris: [...new Set(body.redirectUris)] };
}
