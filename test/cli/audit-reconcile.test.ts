import { auditReconcileOutput } from '../../src/cli/audit-reconcile.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { METHODS_SERVICE } from '../../src/sandbox/tenant/audit-entry.ts';
import { APP_ID } from '../../src/sandbox/tenant/bearer.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { Tenant } from '../../src/sandbox/tenant/tenant.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { createStores } from '../../src/storage/stores.ts';
import { digest } from '../storage/digest.ts';
import { DATABASE, environmentFor, LEAST, prepareDoctor, without } from './doctor-case.ts';

prepareDoctor();
const HOUR = 3_600_000;
/** Moments seconds apart, a day ago: old enough for the log to show them. */
const start = Date.now() - 24 * HOUR;

beforeAll(async () => {
  const database = await openDatabase({ url: DATABASE });
  const { audit } = createStores(database, { digest });
  const at = instantOf(start);
  const { alice, rita } = PEOPLE;
  await audit.append({
    at,
    request: 1042,
    event: { kind: 'subject_chosen', by: rita.id, subject: alice.id },
  });
  await audit.append({ at, request: 1042, event: { kind: 'removal_answered', method: 'app' } });
  await database.close();
});

const logged = (tenant: Tenant, idOrUpn: string): void =>
  tenant.audit(idOrUpn, {
    activity: 'Admin deleted security info',
    service: METHODS_SERVICE,
    by: { app: { appId: APP_ID, displayName: 'Latchkey' } },
    at: start + 1_000,
  });

describe('audit reconcile', () => {
  it('says that every removal matches, and how many of what time were compared', async () => {
    const { tenant, environment } = await environmentFor({});
    logged(tenant, PEOPLE.alice.id);
    const { text, result } = await auditReconcileOutput({ environment, json: false });
    expect(result).toBe('matched');
    expect(text).toMatch(/^Every removal matches: 1 removals from \S+ to \S+, each once/);
  });

  it('names what only one side has', async () => {
    const { tenant, environment } = await environmentFor({});
    logged(tenant, PEOPLE.max.id);
    const { text, result } = await auditReconcileOutput({ environment, json: false });
    expect(result).toBe('unmatched');
    expect(text).toMatch(
      /Not in the record: entry Directory_\d+ of Entra’s log, a removal for [0-9a-f-]{36} at /,
    );
    expect(text).toContain('Not in Entra’s log: entry 2 (LK-1042');
    expect(text).toContain('2 without a match, of 1 removals');
    const json = await auditReconcileOutput({ environment, json: true });
    expect(JSON.parse(json.text)).toMatchObject({ result: 'unmatched', unlogged: [{ request: 1042 }] });
  });

  it('compares only the time that is asked for', async () => {
    const { environment } = await environmentFor({});
    const until = instantOf(start - HOUR);
    expect(await auditReconcileOutput({ environment, json: false, until })).toMatchObject({
      result: 'matched',
    });
    await expect(auditReconcileOutput({ environment, json: false, since: 'lately' })).rejects.toMatchObject({
      code: 'ARGUMENT_INVALID',
    });
  });

  it.each([
    ['without the permission', { granted: without('AuditLog.Read.All') }, 'AuditLog.Read.All is not granted'],
    [
      'without an answer',
      { granted: LEAST, environment: { GRAPH_ENDPOINT: 'http://127.0.0.1:9' } },
      'no answer',
    ],
  ])('is unknown %s, and never a match', async (_, one, why) => {
    const { environment } = await environmentFor(one);
    const { text, result } = await auditReconcileOutput({ environment, json: false });
    expect(result).toBe('unknown');
    expect(text).toContain(why);
  });
});
