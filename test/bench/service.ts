// The real service against a simulated Graph over HTTP that takes its time, and the clicks of two people.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../../src/config.ts';
import { createConnector } from '../../src/sandbox/connector/connector.ts';
import { GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import type { SimulatedPerson } from '../../src/sandbox/tenant/person.ts';
import { createTenant } from '../../src/sandbox/tenant/tenant.ts';
import { startService } from '../../src/service.ts';
import { configurationFor, sendTime } from '../support/world.ts';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A service that works by itself on the real clock, everything on loopback; `before` fills its database first. */
export async function startBench(
  colleagues: readonly SimulatedPerson[],
  before: (databaseUrl: string) => Promise<void> = () => Promise.resolve(),
) {
  const tenant = createTenant({ now: Date.now, people: [...Object.values(PEOPLE), ...colleagues] });
  // Many people within seconds, which the limit on reading sign-in logs is not made for.
  tenant.clearThrottles();
  const connector = createConnector();
  const graph = await tenant.listen();
  await connector.listen();
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  const databaseUrl = `file:${join(folder, 'latchkey.db')}`;
  await before(databaseUrl);
  const settings = loadSettings({
    PORT: '0',
    OPS_PORT: '0',
    MicrosoftAppTenantId: TENANT_ID,
    DATABASE_URL: databaseUrl,
    LATCHKEY_CONFIG: 'in-memory',
    LATCHKEY_SECRET: Buffer.alloc(32, 7).toString('base64'),
    GRAPH_ENDPOINT: graph,
  });
  const configuration = configurationFor({
    approvers: { group: GROUPS.approvers.id },
    limits: { perRequesterPerDay: 50, perApproverPerHour: 100, perHelpdeskPerHour: 1000 },
  });
  const service = await startService({ settings, configuration, log: SILENT, sendClock: sendTime(Date.now) });
  const clientOf = ({ id, displayName }: SimulatedPerson) =>
    connector.client({ aadObjectId: id, name: displayName }, service.url, { tenantId: TENANT_ID });
  const [rita, amir, dana] = [clientOf(PEOPLE.rita), clientOf(PEOPLE.amir), clientOf(PEOPLE.dana)];
  for (const client of [rita, amir, dana]) await client.install();
  return {
    tenant,
    graph,
    rita,
    /** Rita asks for the colleague and shows the code; resolves with the click that approves, not yet made. */
    askFor: async ({ displayName }: SimulatedPerson): Promise<() => Promise<void>> => {
      await rita.say(`${displayName} can't sign in, they have a new phone`);
      await rita.click('Still locked out');
      await amir.soonSees(displayName);
      await rita.soonSees('Show code');
      await rita.click('Show code');
      const code = /^(\d{3})\s(\d{3})$/mu.exec(rita.screen().replaceAll('\u00A0', ' '));
      if (code === null) throw new TypeError(`There is no code on the screen:\n${rita.screen()}`);
      return async () => {
        await amir.click('Approve', { code: `${code[1] ?? ''}${code[2] ?? ''}` });
      };
    },
    /** The status of the request for that person, as stored. */
    statusOf: async (number: number) => (await service.ports.requests.byNumber(number))?.value.status,
    stop: async (): Promise<void> => {
      await service.stop();
      await connector.close();
      await tenant.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
