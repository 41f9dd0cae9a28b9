import type { SimulatedRole } from './person.ts';

const tenantWide = (templateId: string, displayName: string): SimulatedRole => ({
  templateId,
  displayName,
  directoryScopeId: '/',
});

/** Built-in Entra roles the cast holds; the template ids are Microsoft's and the same in every tenant. */
export const ROLES = {
  globalAdministrator: tenantWide('62e90394-69f5-4237-9190-012177145e10', 'Global Administrator'),
  helpdeskAdministrator: tenantWide('729827e3-9c14-49f7-bb1b-9608f156bbb8', 'Helpdesk Administrator'),
  userAdministrator: tenantWide('fe930be7-5e62-47db-91af-98c3a49a38b1', 'User Administrator'),
  exchangeAdministrator: tenantWide('29232cdf-9323-42fd-ade2-1d097af3e4de', 'Exchange Administrator'),
  authenticationAdministrator: tenantWide(
    'c4e39bd9-1100-46d3-8c65-fb160da0071f',
    'Authentication Administrator',
  ),
  passwordAdministrator: tenantWide('966707d0-3269-4727-9be2-8c3a10f19b9d', 'Password Administrator'),
} as const;
