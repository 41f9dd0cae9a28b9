import { PEOPLE } from './tenant/people.ts';

/** Someone to ask the bot about, why they are interesting, and what to type. */
export interface CastMember {
  readonly name: string;
  readonly story: string;
  readonly type: string;
}

type Key = keyof typeof PEOPLE;

/** Those with a special way to be met; the others are asked for by name. */
const SAID: Partial<Record<Key, string>> = {
  alice: "Alice Wong can't sign in, error 500121, she has a new phone",
  aliceWagner: "Alice can't sign in",
  aliWongSmith: "ali wong can't sign in",
  nora: "nora.berg@contoso.com can't sign in",
  cora: "cfo@contoso.com can't sign in",
  jo: "jo@contoso.com can't sign in",
  danaAdmin: "dana-admin@contoso.com can't sign in",
  max: "Max Keller's phone is broken",
  kai: 'Kai Tan got a new phone',
  lea: 'Lea Martin gets no text message',
};

/** Whoever asks or decides, and what is no person, and so is no one to ask for. */
const NO_SUBJECTS: readonly Key[] = ['rita', 'amir', 'dana', 'deskMailbox'];

/** Everyone worth asking for, Alice first. */
export function castToMeet(): readonly CastMember[] {
  const keys = (Object.keys(PEOPLE) as Key[]).filter((key) => !NO_SUBJECTS.includes(key));
  return keys
    .toSorted((a, b) => Number(b === 'alice') - Number(a === 'alice'))
    .map((key) => {
      const { displayName, story } = PEOPLE[key];
      return { name: displayName, story, type: SAID[key] ?? `${displayName} can't sign in` };
    });
}

/** Object ids of the cast as names in braces, for people to read. */
export function withNames(text: string): string {
  return Object.values(PEOPLE).reduce(
    (told, { id, displayName }) => told.replaceAll(id, `{${displayName}}`),
    text,
  );
}
