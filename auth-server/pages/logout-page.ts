import { html, raw } from 'hono/html'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { pagePolicy } from '../security-headers.ts'
import { errorPage } from './error-page.ts'
import { type Html, page } from './layout.ts'

type Options = { appUrl: string; demo: boolean }

/** RP-initiated logout: the question and its end. The form that carries the answer is the provider's. */
export function logoutPages({ appUrl, demo }: Options) {
  async function show(ctx: KoaContextWithOIDC, shown: Html): Promise<void> {
    ctx.type = 'html'
    ctx.set('content-security-policy', pagePolicy(appUrl))
    ctx.body = String(await shown)
  }
  return {
    logoutSource: (ctx: KoaContextWithOIDC, form: string) => show(ctx, question(form, demo)),
    postLogoutSuccessSource: (ctx: KoaContextWithOIDC) =>
      show(
        ctx,
        errorPage({
          title: 'You are signed out',
          message: 'This browser is no longer signed in to PACE.',
          actions: [{ label: 'Sign in again', href: `${appUrl}/sign-in` }],
          demo,
        }),
      ),
  }
}

function question(form: string, demo: boolean): Html {
  return page({
    title: 'Sign out',
    demo,
    body: html`<h1>Sign out of PACE?</h1>
      <p class="lead">Programs that you let in from this browser's session end with it.</p>
      ${raw(form)}
      <div class="actions">
        <button class="button" form="op.logoutForm" name="logout" value="yes">Sign out</button>
        <button class="button quiet" form="op.logoutForm">Stay signed in</button>
      </div>`,
  })
}
