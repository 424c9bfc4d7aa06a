import { lookup as lookUp } from 'node:dns/promises'
import { request } from 'node:https'
import { isIP } from 'node:net'
import { isPublicAddress } from './public-address.ts'

export type SafeFetchOptions = {
  /** All addresses of a name. */
  resolve?: (hostname: string) => Promise<string[]>
  isAllowed?: (address: string) => boolean
  /** Trusted beside the usual authorities. */
  ca?: string
  timeoutMs?: number
  maxBytes?: number
}
export type SafeFetch = (url: string) => Promise<Response>

/**
 * GET of an address that a stranger named. https only; its name is resolved once, every address of it must be public, and the
 * connection goes to the address that was looked at (no second look-up to rebind); redirects are not followed; time and
 * size are bounded. Throws for all that does not hold.
 */
export function createSafeFetch(options: SafeFetchOptions = {}): SafeFetch {
  const { timeoutMs = 2500, maxBytes = 5 * 1024 } = options
  return async function safeFetch(address) {
    const url = new URL(address)
    if (url.protocol !== 'https:') throw new Error('only https is fetched')
    const signal = AbortSignal.timeout(timeoutMs)
    const pinned = await Promise.race([publicAddressOf(url, options), aborted(signal)])
    return get(url, { pinned, signal, maxBytes, ca: options.ca })
  }
}

async function publicAddressOf(
  { hostname }: URL,
  { resolve = resolveAll, isAllowed = isPublicAddress }: SafeFetchOptions,
): Promise<string> {
  const literal = hostname.replaceAll(/^\[|\]$/g, '')
  const addresses = isIP(literal) ? [literal] : await resolve(hostname)
  const [first] = addresses
  if (!first || !addresses.every((address) => isAllowed(address))) {
    throw new Error(`${hostname} is not a public address`)
  }
  return first
}

async function resolveAll(hostname: string): Promise<string[]> {
  return (await lookUp(hostname, { all: true })).map(({ address }) => address)
}

type Get = { pinned: string; signal: AbortSignal; maxBytes: number; ca: string | undefined }

function get(url: URL, { pinned, signal, maxBytes, ca }: Get): Promise<Response> {
  const family = isIP(pinned)
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      signal,
      ca,
      agent: false,
      headers: { accept: 'application/json' },
      lookup: (_hostname, { all }, done) =>
        all ? done(null, [{ address: pinned, family }]) : done(null, pinned, family),
    })
    sent.on('error', reject)
    sent.on('response', (answer) => {
      const chunks: Buffer[] = []
      let received = 0
      answer.on('error', reject)
      answer.on('data', (chunk: Buffer) => {
        received += chunk.length
        chunks.push(chunk)
        if (received <= maxBytes) return
        reject(new Error('the answer is too large'))
        sent.destroy()
      })
      answer.on('end', () => {
        const headers = headersOf(answer.headers)
        resolve(
          new Response(bodyOf(answer.statusCode, chunks), { status: answer.statusCode, headers }),
        )
      })
    })
    sent.end()
  })
}

/** A Response with one of these statuses may not have a body. */
function bodyOf(status: number | undefined, chunks: Buffer[]): Buffer<ArrayBuffer> | null {
  return status === 204 || status === 205 || status === 304 ? null : Buffer.concat(chunks)
}

/** All that the provider looks at. */
function headersOf(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const kept = ['content-type', 'cache-control', 'expires'] as const
  return Object.fromEntries(
    kept.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : [])),
  )
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}
