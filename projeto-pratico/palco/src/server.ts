import { compose } from '#app/compose.ts';
import { runProcess } from '#app/process.ts';

await runProcess('api', async (config, log) => {
  const { app, building, work, close } = await compose({ config, log });
  await app.listen({ port: config.port, host: config.host });
  await work();
  return {
    drain: () => {
      building.lifecycle.draining = true;
    },
    stop: close,
  };
});
