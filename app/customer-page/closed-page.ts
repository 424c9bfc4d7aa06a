import { html } from 'hono/html'
import type { Language } from '#domain/language.ts'
import { isolate } from '#words/catalogue/isolate.ts'
import { shortlistWords } from '#words/shortlist.ts'
import { type Html, layout } from './layout.ts'

export type WhyClosed = 'closed' | 'unknown' | 'busy'

/** For a link that opened something once, for one that never did, and for one that is asked for all the time. */
export function closedPage(why: WhyClosed, house: string, language: Language): Html {
  const words = shortlistWords().page
  const title = words[why]
  const hint = {
    closed: words.closedWhy(isolate(house)),
    unknown: words.unknownWhy,
    busy: words.busyWhy,
  }[why]
  return layout({
    title: `${title} · ${house}`,
    house,
    language,
    pathIn: null,
    main: html`<div class="closed">
      <h1>${title}</h1>
      <p class="lead">${hint}</p>
    </div>`,
  })
}
