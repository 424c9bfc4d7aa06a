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
  <strong>Demo</strong> No password, and on this machine only
</p>`

const BRAND_MARK = raw(
  '<svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true"><rect width="32" height="32" rx="8" fill="var(--accent)"/><path d="M9 24V8h8.2a5.4 5.4 0 0 1 0 10.8H13" fill="none" stroke="var(--on-accent)" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/><circle cx="22.6" cy="23.2" r="2.2" fill="var(--on-accent)" opacity="0.7"/></svg>',
)
