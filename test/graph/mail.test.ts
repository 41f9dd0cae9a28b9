import { createMailer } from '../../src/graph/mail.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { EVERYTHING_WITH_MAIL } from '../../src/sandbox/tenant/permissions.ts';
import type { TenantOptions } from '../../src/sandbox/tenant/tenant.ts';
import { failure, startGraph, stopTenants } from './graph-tenant.ts';

afterEach(stopTenants);

const FROM = PEOPLE.deskMailbox.userPrincipalName;
const MAIL = {
  to: 'alice@contoso.com',
  subject: 'Your sign-in methods were reset',
  text: 'Hello,\n\nif that wasn’t you, call us: “+1 425 555 0100” <now> & at once.',
};

async function start(options: Partial<TenantOptions> = {}, from: string = FROM) {
  const world = await startGraph({ permissions: EVERYTHING_WITH_MAIL, ...options });
  return { ...world, mailer: createMailer(world.graph, { from }) };
}

describe('a mail', () => {
  it('goes out of the configured mailbox as plain text, and stays among its sent items', async () => {
    const { mailer, tenant, time } = await start();
    await mailer.send(MAIL);
    expect(tenant.mails).toEqual([{ ...MAIL, from: FROM, at: time.now, savedToSentItems: true }]);
  });

  it('goes out of a mailbox named by its object id or a name that needs encoding', async () => {
    const byId = await start({}, PEOPLE.deskMailbox.id);
    await byId.mailer.send(MAIL);
    expect(byId.tenant.mails).toHaveLength(1);
    const guest = await start({}, PEOPLE.gina.userPrincipalName);
    await guest.mailer.send(MAIL);
    expect(guest.tenant.mails).toMatchObject([{ from: 'gina@partner.example' }]);
  });

  it.each([
    [429, 'GRAPH_UNAVAILABLE'],
    [500, 'GRAPH_UNAVAILABLE'],
    [503, 'GRAPH_UNAVAILABLE'],
    [400, 'GRAPH_UNEXPECTED'],
    [403, 'GRAPH_FORBIDDEN'],
  ])('is tried once and not again by itself at %s', async (status, code) => {
    const { mailer, tenant } = await start();
    tenant.addFault({ kind: 'status', status, retryAfter: 0, times: 1 });
    expect(await failure(mailer.send(MAIL))).toMatchObject({ code });
    expect(tenant.calls).toHaveLength(1);
    expect(tenant.mails).toEqual([]);
  });

  it('that got no answer may have gone out, and is not sent again', async () => {
    const { mailer, tenant } = await start();
    tenant.addFault({ kind: 'drop-after', times: 1 });
    expect(await failure(mailer.send(MAIL))).toMatchObject({ code: 'MAIL_UNANSWERED' });
    expect(tenant.mails).toHaveLength(1);
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])(
    'that met %s did not go out, for certain',
    async (code) => {
      const fetch = () => Promise.reject(new TypeError('fetch failed', { cause: { code } }));
      const { graph } = await startGraph({ permissions: EVERYTHING_WITH_MAIL }, { fetch });
      const sending = createMailer(graph, { from: FROM }).send(MAIL);
      expect(await failure(sending)).toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    },
  );

  it('is sent again with a new token where Graph refused the old one, for nothing was done then', async () => {
    const tokens = { token: () => Promise.resolve('old'), renew: () => Promise.resolve('new') };
    const { tenant, graph } = await startGraph({ permissions: EVERYTHING_WITH_MAIL }, { tokens });
    tenant.addFault({ kind: 'status', status: 401, times: 1 });
    await createMailer(graph, { from: FROM }).send(MAIL);
    expect(tenant.calls).toHaveLength(2);
    expect(tenant.mails).toHaveLength(1);
  });

  it('names the permission that is missing, and neither sender, reader nor words', async () => {
    const { mailer, tenant, lines } = await start({ permissions: new Set(['User.Read.All']) });
    const error = await failure(mailer.send(MAIL));
    expect(error).toMatchObject({ code: 'GRAPH_FORBIDDEN', graph: { permission: 'Mail.Send' } });
    tenant.addFault({ kind: 'drop' });
    const told = `${String(error)}${String(await failure(mailer.send(MAIL)))}${JSON.stringify(lines)}`;
    // Request ids may hold any three digits.
    for (const hidden of [FROM, MAIL.to, 'reset', '555 0']) expect(told).not.toContain(hidden);
  });

  it('is refused for a mailbox that is not there', async () => {
    const { mailer } = await start({}, 'nobody@contoso.com');
    expect(await failure(mailer.send(MAIL))).toMatchObject({ code: 'GRAPH_UNEXPECTED' });
  });
});
