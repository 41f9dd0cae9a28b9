import type { ChatCommand } from '../../../src/domain/chat-command.ts';

/** A command, and ways of putting it in one language. */
export type Said = readonly [command: ChatCommand, wordings: readonly string[]];
