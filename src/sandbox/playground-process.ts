// Runs as a process of its own: one window of the Playground, which ends when the process that started it ends.
import { createRequire } from 'node:module';

const end = (): void => process.exit(0);

// The channel to the parent closes however the parent ends, kill -9 included.
process.on('disconnect', end);
if (!process.connected) end();

// Leaves the Playground its own command line: node, its entry file, its arguments.
process.argv.splice(1, 1);
const entry = process.argv[1] ?? '';
createRequire(entry)(entry);
