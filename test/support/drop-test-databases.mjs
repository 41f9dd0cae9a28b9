import { dropTestDatabases, SERVER } from './postgres-server.ts';

export default async function drop() {
  if (SERVER !== undefined) await dropTestDatabases();
}
