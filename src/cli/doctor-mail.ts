// What `latchkey doctor` says about mail: whether there is such a mailbox, and what no permission says about it.
import { z } from 'zod';
import { segment } from '../graph/graph-call.ts';
import type { Graph } from '../graph/graph-client.ts';
import type { GrantScope } from '../graph/permission-condition.ts';
import { attempt } from './doctor-attempt.ts';
import { fine, problem, remark, unchecked } from './doctor-finding.ts';
import type { Finding } from './doctor-finding.ts';

interface Asked {
  readonly graph: Graph;
  readonly configuration: Pick<GrantScope, 'mail'>;
}

/** Nothing where nobody is told by mail; sends none. */
export async function examineMail({ graph, configuration }: Asked): Promise<readonly Finding[]> {
  const { mail } = configuration;
  return mail === undefined ? [] : [await mailboxFinding(graph, mail.from), LIMIT];
}

async function mailboxFinding(graph: Graph, from: string): Promise<Finding> {
  const path = `/users/${segment(from)}`;
  const found = await attempt(() =>
    graph.find({ kind: 'person', path, query: { $select: 'id,mail' } }, owner),
  );
  if (!found.ok)
    return unchecked('mail', `the mailbox of mail.from can’t be looked up: ${found.detail}`, found.code);
  if (found.value === undefined)
    return problem(
      'mail',
      'mail.from: nobody in the directory has this id or sign-in name.',
      'name the sign-in name of a user or shared mailbox; other addresses of it won’t do.',
    );
  if (found.value.mail == null)
    return problem('mail', 'mail.from: this account has no mailbox.', 'name one that has.');
  return fine('mail', 'the mailbox of mail.from is in the directory.');
}

const owner = z.object({ mail: z.string().nullish() });

const LIMIT = remark(
  'mail',
  'Mail.Send, granted in Entra, sends as every mailbox of the tenant; whether Exchange limits it to that of mail.from can’t be seen from here.',
  'allow it in Exchange for that mailbox alone (RBAC for Applications), or limit it by an application access policy (deploy/tenant.md, step 3).',
);
