import { runDemo } from '#app/demo.ts';
import { runProcess } from '#app/process.ts';

await runProcess('demo', async (config, log) => {
  await runDemo(config, log, process.argv.slice(2));
  process.exit(0);
});
