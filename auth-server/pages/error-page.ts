import { currentTrace } from '#service/trace.ts'
import { html } from 'hono/html'
import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'
import { authWords } from '#words/auth.ts'
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
  const small = [detail, trace ? authWords().reference(trace) : null].filter(Boolean).join(' · ')
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
    const { runOut, notAllowed } = authWords()
    const words = description?.includes('session') ? runOut : notAllowed
    const detail = [error, description].filter(Boolean).join(': ')
    ctx.type = 'html'
    ctx.body = String(await errorPage({ ...words, detail, demo }))
  }
}
