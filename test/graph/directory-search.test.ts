import { createDirectory } from '../../src/graph/directory.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { Directory } from '../../src/workflow/ports.ts';
import { startGraph, stopTenants, type GraphWorld } from './graph-tenant.ts';

let world: GraphWorld;
let directory: Directory;

beforeAll(async () => {
  world = await startGraph();
  directory = createDirectory(world.graph, { ...world, pim: 'auto' });
});
afterAll(stopTenants);

describe('searching for a colleague', () => {
  it.each([
    ['their full name', 'Alice Wong', PEOPLE.alice.id],
    ['their full name in any case', '  aLICE   wONG ', PEOPLE.alice.id],
    ['their sign-in name', 'alice@contoso.com', PEOPLE.alice.id],
    ['their sign-in name in capitals', 'ALICE@CONTOSO.COM', PEOPLE.alice.id],
    ['a short sign-in name that is no name', 'cfo', PEOPLE.cora.id],
    ['a hyphenated name', 'ali wong-smith', PEOPLE.aliWongSmith.id],
    ['the mail address of a guest', 'gina@partner.example', PEOPLE.gina.id],
    ['a sign-in name with a hash in it', 'gina_partner.example#EXT#@contoso.onmicrosoft.com', PEOPLE.gina.id],
    ['the plain letters of a name with emoji', 'jo@contoso.com', PEOPLE.jo.id],
    ['a name with Markdown, emoji and direction signs', PEOPLE.jo.displayName, PEOPLE.jo.id],
  ])('finds one person exactly by %s', async (_, text, id) => {
    const found = await directory.search(text);
    expect(found.people[0]?.id).toBe(id);
    expect(found).toMatchObject({ exact: true, formerAddress: false });
    expect(found.deleted).toBeUndefined();
  });

  it('says of an older address that it is one', async () => {
    const found = await directory.search('nora.berg@contoso.com');
    expect(found.people.map(({ displayName }) => displayName)).toEqual(['Nora Lind']);
    expect(found).toMatchObject({ exact: true, formerAddress: true });
  });

  it('gives a choice of people who share a first name, none exact', async () => {
    const found = await directory.search('alice');
    expect(found.people.map(({ id }) => id).toSorted()).toEqual(
      [PEOPLE.alice.id, PEOPLE.aliceWagner.id].toSorted(),
    );
    // "alice" is also Alice Wong's sign-in name, but whoever types a first name must choose.
    expect(found.exact).toBe(false);
  });

  it('gives the beginning of a name a choice that is not exact', async () => {
    const found = await directory.search('Ali');
    expect(found.people.map(({ displayName }) => displayName).toSorted()).toEqual([
      'Ali Wong-Smith',
      'Alice Wagner',
      'Alice Wong',
    ]);
    expect(found.exact).toBe(false);
  });

  it('shows five people at most', async () => {
    const found = await directory.search('Becker');
    expect(found.people).toHaveLength(5);
    expect(found.exact).toBe(false);
  });

  it.each([
    ['Alcie Wong', 'Alice Wong'],
    ['Alise Wong', 'Alice Wong'],
    ['Max Kellr', 'Max Keller'],
    ['alcie@contoso.com', 'Alice Wong'],
  ])('offers for the slip %j first of all %j, as not exact', async (text, name) => {
    const found = await directory.search(text);
    expect(found.people[0]?.displayName).toBe(name);
    expect(found.exact).toBe(false);
  });

  it.each(['Paul Deleted', 'paul@contoso.com'])('says of %j that the account was deleted', async (text) => {
    const found = await directory.search(text);
    expect(found.deleted).toEqual({ id: PEOPLE.paul.id, displayName: 'Paul Deleted' });
    expect(found.exact).toBe(false);
  });

  it('shows guests, disabled accounts and rooms as what they are', async () => {
    const [guest, disabled, room] = await Promise.all(
      ['Gina Costa', 'Dieter Vogel', 'Ravi Room'].map(
        async (name) => (await directory.search(name)).people[0],
      ),
    );
    expect(guest).toMatchObject({ kind: 'guest', federated: false });
    expect(disabled).toMatchObject({ kind: 'member', accountEnabled: false });
    expect(room).toMatchObject({ kind: 'resource' });
  });

  it.each([
    ['nothing', ''],
    ['spaces', '   '],
    ['emoji alone', '😀🎉'],
    ['direction signs alone', '\u202e\u202c'],
    ['control characters', '\u0000\u0007'],
    ['punctuation', '"\\\'()*'],
  ])('finds nobody for %s and asks Graph nothing', async (_, text) => {
    const before = world.tenant.calls.length;
    expect(await directory.search(text)).toEqual({ people: [], exact: false, formerAddress: false });
    expect(world.tenant.calls).toHaveLength(before);
  });

  it.each([
    ['quotes', 'Alice "Wong'],
    ['a backslash at the end', 'Alice\\'],
    ['an injected clause', 'x" OR "displayName:a'],
    ['an injected filter', "x' or mail ne '@contoso.com"],
    ['an address with a quote', "o'brien@contoso.com"],
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['ten thousand emoji', `a${'😀'.repeat(10_000)}`],
    ['half an emoji', 'Alice \ud83d'],
    ['a link', 'https://example.com/?a=b&c=d#e'],
    ['many words', 'a '.repeat(500)],
  ])('takes %s as text, without an error from Graph', async (_, text) => {
    await expect(directory.search(text)).resolves.toMatchObject({ formerAddress: false });
    expect(world.tenant.calls.filter(({ status }) => status >= 400)).toEqual([]);
  });

  it('finds right-to-left names', async () => {
    const found = await directory.search('ליאור');
    expect(found.people[0]?.id).toBe(PEOPLE.jo.id);
  });

  it('does without word of deleted accounts when they cannot be looked up', async () => {
    world.tenant.addFault({ kind: 'status', status: 403, path: /deletedItems/, times: 1 });
    expect(await directory.search('Paul Deleted')).toEqual({
      people: [],
      exact: false,
      formerAddress: false,
    });
    expect(world.lines.map(({ level }) => level)).toEqual(['warn']);
  });

  it('reports that the directory could not be read, not that nobody was found', async () => {
    world.tenant.addFault({ kind: 'status', status: 500, path: /users$/, times: 1 });
    await expect(directory.search('Alice Wong')).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
  });
});
