import { compose } from '#app/compose.ts';
import { runProcess } from '#app/process.ts';

await runProcess('api', async (config, log) => {
  const { app, building, close } = await compose({ config, log });
  await app.listen({ port: config.port, host: config.host });
  return {
    drain: () => {
      building.lifecycle.draining = true;
    },
    stop: close,
  };
});
