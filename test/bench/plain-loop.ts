// What a plain script does: list once, delete each, believe every 204. It is right in order only, and checks nothing.
import { z } from 'zod';

const COLLECTIONS: Readonly<Record<string, string>> = {
  phoneAuthenticationMethod: 'phoneMethods',
  microsoftAuthenticatorAuthenticationMethod: 'microsoftAuthenticatorMethods',
  softwareOathAuthenticationMethod: 'softwareOathMethods',
};
const ORDER = ['softwareOath', 'office', 'alternateMobile', 'mobile', 'microsoftAuthenticator'];

const page = z.object({
  value: z.array(z.object({ '@odata.type': z.string(), id: z.string(), phoneType: z.string().nullish() })),
});

/** Removes a person's methods one after the other; throws when an answer is no success. */
export async function plainLoop(graph: string, subject: string): Promise<void> {
  const own = `${graph}/v1.0/users/${subject}/authentication`;
  const headers = { Authorization: 'Bearer plain-loop' };
  const listed = page.parse(await (await fetch(`${own}/methods`, { headers })).json());
  const removable = listed.value.flatMap(({ '@odata.type': type, id, phoneType }) => {
    const name = type.replace('#microsoft.graph.', '');
    const collection = COLLECTIONS[name];
    const place = ORDER.findIndex((one) => one === phoneType || name.startsWith(one));
    return collection === undefined ? [] : [{ path: `${own}/${collection}/${id}`, place }];
  });
  for (const { path } of removable.toSorted((a, b) => a.place - b.place)) {
    const { status } = await fetch(path, { method: 'DELETE', headers });
    if (status !== 204) throw new TypeError(`The plain loop was answered with ${status}.`);
  }
}
