import type { Language } from '#domain/language.ts'
import { descriptionOf } from '#domain/website/description.ts'
import type { PublicListing } from '#domain/website/public-listing.ts'
import { directionOf } from '#words/catalogue/language.ts'
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
  // Whichever dialog it stands in by then: what is shown may be told anew inside the one that is open.
  const close = ({ currentTarget }: Event) =>
    currentTarget instanceof Element && currentTarget.closest('dialog')?.close()
  const [first, ...others] = listing.photos.slice(0, MOST_PHOTOS).map((src, at) =>
    h('img', {
      src,
      alt: listing.photoCaptions[at]?.[language] || words.photo(title, at + 1),
      loading: at === 0 ? null : 'lazy',
    }),
  )
  return h(
    'dialog',
    { 'aria-label': words.details(title), lang: language, dir: directionOf(language) },
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
}

/** The same home in another language, in the dialog that is open: an enquiry that is being written in it goes on. */
export function retell(
  dialog: HTMLDialogElement,
  listing: PublicListing,
  { language, key }: { language: Language; key: string },
): void {
  const fresh = detailsOf(listing, language, key)
  const enquiry = dialog.querySelector('pace-enquiry')
  enquiry?.setAttribute('lang', language)
  for (const name of ['aria-label', 'lang', 'dir'])
    dialog.setAttribute(name, fresh.getAttribute(name) ?? '')
  // It stays where it is: moved, it would lose where its writer is.
  replaceAround(enquiry, fresh.querySelector('pace-enquiry'))
  replaceAround(enquiry?.parentElement, fresh.querySelector('pace-enquiry')?.parentElement)
}

/** Gives an element the neighbours that another has. */
function replaceAround(kept: Element | null | undefined, other: Element | null | undefined): void {
  if (!kept || !other) return
  const beside = (one: Element) =>
    [...(one.parentElement?.children ?? [])].filter((it) => it !== one)
  for (const one of beside(kept)) one.remove()
  kept.before(...beside(other))
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
