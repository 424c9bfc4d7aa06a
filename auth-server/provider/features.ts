import { AUDIENCE, mcpAudience } from '#domain/access/token.ts'
import { type Configuration, errors } from 'oidc-provider'
import { resourceServer } from '../grants/target.ts'
import { isOwnClient } from '../clients/own-clients.ts'
import { logoutPages } from '../pages/logout-page.ts'
import type { Resources } from '../oidc/resources.ts'
import { REGISTRATION } from '../third-party/registration.ts'

export const ACCESS_SECONDS = 300

type Options = { resources: Resources; appUrl: string; demo: boolean }

/** What of the provider is on. Somebody else's program gets tokens for the MCP server only, whatever it asks for. */
export function configureFeatures({ resources, appUrl, demo }: Options): Configuration['features'] {
  const mcp = mcpAudience(appUrl)
  return {
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: isTheirOwn },
    revocation: { enabled: true, allowedPolicy: isTheirOwn },
    rpInitiatedLogout: { enabled: true, ...logoutPages({ appUrl, demo }) },
    registration: REGISTRATION,
    clientIdMetadataDocument: { enabled: true, ack: 'draft-02' },
    resourceIndicators: {
      enabled: true,
      useGrantedResource: () => true,
      defaultResource: (_ctx, client, oneOf) =>
        oneOf ?? (isOwnClient(client.clientId) ? AUDIENCE.api : mcp),
      getResourceServerInfo: (_ctx, resource, client) => {
        if (!isOwnClient(client.clientId) && resource !== mcp) {
          throw new errors.InvalidTarget(`only ${mcp}`)
        }
        return resourceServer(resources, resource, ACCESS_SECONDS)
      },
    },
  }
}

/** Clients ask about and revoke only what was issued to them. */
function isTheirOwn(_ctx: unknown, client: { clientId: string }, token: { clientId?: string }) {
  return token.clientId === client.clientId
}
