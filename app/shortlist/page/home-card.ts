import { html } from 'hono/html'
import type { Language } from '#domain/language.ts'
import type { ShownHome } from '#domain/shortlist/shown-home.ts'
import { instantOf } from '#domain/zone-time.ts'
import { descriptionOf } from '#domain/website/description.ts'
import { isolate } from '#words/catalogue/isolate.ts'
import { formatWords } from '#words/format.ts'
import { labelWords } from '#words/labels.ts'
import { shortlistWords } from '#words/shortlist.ts'
import { formatMoney } from '../../components/format/format-money.ts'
import { formatSize } from '../../components/format/format-size.ts'
import { formatInstant, formatLongDay } from '../../components/format/format-time.ts'
import { currentHouse } from '../../house/current-house.ts'
import { answerForms } from './answer-forms.ts'
import type { HomeOnPage } from './home-on-page.ts'
import type { Html } from '../../customer-page/layout.ts'

type Place = { language: Language; path: string; isFirst: boolean }

export function homeCard(home: HomeOnPage, place: Place): Html {
  const { id, title, shown } = home
  return html`<li class="home" id="home-${id}">
    <article aria-labelledby="title-${id}">
      ${shown ? photos(shown, title, place.isFirst) : ''}
      <div class="body">
        <h2 id="title-${id}" dir="auto">${title}</h2>
        ${shown ? offered(home, shown, place) : html`<p class="gone">${words().gone}</p>`}
      </div>
    </article>
  </li>`
}

const words = () => shortlistWords().page

function offered(home: HomeOnPage, shown: ShownHome, { language, path }: Place): Html {
  const { price, rentPeriod } = shown
  return html`<p class="price">
      ${price === null ? words().onRequest : formatMoney(price, rentPeriod)}
      ${home.isUnderOffer ? html`<span class="badge">${words().underOffer}</span>` : ''}
    </p>
    <p class="rooms">${rooms(shown, language)}</p>
    <dl>
      ${facts(shown, language).map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd dir="auto">${value}</dd>`,
      )}
    </dl>
    ${about(shown, language)}
    <div class="actions">
      ${home.problem ? html`<p class="problem" role="alert">${home.problem}</p>` : ''}
      ${
        home.comingAt
          ? html`<p class="said">${words().coming(isolate(formatInstant(home.comingAt)))}</p>`
          : ''
      }
      ${answerForms(home, path)}
    </div>`
}

function photos({ photos: all }: ShownHome, title: string, isFirst: boolean): Html | '' {
  if (all.length === 0) return ''
  return html`<ul class="photos" tabindex="0" aria-label="${words().photos(title)}">
    ${all.map(
      (address, at) =>
        html`<li>
          <img
            src="${address}"
            alt="${words().photo(at + 1, all.length)}"
            width="960"
            height="640"
            ${isFirst && at === 0 ? 'fetchpriority=high' : 'loading=lazy'}
          />
        </li>`,
    )}
  </ul>`
}

/** What kind of home, and how large. */
function rooms(home: ShownHome, language: Language): string {
  const { bedrooms, bathrooms, sizeSqft, propertyType } = home
  const labels = labelWords()
  const beds = bedrooms === 0 ? labels.studio : bedrooms !== null && labels.bed(bedrooms)
  return [
    propertyType?.labels[language],
    beds,
    bathrooms !== null && words().baths(bathrooms),
    sizeSqft !== null && formatSize(sizeSqft),
  ]
    .filter(Boolean)
    .join(' · ')
}

function facts(home: ShownHome, language: Language): [name: string, value: string][] {
  const { facts: names, petsYes, petsNo, offPlanYes } = words()
  const { list } = formatWords()
  const { area, building, city, furnishing, petsAllowed, amenities } = home
  const all: [string, string | null][] = [
    [names.location, list([building, area?.labels[language] ?? null, city])],
    [names.furnishing, furnishing && labelWords().furnishings[furnishing]],
    [names.pets, petsAllowed === null ? null : petsAllowed ? petsYes : petsNo],
    [names.offPlan, home.offPlan ? offPlanYes : null],
    [names.developer, home.developer],
    [names.handover, home.handoverOn && dayIn(home.handoverOn)],
    [names.availableFrom, home.availableFrom && dayIn(home.availableFrom)],
    [names.amenities, list(amenities.map((labels) => labels[language]))],
    [names.permit, home.permitNumber],
    [names.reference, home.reference],
  ]
  return all.flatMap(([name, value]) => (value ? [[name, value]] : []))
}

/** A day of the calendar, whatever the house's zone. */
function dayIn(day: string): string {
  const { zone } = currentHouse()
  return formatLongDay(new Date(instantOf(day, 0, zone)).toISOString())
}

function about(home: ShownHome, language: Language): Html | '' {
  const text = descriptionOf(home, language)
  if (!text) return ''
  return html`<details>
    <summary>${words().about}</summary>
    <p class="text" dir="auto">${text}</p>
  </details>`
}
