import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isLoopback, isLoopbackHttp } from './loopback.ts';
import { secret } from './secret.ts';
import type { Secret } from './secret.ts';

/** How the bot proves who it is, to Teams and to Microsoft Graph alike. `none` is for loopback only. */
export type Identity =
  | { readonly kind: 'none' }
  | { readonly kind: 'managedIdentity'; readonly appId: string }
  | { readonly kind: 'clientSecret'; readonly appId: string; readonly password: Secret<string> }
  | {
      readonly kind: 'certificate';
      readonly appId: string;
      /** SHA-1, 40 upper-case hex digits. */
      readonly thumbprint: string;
      /** PEM text holding certificate and private key. */
      readonly pem: Secret<string>;
    };

/** Environment variables by name, with defaults filled in and empty ones absent. */
export type Values = Readonly<Record<string, string | undefined>>;

const CREDENTIALS = ['MicrosoftAppPassword', 'CertificateThumbprint', 'CertificatePrivateKey'] as const;

/** Rules between variables; they look at raw values, so that they report beside whatever else is wrong. */
export function identityProblems(values: Values): readonly string[] {
  const given = CREDENTIALS.filter((key) => values[key] !== undefined);
  if (values['MicrosoftAppId'] === undefined)
    return [
      ...unauthenticatedProblems(values),
      ...given.map((key) => `${key}: is set although MicrosoftAppId is not`),
    ];
  if (values['MicrosoftAppType'] === 'UserAssignedMSI')
    return given.map((key) => `${key}: a managed identity has no credential of its own: unset it`);
  if (given.length === 0)
    return ['MicrosoftAppPassword: must be set, or CertificateThumbprint with CertificatePrivateKey'];
  if (given.length === 1 && given[0] === 'MicrosoftAppPassword') return [];
  if (given.includes('MicrosoftAppPassword'))
    return ['MicrosoftAppPassword: unset either it or the certificate'];
  return certificateProblems(values);
}

function unauthenticatedProblems(values: Values): readonly string[] {
  const endpoint = values['GRAPH_ENDPOINT'];
  // Whoever never set the endpoint means a real tenant, and there the id needs no reason.
  if (endpoint === undefined) return ['MicrosoftAppId: must be set'];
  const reasons = [
    ...(isLoopbackHttp(endpoint) ? [] : ['GRAPH_ENDPOINT is not an http address on loopback']),
    ...(isLoopback(values['HOST'] ?? '') ? [] : ['HOST is not loopback']),
    ...(values['NODE_ENV'] === 'production' ? ['NODE_ENV is production'] : []),
  ];
  // Botbuilder switches authentication off when the id is empty, so this is the lock on that door.
  return reasons.length === 0 ? [] : [`MicrosoftAppId: must be set, since ${reasons.join(' and ')}`];
}

function certificateProblems(values: Values): readonly string[] {
  const thumbprint = values['CertificateThumbprint'];
  const pem = values['CertificatePrivateKey'];
  if (thumbprint === undefined) return ['CertificateThumbprint: must be set beside CertificatePrivateKey'];
  if (pem === undefined) return ['CertificatePrivateKey: must be set beside CertificateThumbprint'];
  try {
    const text = withLines(pem);
    const certificate = new X509Certificate(text);
    if (!certificate.checkPrivateKey(createPrivateKey(text)))
      return ['CertificatePrivateKey: the private key does not belong to the certificate beside it'];
    if (plainHex(certificate.fingerprint) !== plainHex(thumbprint))
      return ['CertificateThumbprint: is not the thumbprint of the certificate in CertificatePrivateKey'];
    return [];
  } catch {
    // The library's own message could quote key material: only the plain sentence is told.
    return [
      'CertificatePrivateKey: must be PEM text with both the certificate and its unencrypted private key',
    ];
  }
}

/** The identity those variables describe; call it only when {@link identityProblems} found none. */
export function identityFrom(values: Values): Identity {
  const appId = values['MicrosoftAppId']?.toLowerCase();
  if (appId === undefined) return { kind: 'none' };
  if (values['MicrosoftAppType'] === 'UserAssignedMSI') return { kind: 'managedIdentity', appId };
  const { CertificateThumbprint: thumbprint, CertificatePrivateKey: pem } = values;
  if (thumbprint !== undefined && pem !== undefined)
    return { kind: 'certificate', appId, thumbprint: plainHex(thumbprint), pem: secret(withLines(pem)) };
  return { kind: 'clientSecret', appId, password: secret(values['MicrosoftAppPassword'] ?? '') };
}

const plainHex = (thumbprint: string): string => thumbprint.replaceAll(/[:\s]/g, '').toUpperCase();

/** Hosts that can't hold line breaks in a variable write them as backslash and n. */
export const withLines = (pem: string): string => pem.replaceAll('\\n', '\n');
