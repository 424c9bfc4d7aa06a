import { html } from 'hono/html'
import type { Language } from '#domain/language.ts'
import { isolate } from '#words/catalogue/isolate.ts'
import { shortlistWords } from '#words/shortlist.ts'
import { type Html, layout } from './layout.ts'

/** For a link that opened something once, and for one that never did. */
export function closedPage(why: 'closed' | 'unknown', house: string, language: Language): Html {
  const words = shortlistWords().page
  const title = why === 'closed' ? words.closed : words.unknown
  const hint = why === 'closed' ? words.closedWhy(isolate(house)) : words.unknownWhy
  return layout({
    title: `${title} · ${house}`,
    house,
    language,
    secret: null,
    main: html`<div class="closed">
      <h1>${title}</h1>
      <p class="lead">${hint}</p>
    </div>`,
  })
}
