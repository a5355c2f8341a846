/** Parts of the names of repositories. */
export const REPOSITORIES = ['api', 'web', 'mobile', 'billing', 'search', 'ingest', 'infra', 'deploy', 'auth', 'docs', 'design', 'reports', 'gateway', 'models', 'events', 'tools']; // prettier-ignore
