import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Portas TCP que o grupo de processos escuta, pelo /proc do Linux. Vazio nos outros sistemas:
 * a resposta só serve para dizer "escuta na 3000, mas PORT pedia outra", nunca para aprovar.
 */
export function listeningPorts(groupId: number): number[] {
  if (process.platform !== 'linux') return [];
  const portByInode = listeningSockets();
  const ports = new Set<number>();
  for (const pid of groupMembers(groupId)) {
    for (const inode of socketInodes(pid)) {
      const port = portByInode.get(inode);
      if (port !== undefined) ports.add(port);
    }
  }
  return [...ports].sort((a, b) => a - b);
}

/**
 * Quem do grupo escuta esta porta, se não for o líder: um `npm start`, por exemplo, recebe o SIGTERM e pode não
 * repassá-lo. Só no Linux; nos outros, e quando o líder escuta (mesmo junto com filhos), `undefined`.
 */
export function listenerBehind(leader: number, port: number): { pid: number; name: string } | undefined {
  if (process.platform !== 'linux') return undefined;
  const sockets = listeningSockets();
  const listens = (pid: number) => socketInodes(pid).some((inode) => sockets.get(inode) === port);
  if (listens(leader)) return undefined;
  const pid = groupMembers(leader).find(listens);
  return pid === undefined
    ? undefined
    : { pid, name: basename(readLink(`/proc/${pid}/exe`)) || 'outro processo' };
}

/** Se algum processo escuta esta porta em todos os endereços da máquina. Só no Linux; nos outros, falso. */
export function listensEverywhere(port: number): boolean {
  if (process.platform !== 'linux') return false;
  return ['/proc/net/tcp', '/proc/net/tcp6'].some((table) =>
    readLines(table).some((line) => {
      const [, local = '', , state] = line.trim().split(/\s+/u);
      const [address = '', hex = ''] = local.split(':');
      return state === '0A' && Number.parseInt(hex, 16) === port && /^0+$/u.test(address);
    }),
  );
}

function listeningSockets(): Map<string, number> {
  const found = new Map<string, number>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of readLines(table).slice(1)) {
      const [, local, , state, , , , , , inode] = line.trim().split(/\s+/u);
      // 0A é LISTEN; o endereço local vem como `ENDEREÇO:PORTA`, em hexadecimal.
      if (state === '0A' && local !== undefined && inode !== undefined) {
        found.set(inode, Number.parseInt(local.split(':')[1] ?? '', 16));
      }
    }
  }
  return found;
}

export function groupMembers(groupId: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && groupOf(pid) === groupId);
}

function groupOf(pid: number): number | undefined {
  // O nome do programa vem entre parênteses e pode ter espaços: conta-se a partir do último `)`.
  const stat = readLines(`/proc/${pid}/stat`)[0];
  const afterName = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return afterName === undefined ? undefined : Number(afterName[2]);
}

function socketInodes(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const inode = /^socket:\[(\d+)\]$/u.exec(readLink(`/proc/${pid}/fd/${fd}`))?.[1];
      return inode === undefined ? [] : [inode];
    });
  } catch {
    return [];
  }
}

function readLink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n');
  } catch {
    return [];
  }
}
