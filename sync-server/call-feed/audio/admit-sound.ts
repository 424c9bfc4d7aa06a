import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { DomainError } from '#domain/errors.ts'
import type { FeedDoor } from '../doors/doors.ts'
import { isSame, isSignedByTwilio } from '../doors/signatures.ts'

/** Throws `unauthenticated` where the handshake is not by whom the door is for. */
export function admitSound(door: FeedDoor, request: IncomingMessage, publicUrl: string): void {
  if (!isAdmitted(door, request, publicUrl)) {
    throw new DomainError('unauthenticated', 'The signature or key is not the one of this address.')
  }
}

function isAdmitted(door: FeedDoor, request: IncomingMessage, publicUrl: string): boolean {
  switch (door.vendor) {
    case 'twilio': {
      const address = `${publicUrl.replace(/^http/, 'ws').replace(/\/$/, '')}${request.url ?? ''}`
      const signature = headerOf(request, 'x-twilio-signature')
      return isSignedByTwilio(door.secret, { address, form: new URLSearchParams(), signature })
    }
    case 'exotel': {
      const given = headerOf(request, 'authorization').replace(/^Basic /i, '')
      const expected = Buffer.from(`${door.name}:${door.secret}`).toString('base64')
      return isSame(expected, given)
    }
    case 'audiohook':
      return isSignedByGenesys(door, request, publicUrl)
    case 'contactLens':
      return false
  }
}

/** What a signature of AudioHook has to cover, https://developer.genesys.cloud/devapps/audiohook/security */
const COVERED = [
  '@request-target',
  '@authority',
  'audiohook-organization-id',
  'audiohook-session-id',
  'audiohook-correlation-id',
  'x-api-key',
]
const OLDEST_S = 10
const SKEW_S = 3
const INPUT =
  /^([a-z0-9_-]{1,20})=(\(("[^"()]{1,60}" ?){1,20}\)((?:;[a-z]{1,10}=(?:"[^"]{0,200}"|\d{1,15})){1,8}))$/i
const SIGNATURE = /^([a-z0-9_-]{1,20})=:([A-Za-z0-9+/=]{1,100}):$/i

/** HTTP Message Signatures with HMAC-SHA256, as AudioHook makes them: one signature, with its key's name as `x-api-key`. */
function isSignedByGenesys(
  { name, secret }: FeedDoor,
  request: IncomingMessage,
  publicUrl: string,
): boolean {
  const input = INPUT.exec(headerOf(request, 'signature-input').trim())
  const given = SIGNATURE.exec(headerOf(request, 'signature').trim())
  if (!input || !given || input[1] !== given[1]) return false
  const parameters = parametersIn(input[4] ?? '')
  const components = [...((input[2] ?? '').split(')', 1)[0]?.matchAll(/"([^"]+)"/g) ?? [])].map(
    ([, component = '']) => component,
  )
  if (!COVERED.every((wanted) => components.includes(wanted))) return false
  if (!isCurrent(parameters) || (parameters.get('nonce') ?? '').length < 22) return false
  if (parameters.get('keyid') !== name || headerOf(request, 'x-api-key') !== name) return false
  const lines = components.map((component) => {
    return `"${component}": ${valueOf(component, request, publicUrl)}`
  })
  const base = [...lines, `"@signature-params": ${input[2]}`].join('\n')
  const expected = createHmac('sha256', Buffer.from(secret, 'base64')).update(base).digest()
  const signature = Buffer.from(given[2] ?? '', 'base64')
  return signature.length === expected.length && timingSafeEqual(signature, expected)
}

/** As it was sent, and not as a proxy before us writes it: the host is the one that others know. */
function valueOf(component: string, request: IncomingMessage, publicUrl: string): string {
  if (component === '@request-target') return request.url ?? ''
  if (component === '@authority') return URL.parse(publicUrl)?.host ?? ''
  return headerOf(request, component).trim()
}

function isCurrent(parameters: ReadonlyMap<string, string>): boolean {
  const now = Date.now() / 1_000
  const created = Number(parameters.get('created') ?? Number.NaN)
  const expires = Number(parameters.get('expires') ?? Number.POSITIVE_INFINITY)
  return created <= now + SKEW_S && now <= created + OLDEST_S + SKEW_S && now <= expires + SKEW_S
}

function parametersIn(text: string): Map<string, string> {
  const found = text.matchAll(/;([a-z]+)=(?:"([^"]*)"|(\d+))/gi)
  return new Map([...found].map(([, name = '', quoted, number]) => [name, quoted ?? number ?? '']))
}

function headerOf({ headers }: IncomingMessage, name: string): string {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : (value ?? '')
}
