import type { Command } from '../command.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import { conferir } from './conferir.ts';
import { database } from './database.ts';
import { doctor } from './doctor.ts';
import { example } from './example.ts';
import { createHelp } from './help.ts';
import { hint } from './hint.ts';
import { home } from './home.ts';
import { list } from './list.ts';
import { measure } from './measure.ts';
import { create } from './novo.ts';
import { progress } from './progress.ts';
import { project } from './project.ts';
import { read } from './read.ts';
import { reset } from './reset.ts';
import { statement } from './statement.ts';
import { study } from './study.ts';
import { version } from './version.ts';

const WORK: Command[] = [
  study,
  list,
  read,
  example,
  statement,
  check,
  hint,
  compare,
  reset,
  measure,
  progress,
  project,
  database,
  doctor,
  conferir,
  create,
  version,
];

export const HOME = home;
export const COMMANDS: readonly Command[] = [...WORK, createHelp(WORK, home)];
