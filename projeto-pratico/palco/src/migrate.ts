import { migrate } from '#app/migrate.ts';
import { runProcess } from '#app/process.ts';

await runProcess('migrate', async (config, log) => {
  await migrate(config, log);
  process.exit(0);
});
