import { issueRegistrationToken } from '#auth/third-party/registration.ts'
import { signInAt } from './auth.ts'
import type { TestAuth } from './authorize.ts'
import type { HttpBrowser } from './http-browser.ts'

export const REDIRECT_URI = 'http://127.0.0.1:33418/callback'

/** An initial access token as an administrator gives it out. */
export async function registrationToken({ db }: TestAuth, lifetimeMs = 60_000): Promise<string> {
  return (await issueRegistrationToken(db, { now: new Date(), lifetimeMs })).token
}

/** A registration as it goes over the wire (RFC 7591). */
export async function register({ authUrl }: TestAuth, token: string | null, metadata: unknown) {
  const response = await fetch(`${authUrl}/reg`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(metadata),
  })
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    headers: response.headers,
  }
}

/** Signs in, is asked, and answers; gives the consent page and where the browser was sent in the end. */
export async function answerConsent(
  browser: HttpBrowser,
  start: string | URL,
  { subject, answer, until }: { subject: string; answer: string; until: (url: URL) => boolean },
) {
  const asked = await signInAt(browser, start, subject, until)
  const page = await asked.response.text()
  const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1]
  if (!action) throw new Error(`expected the consent page, got ${asked.url.href}: ${page}`)
  const end = await browser.visit(new URL(action, asked.url), { form: { answer }, until })
  return { page, policy: asked.response.headers.get('content-security-policy') ?? '', end, action }
}
