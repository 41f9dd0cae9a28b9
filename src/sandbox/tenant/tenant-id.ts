/** Object id of the simulated tenant. */
export const TENANT_ID = '84e507f9-43fd-4786-9dd4-bad67733f8b6';
