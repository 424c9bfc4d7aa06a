import { decodeJwt } from 'jose'
import { AUDIENCE } from '#domain/access/token.ts'
import { createTokenVerifier } from '#service/identity/verify-token.ts'
import { createHttpBrowser } from '#tests/support/http-browser.ts'
import { summarise, type Summary } from './stack/latencies.ts'
import type { BenchStack } from './stack/stack.ts'

type Rated = Summary & { perSecond: number }

const ISSUED = 1500
const VERIFIED = 5000
const SIGNED_IN = 40
const AT_ONCE = 8

/** Tokens for a machine client from `/token`, eight askers at once. Fewer than a client's budget of a minute. */
export async function benchTokenIssuance(stack: BenchStack): Promise<Rated> {
  return rate(ISSUED, AT_ONCE, async () => void (await issue(stack)))
}

/** Access tokens as each service checks them, one after the other: signature, issuer, audience, time, shape. */
export async function benchTokenVerification(stack: BenchStack): Promise<Rated> {
  const token = await issue(stack)
  const issuer = decodeJwt(token).iss ?? ''
  const verify = createTokenVerifier({ issuer, audience: AUDIENCE.sync })
  await verify(token)
  return rate(VERIFIED, 1, async () => void (await verify(token)))
}

/** From the app's sign-in through the issuer and the local identity provider to a session: all redirects of a browser. */
export async function benchSignIn({ appUrl, query }: BenchStack): Promise<Rated> {
  const [row] = await query`select subject from people where subject like 'demo|%'
    and status = 'active' and role is not null limit 1`
  const subject = String(row?.['subject'])
  return rate(SIGNED_IN, 1, async () => {
    const browser = createHttpBrowser()
    const choose = await browser.visit(`${appUrl}/auth/start`)
    const end = await browser.visit(choose.url, {
      form: { subject },
      until: (at) => at.href === `${appUrl}/`,
    })
    if (end.url.href !== `${appUrl}/`) throw new Error(`the sign-in ended at ${end.url.href}`)
  })
}

async function issue({ tokenUrl, client }: BenchStack): Promise<string> {
  const response = await fetch(tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${client.id}:${client.secret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'calls:write' }),
  })
  const body: unknown = await response.json()
  if (!isGranted(body)) throw new Error(`no token was issued: ${JSON.stringify(body)}`)
  return body.access_token
}

function isGranted(body: unknown): body is { access_token: string } {
  return typeof body === 'object' && body !== null && 'access_token' in body
}

async function rate(times: number, atOnce: number, work: () => Promise<void>): Promise<Rated> {
  const samples: number[] = []
  let begun = 0
  const started = performance.now()
  const worker = async () => {
    while (begun < times) {
      begun += 1
      const from = performance.now()
      await work()
      samples.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  const perSecond = Math.round((times / (performance.now() - started)) * 1000)
  return { ...summarise(samples), perSecond }
}
