import type { Language } from '#domain/language.ts'
import { descriptionOf } from '#domain/website/description.ts'
import type { PublicListing } from '#domain/website/public-listing.ts'
import { embedWords } from '#words/embed.ts'
import { h } from './dom.ts'
import { factsOf, placeOf, priceOf } from './facts.ts'

const MOST_PHOTOS = 24

/** A home as a visitor looks at it, with what asks the house about it; whoever shows it takes it away when it is closed. */
export function detailsOf(
  listing: PublicListing,
  language: Language,
  key: string,
): HTMLDialogElement {
  const words = embedWords(language)
  const title = listing.title[language]
  const description = descriptionOf(listing, language)
  const close = () => dialog.close()
  const [first, ...others] = listing.photos
    .slice(0, MOST_PHOTOS)
    .map((src, at) =>
      h('img', { src, alt: words.photo(title, at + 1), loading: at === 0 ? null : 'lazy' }),
    )
  const dialog: HTMLDialogElement = h(
    'dialog',
    { 'aria-label': words.details(title) },
    first ?? null,
    h(
      'div',
      { class: 'inside' },
      h(
        'div',
        { class: 'bar' },
        h('h2', {}, h('bdi', {}, title)),
        h(
          'button',
          { class: 'quiet', type: 'button', part: 'button', onClick: close },
          words.close,
        ),
      ),
      h('p', { class: 'price' }, priceOf(listing, language)),
      h('p', {}, factsOf(listing, language)),
      h('p', {}, placeOf(listing, language)),
      description ? h('p', { dir: 'auto' }, description) : null,
      others.length > 0 ? h('div', { class: 'photos' }, ...others) : null,
      plansOf(listing, language),
      papersOf(listing, language),
      enquiryAbout(listing, language, key),
    ),
  )
  return dialog
}

/** Each opens as large as it is: on a phone nobody reads a plan in a column. */
function plansOf({ floorPlans }: PublicListing, language: Language): HTMLElement | null {
  const words = embedWords(language)
  if (floorPlans.length === 0) return null
  const plans = floorPlans.map((src, at) =>
    h(
      'a',
      { href: src, target: '_blank', rel: 'noopener' },
      h('img', { class: 'plan', src, alt: words.floorPlan(at + 1), loading: 'lazy' }),
    ),
  )
  return h('div', {}, h('h3', {}, words.floorPlans), h('div', { class: 'photos' }, ...plans))
}

/** Numbers of papers run as they are written, whatever the direction around them. */
function papersOf({ reference, permitNumber }: PublicListing, language: Language): HTMLElement {
  const words = embedWords(language)
  const papers = [
    [words.reference, reference],
    [words.permit, permitNumber],
  ] as const
  const said = papers.flatMap(([name, value]) =>
    value ? [h('span', {}, `${name}: `, h('bdi', {}, value))] : [],
  )
  return h('p', { class: 'papers' }, ...said)
}

function enquiryAbout({ reference }: PublicListing, lang: Language, key: string): HTMLElement {
  const enquiry = document.createElement('pace-enquiry')
  for (const [name, value] of Object.entries({ key, listing: reference, lang }))
    enquiry.setAttribute(name, value)
  return enquiry
}
