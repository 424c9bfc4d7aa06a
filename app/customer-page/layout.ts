import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { html, raw } from 'hono/html'
import { LANGUAGES, type Language } from '#domain/language.ts'
import { directionOf, LANGUAGE_NAMES } from '#words/catalogue/language.ts'
import { shortlistWords } from '#words/shortlist.ts'

export type Html = ReturnType<typeof html>

const STYLE = readFileSync(new URL('page.css', import.meta.url), 'utf8')
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/** In one piece: its policy names it by the hash of every letter between the tags. */
const STYLE_ELEMENT = raw(`<style>${STYLE}</style>`)

/** Nothing runs on the page, and nothing but pictures comes from elsewhere. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "img-src 'self' https:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The address is the secret: no search, no cache of others and no page that it links to is to learn it. */
export const PAGE_HEADERS = {
  'content-security-policy': POLICY,
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex, nofollow',
}

type Page = {
  title: string
  house: string
  language: Language
  /** Where the same stands in another language; null where it stands in none. */
  pathIn: ((language: Language) => string) | null
  main: Html
  foot?: Html
}

/** A page that needs no script, in the language of its address. */
export function layout({ title, house, language, pathIn, main, foot }: Page): Html {
  return html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="description" content="${title}" />
        <meta name="referrer" content="same-origin" />
        <title>${title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        ${STYLE_ELEMENT}
      </head>
      <body>
        <header>
          <p class="house"><bdi>${house}</bdi></p>
          ${pathIn === null ? '' : otherLanguages(language, pathIn)}
        </header>
        <main>${main}</main>
        <footer>${foot ?? ''}</footer>
      </body>
    </html>`
}

function otherLanguages(language: Language, pathIn: (language: Language) => string): Html {
  const others = LANGUAGES.filter((one) => one !== language)
  return html`<nav aria-label="${shortlistWords().language}">
    ${others.map(
      (other) =>
        html`<a href="${pathIn(other)}" lang="${other}" hreflang="${other}"
          >${LANGUAGE_NAMES[other]}</a
        >`,
    )}
  </nav>`
}
