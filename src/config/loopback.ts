import { isIP } from 'node:net';

/** Whether a host name or address means this machine. Brackets around IPv6 are allowed. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}

/** Whether a URL is plain http to this machine. */
export function isLoopbackHttp(endpoint: string | undefined): boolean {
  const url = URL.parse(endpoint ?? '');
  return url?.protocol === 'http:' && isLoopback(url.hostname);
}
