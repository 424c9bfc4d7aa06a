import { html, raw } from 'hono/html'
import { authWords } from '#words/auth.ts'
import { currentLanguage, directionOf } from '#words/catalogue/language.ts'

export type Html = ReturnType<typeof html>
type Page = { title: string; body: Html; demo?: boolean }

/** One calm card on a quiet page; colours are the app's, light or dark as the system says. */
export function page({ title, body, demo = false }: Page): Html {
  const language = currentLanguage()
  return html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · PACE</title>
        <link rel="stylesheet" href="/pages.css" />
      </head>
      <body>
        ${demo ? demoBanner() : ''}
        <main class="card">
          <p class="brand">${BRAND_MARK}<span>PACE</span></p>
          ${body}
        </main>
      </body>
    </html>`
}

function demoBanner(): Html {
  const { demo, demoHint } = authWords()
  return html`<p class="demo" role="note"><strong>${demo}</strong> ${demoHint}</p>`
}

const BRAND_MARK = raw(
  '<svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true"><rect width="32" height="32" rx="8" fill="var(--accent)"/><path d="M9 24V8h8.2a5.4 5.4 0 0 1 0 10.8H13" fill="none" stroke="var(--on-accent)" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/><circle cx="22.6" cy="23.2" r="2.2" fill="var(--on-accent)" opacity="0.7"/></svg>',
)
