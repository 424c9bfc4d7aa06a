import { ImapFlow } from 'imapflow'
import type { ConnectionOptions } from 'node:tls'
import { MailboxSettingsSchema } from '#domain/arrival/mailbox.ts'
import type { SafeFetch } from '#service/outbound/safe-fetch.ts'
import type { Door } from '../doors/doors.server.ts'
import { fetchAccessToken } from './access-token.ts'
import { readGrant, readPassword } from '../doors/mailbox-secret.ts'

export type Connecting = {
  /** How tokens are fetched. */
  fetch: SafeFetch
  /** Trusted beside the usual authorities. */
  tls?: Pick<ConnectionOptions, 'ca'>
}

const MEBIBYTE = 1024 * 1024

/** A connection of one folder that is signed in. Nothing of what goes over it is logged: it is people's mail, and a password. */
export async function connect(door: Door, { fetch, tls }: Connecting): Promise<ImapFlow> {
  const settings = MailboxSettingsSchema.parse(door.settings)
  const { host, port, security, user, signIn } = settings
  const auth =
    signIn === 'password'
      ? { user, pass: readPassword(door.secret) }
      : { user, accessToken: await fetchAccessToken(fetch, settings, readGrant(door.secret)) }
  const client = new ImapFlow({
    host,
    port,
    auth,
    secure: security === 'tls',
    ...(security === 'startTls' ? { doSTARTTLS: true } : {}),
    ...(tls ? { tls } : {}),
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 10 * 60_000,
    // Gmail and most others end an idle connection within half an hour (RFC 2177).
    maxIdleTime: 4 * 60_000,
    maxLiteralSize: 64 * MEBIBYTE,
    maxResponseSize: 80 * MEBIBYTE,
    maxLineLength: 16 * MEBIBYTE,
  })
  // Whoever waits for an answer gets the error; without a listener it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  return client
}
