/** Encerra este processo pelo caminho normal (como um SIGTERM) quando quem o chamou desaparece. */
function leave() {
  if (process.listenerCount('SIGTERM') > 0) process.emit('SIGTERM');
  else process.exit(143);
}

/** O pai fecha o canal ao morrer, mesmo por `kill -9`. */
export function onParentDeath() {
  process.on('disconnect', leave);
  process.channel?.unref();
}

/**
 * Vigia o npm que nos chamou. Sem canal com ele, resta notar que o pai mudou: ao morrer, o sistema
 * entrega o filho a outro. Só vale sob o npm, porque `comando &` num terminal que fecha é intenção.
 */
export function watchNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) leave();
  }, 1000).unref();
}
