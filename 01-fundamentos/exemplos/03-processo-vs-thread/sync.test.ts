import { expect, it } from 'vitest';
import { Barrier, Mutex, Semaphore, sharedInts, withLock } from './sync.ts';

it('quem solta uma trava sem espera a deixa livre, e quem a toma de novo não dorme', () => {
  const state = sharedInts(1);
  const mutex = new Mutex(state);
  for (let time = 0; time < 2; time++) {
    mutex.lock();
    expect(state[0]).toBe(1);
    mutex.unlock();
    expect(state[0]).toBe(0);
  }
});

it('withLock solta a trava quando o trabalho lança', () => {
  const state = sharedInts(1);
  const fail = () => {
    throw new Error('do trabalho');
  };
  expect(() => withLock(new Mutex(state), fail)).toThrow('do trabalho');
  expect(state[0]).toBe(0);
});

it('o semáforo conta as vagas', () => {
  const shared = sharedInts(1);
  shared[0] = 2;
  const semaphore = new Semaphore(shared);
  semaphore.acquire();
  semaphore.acquire();
  expect(shared[0]).toBe(0);
  semaphore.release();
  expect(shared[0]).toBe(1);
});

it('a barreira de uma thread só não segura ninguém e serve de novo', () => {
  const state = sharedInts(2);
  const barrier = new Barrier(1, state);
  barrier.arrive();
  barrier.arrive();
  expect([...state]).toEqual([0, 2]);
});
