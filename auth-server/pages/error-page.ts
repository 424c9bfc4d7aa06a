import { currentTrace } from '#service/trace.ts'
import { html } from 'hono/html'
import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'
import { type Html, page } from './layout.ts'

type ErrorPage = {
  title: string
  message: string
  detail?: string
  actions?: { label: string; href: string; quiet?: boolean }[]
  demo?: boolean
}

/** What went wrong, in words for the person, and what they can do. */
export function errorPage({ title, message, detail, actions = [], demo }: ErrorPage): Html {
  const trace = currentTrace()?.traceId
  const small = [detail, trace ? `Reference ${trace}` : null].filter(Boolean).join(' · ')
  return page({
    title,
    demo,
    body: html`<div class="sign" aria-hidden="true">!</div>
      <h1>${title}</h1>
      <p class="lead">${message}</p>
      ${
        actions.length > 0
          ? html`<div class="actions">
              ${actions.map(
                ({ label, href, quiet }) =>
                  html`<a class="button ${quiet ? 'quiet' : ''}" href="${href}">${label}</a>`,
              )}
            </div>`
          : ''
      }
      ${small ? html`<p class="detail">${small}</p>` : ''}`,
  })
}

/** The provider's own errors, where they may not be sent back to a client: a bad redirect URI, a lost cookie. */
export function providerErrors({ demo }: { demo: boolean }) {
  return async function renderProviderError(ctx: KoaContextWithOIDC, out: ErrorOut): Promise<void> {
    const { error, error_description: description } = out
    const words = description?.includes('session') ? RUN_OUT : NOT_ALLOWED
    const detail = [error, description].filter(Boolean).join(': ')
    ctx.type = 'html'
    ctx.body = String(await errorPage({ ...words, detail, demo }))
  }
}

const RUN_OUT = {
  title: 'This sign-in has run out',
  message:
    'It was left open too long, or another one was started in this browser. Go back to PACE and sign in again.',
}
const NOT_ALLOWED = {
  title: 'This request cannot be answered',
  message:
    'The program that sent you here asked for something that is not allowed. Go back and try again.',
}
