import { html, raw } from 'hono/html'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { authWords } from '#words/auth.ts'
import { pagePolicy } from './security-headers.ts'
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
          title: authWords().logout.done,
          message: authWords().logout.doneHint,
          actions: [{ label: authWords().signInAgain, href: `${appUrl}/sign-in` }],
          demo,
        }),
      ),
  }
}

function question(form: string, demo: boolean): Html {
  const words = authWords().logout
  return page({
    title: words.title,
    demo,
    body: html`<h1>${words.question}</h1>
      <p class="lead">${words.lead}</p>
      ${raw(form)}
      <div class="actions">
        <button class="button" form="op.logoutForm" name="logout" value="yes">${words.yes}</button>
        <button class="button quiet" form="op.logoutForm">${words.no}</button>
      </div>`,
  })
}
