import { html, raw } from 'hono/html'

export type Html = ReturnType<typeof html>
type Page = { title: string; body: Html; demo?: boolean }

/** One calm card on a quiet page; colours are the app's, light or dark as the system says. */
export function page({ title, body, demo = false }: Page): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · PACE</title>
        <link rel="stylesheet" href="/pages.css" />
      </head>
      <body>
        ${demo ? DEMO_BANNER : ''}
        <main class="card">
          <p class="brand">${BRAND_MARK}<span>PACE</span></p>
          ${body}
        </main>
      </body>
    </html>`
}

const DEMO_BANNER = html`<p class="demo" role="note">
  <strong>Demo</strong> Local identity provider: no password, this machine only
</p>`

const BRAND_MARK = raw(
  '<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><rect width="24" height="24" rx="6" fill="currentColor"/><path d="M7 17V7h5.2a3.4 3.4 0 0 1 0 6.8H10" fill="none" stroke="var(--surface)" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>',
)
