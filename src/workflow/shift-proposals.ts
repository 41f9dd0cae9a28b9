// Proposals between approvers about their shifts: answered by a click, ended by time, told by a message.
import type { Effect } from '../domain/effect.ts';
import type { ObjectId } from '../domain/person.ts';
import { decideProposal } from '../domain/shift-proposal.ts';
import type { ProposalCommand, ProposalDecision, ShiftProposal } from '../domain/shift-proposal.ts';
import { isServiceError } from '../errors.ts';
import type { Ports } from './ports.ts';
import { changeOf, shiftFacts } from './shift-facts.ts';
import type { ShiftPorts } from './shift-facts.ts';
import type { Stored } from './storage-ports.ts';
import type { View } from './view.ts';

/** A click on a proposal's card, judged on everything as it is now; one that was settled before shows what became of it. */
export async function answerProposal(
  ports: ShiftPorts,
  id: string,
  command: Exclude<ProposalCommand, { readonly kind: 'expire' }>,
): Promise<View> {
  const stored = await ports.shiftProposals.byId(id);
  if (stored === undefined) return { card: 'not_available', what: 'unknown_proposal' };
  const { by, to } = stored.value;
  if (command.by !== by && command.by !== to) return { card: 'not_available', what: 'unknown_proposal' };
  const decision = await decide(ports, stored, command);
  if (decision === 'conflict') return answerProposal(ports, id, command);
  if (decision.kind === 'changed') ports.bell.ring();
  const proposal = decision.kind === 'changed' ? (decision.proposals[0] ?? stored.value) : stored.value;
  const problem = decision.kind === 'refused' ? { problem: decision.reason } : {};
  return { ...(await proposalView(ports, proposal, command.by)), ...problem };
}

/** Time is up for a proposal; nothing happens to one that was settled before. */
export async function expireProposal(ports: ShiftPorts, id: string): Promise<void> {
  const stored = await ports.shiftProposals.byId(id);
  if (stored === undefined) return;
  const decision = await decide(ports, stored, { kind: 'expire' });
  if (decision === 'conflict') return expireProposal(ports, id);
}

/** Decides and saves; `conflict` when something it rests on was changed in between. */
async function decide(
  ports: ShiftPorts,
  stored: Stored<ShiftProposal>,
  command: ProposalCommand,
): Promise<ProposalDecision | 'conflict'> {
  const facts = await shiftFacts(ports);
  const { undoes } = stored.value;
  const swap = undoes === undefined ? undefined : await ports.shiftProposals.byId(undoes);
  const decision = decideProposal(stored.value, command, facts, swap?.value);
  if (decision.kind !== 'changed') return decision;
  const read = swap === undefined ? [stored] : [stored, swap];
  const by = command.kind === 'expire' ? undefined : command.by;
  const result = await ports.shiftProposals.commit(changeOf(decision, read, facts, by));
  return result === 'committed' ? decision : 'conflict';
}

/** Tells somebody how a proposal stands when the message is sent; the asker hears when the other can't be reached. */
export async function tellProposal(
  ports: Pick<Ports, 'clock' | 'directory' | 'shiftProposals' | 'notifier' | 'jobs' | 'bell' | 'log'>,
  { to, proposal: id, about }: Extract<Effect, { readonly kind: 'tell_proposal' }>,
): Promise<void> {
  const stored = await ports.shiftProposals.byId(id);
  if (stored === undefined) return;
  const proposal = stored.value;
  if (about === 'unreachable' && proposal.status !== 'proposed') return;
  const view = await proposalView(ports, proposal, to);
  try {
    await ports.notifier.tell(to, { ...view, isUnreachable: about === 'unreachable' });
  } catch (error) {
    if (!isServiceError(error, 'TEAMS_UNREACHABLE')) throw error;
    ports.log.warn({ person: to, proposal: id }, 'person cannot be told in Teams of a changed shift');
    if (proposal.status !== 'proposed' || to !== proposal.to) return;
    const effect = { kind: 'tell_proposal', to: proposal.by, proposal: id, about: 'unreachable' } as const;
    const key = `tell_proposal:${id}:unreachable:${proposal.by}`;
    await ports.jobs.add([{ key, dueAt: ports.clock.now(), effect }]);
    ports.bell.ring();
  }
}

/** A proposal as one of the two, or somebody else whom it concerns, sees it. */
export async function proposalView(
  ports: Pick<Ports, 'directory'>,
  proposal: ShiftProposal,
  viewer: ObjectId,
): Promise<Extract<View, { readonly card: 'shift_proposal' }>> {
  const people = await ports.directory.names([proposal.by, proposal.to]);
  return { card: 'shift_proposal', proposal, viewer, people, isUnreachable: false };
}
