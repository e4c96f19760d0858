import { chromium } from './services/chromium.ts';
import { ffmpeg, ffprobe } from './services/ffmpeg.ts';
import { mongodb } from './services/mongodb.ts';
import { nats } from './services/nats.ts';
import { postgres } from './services/postgres/postgres.ts';
import { redis } from './services/redis.ts';
import { smtp } from './services/smtp.ts';

/** Servidores que `service(nome)` inicia. Acrescentar um: um arquivo em `services/` e uma linha aqui. */
export const services = { postgres, redis, nats, mongodb, smtp } as const;

/** Programas que `binary(nome)` acha. */
export const binaries = { ffmpeg, ffprobe, chromium } as const;

export type ServiceName = keyof typeof services;
export type BinaryName = keyof typeof binaries;
export type OptionsOf<Name extends ServiceName> = NonNullable<
  Parameters<(typeof services)[Name]['start']>[0]
>;
export type RunningOf<Name extends ServiceName> = Awaited<ReturnType<(typeof services)[Name]['start']>>;

export const isServiceName = (name: string): name is ServiceName => Object.hasOwn(services, name);
export const isBinaryName = (name: string): name is BinaryName => Object.hasOwn(binaries, name);
