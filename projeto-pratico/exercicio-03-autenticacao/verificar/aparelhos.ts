import { Actor, CheckFailure, cookiesAfter, expectProblem, type Letter, type Task } from '@trilha/kit';
import {
  appOf,
  bearer,
  elsewhere,
  expectThat,
  itemsIn,
  me,
  pairIn,
  post,
  refresh,
  tokensOf,
} from './pedidos.ts';

const reread = { file: 'README.md', heading: 'Aparelhos' };
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const PHONE = 'Telefone verde';

interface Device {
  id: string;
  kind: string;
  name: string;
  current: boolean;
}

/** Entra por um Firefox no Linux. */
async function onFirefox({ http, person }: Actor): Promise<Actor> {
  const json = { login: person.handle, password: person.password };
  const answer = await post(http, '/sessions', json, { headers: { 'user-agent': FIREFOX } });
  return new Actor(person, http, { cookie: cookiesAfter(answer.expectStatus(201)) });
}

const listed: Task = {
  id: 'devices-list',
  title: 'GET /me/devices mostra onde a conta está aberta, com um nome que se entende, e qual é o de agora',
  needs: ['mail'],
  reread,
  async run({ http, contract, actor }) {
    const client = await http();
    const ana = await actor();
    const firefox = await onFirefox(ana);
    const phone = await tokensOf(client, ana.person, { deviceName: PHONE });
    for (const [who, name] of [
      [firefox, 'Firefox'],
      [appOf(ana, phone), PHONE],
    ] as const) {
      const answer = await who.get('/api/v1/me/devices');
      contract.check(answer.expectStatus(200));
      const devices = itemsIn<Device>(answer);
      const current = devices.filter((device) => device.current);
      expectThat(
        answer,
        devices.length === 3 && current.length === 1 && current[0]?.name.includes(name) === true,
        {
          where: 'corpo /items',
          expected: `três aparelhos, e só um com current: o que se chama ${name}`,
          got:
            devices.map((device) => `${device.name}${device.current ? ' (current)' : ''}`).join(', ') ||
            'nenhum',
        },
      );
    }
  },
};

const revoked: Task = {
  id: 'devices-revoke',
  title: 'Encerrar um aparelho o põe para fora já; o de outra pessoa não se encerra: 404',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ http, contract, actor }) {
    const client = await http();
    const [ana, stranger] = [await actor(), await actor()];
    const firefox = await onFirefox(ana);
    const phone = await tokensOf(client, ana.person, { deviceName: PHONE });
    const ids = await idsByName(ana);
    const end = (who: Actor, id = '') => who.send({ method: 'DELETE', path: `/api/v1/me/devices/${id}` });
    for (const id of ids.values()) expectProblem(contract, await end(stranger, id), 404, 'device_not_found');
    for (const id of ['0', '%00', "'"]) {
      const odd = await end(stranger, id);
      if (odd.status !== 400) odd.expectStatus(404);
    }
    (await firefox.get('/api/v1/me')).expectStatus(200);
    (await end(ana, ids.get(PHONE))).expectStatus(204);
    expectProblem(contract, await refresh(client, phone.refreshToken), 401, 'refresh_invalid');
    const firefoxId = [...ids].find(([name]) => name.includes('Firefox'))?.[1];
    (await end(ana, firefoxId)).expectStatus(204);
    expectProblem(contract, await firefox.get('/api/v1/me'), 401, 'unauthenticated');
    expectProblem(contract, await end(ana, firefoxId), 404, 'device_not_found');
    (await ana.get('/api/v1/me')).expectStatus(200);
  },
};

async function idsByName(who: Actor): Promise<Map<string, string>> {
  const answer = (await who.get('/api/v1/me/devices')).expectStatus(200);
  return new Map(itemsIn<Device>(answer).map(({ name, id }) => [name, id]));
}

const others: Task = {
  id: 'devices-others',
  title: 'Encerrar os outros, ou trocar a senha, deixa aberto só o aparelho de agora',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ http, contract, actor }) {
    const client = await http();
    const ana = await actor();
    const newPassword = `${ana.person.password} nova`;
    const password = { currentPassword: ana.person.password, newPassword };
    for (const spec of [
      { method: 'DELETE', path: '/api/v1/me/devices' },
      { method: 'PUT', path: '/api/v1/me/password', json: password },
    ]) {
      const browser = await elsewhere(ana);
      const phone = await tokensOf(client, ana.person);
      (await ana.send(spec)).expectStatus(204);
      expectProblem(contract, await browser.get('/api/v1/me'), 401, 'unauthenticated');
      expectProblem(contract, await refresh(client, phone.refreshToken), 401, 'refresh_invalid');
      (await ana.get('/api/v1/me')).expectStatus(200);
    }
  },
};

const notice: Task = {
  id: 'login-notice',
  title: 'A entrada de um aparelho novo avisa o dono, com o nome e o endereço dele; a de um conhecido, não',
  needs: ['mail'],
  reread: { file: 'README.md', heading: 'O aviso de entrada' },
  alongside: true,
  async run({ http, mailbox, actor }) {
    const client = await http();
    const ana = await actor();
    const { email } = ana.person;
    const phone = await tokensOf(client, ana.person, { deviceName: PHONE });
    const letter = await mailbox().expect(email, { count: 2 });
    expectLetter(letter);
    await ana.again();
    if (phone.deviceToken !== undefined)
      await tokensOf(client, ana.person, { deviceName: PHONE, deviceToken: phone.deviceToken });
    const tablet = await elsewhere(ana);
    await mailbox().expect(email, { count: 3 });
    // O cookie do aparelho lembra a conta e não abre nada.
    const device = (tablet.headers.cookie ?? '').split('; ').filter((pair) => pair.includes('palco_device='));
    (await me(client, { cookie: device.join('; ') })).expectStatus(401);
    // O aviso do tablet foi o último a sair: os que não deviam ter saído já estariam aqui.
    const letters = mailbox().to(email);
    if (letters.length === 3) return;
    throw new CheckFailure({
      expected: 'um aviso para cada aparelho novo, e nenhum para os que a conta já conhece',
      got: `${letters.length - 1} avisos para dois aparelhos novos`,
      where: 'caixa de correio (SMTP_URL)',
    });
  },
};

function expectLetter({ text, subject }: Letter): void {
  for (const [piece, what] of [
    [PHONE, 'o nome do aparelho'],
    ['127.0.0.1', 'o endereço de onde ele entrou'],
  ] as const) {
    if (text.includes(piece)) continue;
    throw new CheckFailure({
      expected: `um aviso com ${what}: ${piece}`,
      got: `a mensagem “${subject}” não o traz`,
      received: text.slice(0, 400),
      where: 'mensagem',
    });
  }
}

const stays: Task = {
  id: 'devices-app-sign-out',
  title: 'Com o token de acesso se vê e se encerra o próprio aparelho, e a família dele acaba',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ http, contract, actor }) {
    const client = await http();
    const ana = await actor();
    const tokens = await tokensOf(client, ana.person, { deviceName: PHONE });
    const next = pairIn((await refresh(client, tokens.refreshToken)).expectStatus(200));
    const phone = new Actor(ana.person, client, bearer(next.accessToken));
    const id = (await idsByName(phone)).get(PHONE) ?? '';
    (await phone.send({ method: 'DELETE', path: `/api/v1/me/devices/${id}` })).expectStatus(204);
    expectProblem(contract, await refresh(client, next.refreshToken), 401, 'refresh_invalid');
  },
};

export const devices: Task[] = [listed, revoked, others, stays, notice];
