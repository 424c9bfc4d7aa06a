import { createSecret } from '#service/identity/secret.ts'
import type { IdentityProviderConfig } from '../google/google.ts'
import { isLoopbackUrl } from './loopback.ts'

type Options = { authUrl: string; production: boolean }

/** The demo people's e-mail domain, in the place of the company's. */
const DEMO_DOMAIN = 'pace.demo'

/** The local identity provider's endpoints and a secret of its own; throws where it must not run. */
export function demoConfig({ authUrl, production }: Options): IdentityProviderConfig {
  if (production) {
    throw new Error(
      'The settings are not valid.\n  GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET and GOOGLE_HOSTED_DOMAIN are missing. With NODE_ENV=production the local identity provider with its demo people does not run.',
    )
  }
  if (!isLoopbackUrl(authUrl)) {
    throw new Error(
      `AUTH_URL is ${authUrl}: without Google the local identity provider stands in, and it runs on this machine only. Set AUTH_URL=http://localhost:3002, or GOOGLE_CLIENT_ID and its companions.`,
    )
  }
  const issuer = `${authUrl}/demo-idp`
  return {
    clientId: 'pace-auth',
    clientSecret: createSecret(),
    hostedDomain: DEMO_DOMAIN,
    issuer,
    authorizeUrl: `${issuer}/authorize`,
    tokenUrl: `${issuer}/token`,
    jwksUrl: `${issuer}/certs`,
  }
}
