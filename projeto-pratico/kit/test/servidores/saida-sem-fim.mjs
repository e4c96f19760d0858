// Um laço que escreve sem parar.
const line = `${'a'.repeat(64 * 1024)}\n`;
const write = () => {
  while (process.stdout.write(line));
  process.stdout.once('drain', write);
};
write();
