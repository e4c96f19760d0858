import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Http } from '#http/types.ts';
import type { Clock } from '#kernel/clock.ts';
import type { NewPost } from '#modules/posts/index.ts';
import type { Tool } from '#modules/videos/index.ts';
import { type DemoClient, type Enroll, signIn } from './client.ts';
import { makeClip } from './clips.ts';
import { type Person, people } from './people.ts';
import { type DemoPost, posts } from './posts.ts';

/** Relógio que a demonstração ajusta: os posts nascem espalhados pelas últimas semanas. */
export interface DemoClock extends Clock {
  set(time: number): void;
}

export function createDemoClock(): DemoClock {
  let time = Date.now();
  return {
    now: () => new Date(time),
    set(next) {
      time = next;
    },
  };
}

export interface FillDeps {
  app: Http;
  enroll: Enroll;
  clock: DemoClock;
  ffmpeg: () => Promise<Tool>;
  say: (line: string) => void;
  /** Corta cada clipe nesta duração, em segundos; sem ela, a inteira. */
  clipSeconds?: number;
}

const DAY_MS = 86_400_000;
const SPAN_MS = 19 * DAY_MS;
/** O máximo que uma enquete fica aberta. */
const POLL_SECONDS = 2_592_000;

/**
 * Preenche o Palco pela API. Pode ser interrompida e repetida: contas existentes são reabertas, posts com o mesmo
 * texto não se repetem, seguir e curtir são idempotentes.
 */
export async function fill({
  app,
  enroll,
  clock,
  ffmpeg,
  say,
  clipSeconds,
}: FillDeps): Promise<{ created: number }> {
  const start = Date.now() - SPAN_MS;
  const clients = new Map<string, DemoClient>();
  clock.set(start);
  const enter = async (person: Person) => {
    const session = await signIn(app, enroll, person);
    await session.describe(person.bio);
    return [person.handle, session] as const;
  };
  for (const [handle, session] of await Promise.all(people.map(enter))) clients.set(handle, session);
  await followEachOther(clients);
  say(`${people.length} pessoas e quem segue quem`);
  const created = await publish(clients, clock, start, { ffmpeg, say, clipSeconds });
  for (const session of clients.values()) await session.signOut();
  return { created };
}

async function followEachOther(clients: Map<string, DemoClient>): Promise<void> {
  const handles = [...clients.keys()];
  for (const [index, [handle, session]] of [...clients].entries()) {
    // cada um segue a maioria, não todos: as páginas iniciais ficam diferentes entre si
    const chosen = handles.filter((name, other) => name !== handle && chance(index * 31 + other * 17) < 0.6);
    await Promise.all(chosen.map((name) => session.follow(name)));
  }
}

async function publish(
  clients: Map<string, DemoClient>,
  clock: DemoClock,
  start: number,
  studio: Studio,
): Promise<number> {
  const existing = new Map<string, string>();
  for (const session of clients.values())
    for (const [text, id] of await session.existing()) existing.set(text, id);
  const last = posts.findLastIndex(({ text }) => existing.has(text));
  const latest = new Map<string, string>();
  let created = 0;
  for (const [index, post] of posts.entries()) {
    clock.set(timeOf(index, start));
    const author = clients.get(post.by);
    if (!author) throw new Error(`Post de demonstração sem autor conhecido: ${post.by}`);
    let id = existing.get(post.text);
    if (id === undefined) {
      id = await author.post(await contentOf(post, author, latest, studio));
      created += 1;
    }
    latest.set(post.by, id);
    // os anteriores já foram curtidos; o último pode ter ficado a meio
    if (index >= last) await receive(clients, post, id, index);
  }
  studio.say(`${posts.length} posts, ${created} criados agora`);
  return created;
}

/** O post como a API o recebe. */
async function contentOf(
  { text, clip, replyTo, quotes, poll }: DemoPost,
  author: DemoClient,
  latest: Map<string, string>,
  studio: Studio,
): Promise<NewPost> {
  const [inReplyToId, quoteId] = [replyTo, quotes].map((handle) => handle && latest.get(handle));
  return {
    text,
    ...(clip ? { videoId: await uploadClip(author, clip, studio) } : {}),
    ...(inReplyToId ? { inReplyToId } : {}),
    ...(quoteId ? { quoteId } : {}),
    ...(poll ? { poll: { options: poll, durationSeconds: POLL_SECONDS } } : {}),
  };
}

interface Studio extends Pick<FillDeps, 'ffmpeg' | 'say'> {
  clipSeconds: number | undefined;
}

async function uploadClip(author: DemoClient, clip: string, { ffmpeg, say, clipSeconds }: Studio) {
  const directory = await mkdtemp(join(tmpdir(), 'palco-demo-'));
  try {
    const path = await makeClip(await ffmpeg(), clip, directory, clipSeconds);
    const videoId = await author.upload(clip, await readFile(path));
    say(`clipe ${clip} gerado e enviado; o worker o converte`);
    return videoId;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** O que os outros fazem com um post. */
async function receive(clients: Map<string, DemoClient>, post: DemoPost, id: string, index: number) {
  await likeAll(clients, post, id, index);
  const { by, poll } = post;
  if (poll === undefined) return;
  const voters = [...clients].filter(([handle]) => handle !== by);
  const choose = (person: number) => Math.floor(chance(index * 53 + person * 29) * poll.length);
  await Promise.all(voters.map(([, session], person) => session.vote(id, choose(person))));
}

async function likeAll(
  clients: Map<string, DemoClient>,
  post: DemoPost,
  id: string,
  index: number,
): Promise<void> {
  const appeal = post.clip ? 0.8 : 0.15 + 0.45 * chance(index * 7);
  const fans = [...clients].filter(([handle], person) => {
    return handle !== post.by && chance(index * 101 + person * 13) < appeal;
  });
  await Promise.all(fans.map(([, session]) => session.like(id)));
}

/** Mais posts quanto mais perto de hoje, com minutos quebrados: uma comunidade que cresce. */
function timeOf(index: number, start: number): number {
  const progress = (index + 0.2 + 0.6 * chance(index)) / posts.length;
  return start + Math.round(SPAN_MS * progress ** 0.75) - 4 * 60_000;
}

/** Número de 0 a 1 que parece sorteado e é sempre o mesmo: repetir a demonstração dá a mesma comunidade. */
function chance(seed: number): number {
  const x = Math.sin(seed * 12.9898 + 78.233) * 43_758.5453;
  return x - Math.floor(x);
}
