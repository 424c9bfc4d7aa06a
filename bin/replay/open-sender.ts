import { AUDIENCE } from '#domain/access/token.ts'
import { createTokenClient } from '#service/identity/token-client.ts'
import type { CliContext } from '../cli/context.ts'
import { FeedSender } from './feed-sender.ts'
import { REPLAY_SOURCE } from './replay-call.ts'

/** A sender to the feed of the PACE that runs, as the command line's own machine client. */
export function openSender(context: CliContext): FeedSender {
  const { AUTH_URL, SYNC_URL } = context.addresses()
  const { id, secret } = context.client()
  const tokens = createTokenClient({
    tokenUrl: `${AUTH_URL}/token`,
    clientId: id,
    clientSecret: secret,
  })
  return new FeedSender({
    url: `${SYNC_URL.replace(/^http/, 'ws')}/feed`,
    source: REPLAY_SOURCE,
    token: () => tokens.clientToken({ resource: AUDIENCE.sync, scope: 'calls:write' }),
    onRefused: (message) => console.error(`✗ ${message}`),
  })
}
