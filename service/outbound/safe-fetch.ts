import { lookup as lookUp } from 'node:dns/promises'
import { request as requestPlainly } from 'node:http'
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
  /** What becomes of a larger answer: refused, unless what lies beyond may be left away. */
  cutsLarger?: boolean
  /** For receivers on one's own machine while one builds them: http too. */
  allowsPlain?: boolean
}
export type Sent = { method: 'POST'; headers: Record<string, string>; body: string }
export type SafeFetch = (url: string, sent?: Sent) => Promise<Response>

/**
 * A request to an address that a stranger named. https only; its name is resolved once, every address of it must be public, and the
 * connection goes to the address that was looked at (no second look-up to rebind); redirects are not followed; time and
 * size are bounded. Throws for all that does not hold.
 */
export function createSafeFetch(options: SafeFetchOptions = {}): SafeFetch {
  const { timeoutMs = 2500, maxBytes = 5 * 1024, cutsLarger = false, ca } = options
  return async function safeFetch(address, sent) {
    const url = new URL(address)
    const isPlain = options.allowsPlain === true && url.protocol === 'http:'
    if (url.protocol !== 'https:' && !isPlain) throw new Error('only https is fetched')
    const signal = AbortSignal.timeout(timeoutMs)
    const pinned = await Promise.race([publicAddressOf(url, options), aborted(signal)])
    return exchange(url, { pinned, signal, maxBytes, cutsLarger, ca, sent })
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

type Exchange = {
  pinned: string
  signal: AbortSignal
  maxBytes: number
  cutsLarger: boolean
  ca: string | undefined
  sent: Sent | undefined
}

function exchange(url: URL, asked: Exchange): Promise<Response> {
  const { pinned, signal, maxBytes, cutsLarger, ca, sent: posted } = asked
  const family = isIP(pinned)
  const open = url.protocol === 'http:' ? requestPlainly : request
  return new Promise((resolve, reject) => {
    const sent = open(url, {
      signal,
      ca,
      agent: false,
      method: posted?.method ?? 'GET',
      headers: { accept: 'application/json', ...posted?.headers },
      lookup: (_hostname, { all }, done) =>
        all ? done(null, [{ address: pinned, family }]) : done(null, pinned, family),
    })
    sent.on('error', reject)
    // An answer that wants another protocol ends the connection without an error of its own.
    const unanswered = () => reject(new Error('the connection closed without an answer'))
    sent.on('close', unanswered)
    sent.on('response', (answer) => {
      // From here its own end counts: one that ends with its connection comes after the close.
      sent.off('close', unanswered)
      const status = answer.statusCode ?? 0
      if (!isStatus(status)) {
        reject(new Error(`the answer has a status that is none: ${status}`))
        sent.destroy()
        return
      }
      const chunks: Buffer[] = []
      let received = 0
      const conclude = () => {
        const body = Buffer.concat(chunks).subarray(0, maxBytes)
        // Thrown in a listener it would end the process.
        try {
          const headers = headersOf(answer.headers)
          resolve(new Response(bodyOf(status, body), { status, headers }))
        } catch (error) {
          reject(error as Error)
        }
      }
      answer.on('error', reject)
      answer.on('data', (chunk: Buffer) => {
        received += chunk.length
        chunks.push(chunk)
        if (received <= maxBytes) return
        if (cutsLarger) conclude()
        else reject(new Error('the answer is too large'))
        sent.destroy()
      })
      answer.on('end', conclude)
    })
    sent.end(posted?.body)
  })
}

/** Those that a Response takes: some sites answer 999. */
function isStatus(status: number): boolean {
  return status >= 200 && status <= 599
}

/** A Response with one of these statuses may not have a body. */
function bodyOf(status: number, body: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> | null {
  return status === 204 || status === 205 || status === 304 ? null : body
}

/** All that callers look at. */
function headersOf(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const kept = ['content-type', 'cache-control', 'expires', 'retry-after'] as const
  return Object.fromEntries(
    kept.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : [])),
  )
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}
