import type { Provider } from 'oidc-provider'

/** What may stand before and behind the provider's own routes. */
export type ProviderMiddleware = Parameters<Provider['use']>[0]
