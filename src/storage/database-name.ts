import { pathOf } from './database-file.ts';

/** Whether the URL names a PostgreSQL server. */
export function isPostgresUrl(url: string): boolean {
  return /^postgres(?:ql)?:\/\//u.test(url);
}

/** How the database of a URL is called in sentences: never with user or password. */
export function nameOf(url: string): string {
  if (!isPostgresUrl(url)) return pathOf(url);
  const { host, pathname } = new URL(url);
  return `PostgreSQL ${host}${pathname}`;
}
