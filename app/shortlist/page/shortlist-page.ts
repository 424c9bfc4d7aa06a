import { html } from 'hono/html'
import type { Language } from '#domain/language.ts'
import { isolate } from '#words/catalogue/isolate.ts'
import { shortlistWords } from '#words/shortlist.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { formatInstantDay } from '../../components/format/format-time.ts'
import { shortlistPath } from './address.ts'
import { homeCard } from './home-card.ts'
import type { HomeOnPage } from './home-on-page.ts'
import { type Html, layout } from '../../customer-page/layout.ts'

export type ShortlistOnPage = {
  secret: string
  language: Language
  house: string
  greeting: string
  /** The last moment at which it opens. */
  endsAt: string
  host: { name: string; phone: string | null } | null
  homes: readonly HomeOnPage[]
}

/** The homes that somebody of the house has chosen for a customer. */
export function shortlistPage(list: ShortlistOnPage): Html {
  const { secret, language, house, greeting, endsAt, host, homes } = list
  const words = shortlistWords().page
  const path = shortlistPath(language, secret)
  const lastDay = formatInstantDay(new Date(Date.parse(endsAt) - 1).toISOString())
  const by = host
    ? words.chosenBy(isolate(host.name), isolate(house))
    : words.chosenByHouse(isolate(house))
  return layout({
    title: words.title(house),
    house,
    language,
    pathIn: (other) => shortlistPath(other, secret),
    main: html`<h1>${words.heading}</h1>
      <p class="lead">${by} · ${words.count(homes.length)}</p>
      ${greeting ? html`<p class="greeting" dir="auto">${greeting}</p>` : ''}
      <ul class="homes">
        ${homes.map((home, at) => homeCard(home, { language, path, isFirst: at === 0 }))}
      </ul>
      <img src="${path}/seen" alt="" width="1" height="1" />`,
    foot: html`<p>
      ${
        host?.phone
          ? html`<a href="tel:${host.phone}">${words.call(isolate(formatPhone(host.phone)))}</a> · `
          : ''
      }${words.openUntil(lastDay)}
    </p>`,
  })
}
