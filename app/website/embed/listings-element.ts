import type { Language } from '#domain/language.ts'
import { listingJsonLd } from '#domain/website/json-ld.ts'
import type { PublicListing } from '#domain/website/public-listing.ts'
import { directionOf } from '#words/catalogue/language.ts'
import { embedWords } from '#words/embed.ts'
import { field, h } from './dom.ts'
import { factsOf, placeOf, priceOf } from './facts.ts'
import { type About, languageFor, siteOf } from './site.ts'
import { dress } from './styles.ts'

const MOST_ROOMS = 6
const CHOSEN = ['purpose', 'area', 'propertyType', 'bedrooms', 'maxPrice'] as const

/** `<pace-listings key="…" purpose="rent" area="…">`: what the house has published, to search, to look at and to ask about. */
export class ListingsElement extends HTMLElement {
  readonly #root = this.attachShadow({ mode: 'open' })
  readonly #list = h('ul')
  readonly #status = h('p', { class: 'status', role: 'status' })
  readonly #more = h('button', {
    class: 'quiet',
    part: 'button',
    hidden: true,
    onClick: () => void this.#load(),
  })
  #about: About | null = null
  #shown: PublicListing[] = []
  #next: string | null = null
  #turn = 0

  connectedCallback(): void {
    dress(this.#root)
    void this.#begin()
  }

  disconnectedCallback(): void {
    this.#describe([])
  }

  get #language(): Language {
    return languageFor(this)
  }

  get #words() {
    return embedWords(this.#language)
  }

  get #key(): string {
    return this.getAttribute('key') ?? ''
  }

  async #begin(): Promise<void> {
    const language = this.#language
    this.#status.textContent = this.#words.loading
    const whole = h('div', { lang: language, dir: directionOf(language) }, this.#status)
    this.#root.replaceChildren(whole)
    try {
      this.#about = await siteOf(this.#key).about()
    } catch {
      return this.#fail(() => this.#begin())
    }
    whole.prepend(h('h2', { class: 'unseen' }, this.#words.search), this.#search(this.#about))
    whole.append(this.#list, this.#more)
    await this.#load(true)
  }

  #search({ areas, propertyTypes }: About): HTMLElement {
    const words = this.#words
    const named = (choices: About['areas']) =>
      choices.map(({ key, labels }) => [key, labels[this.#language]] as const)
    const rooms = Array.from(
      { length: MOST_ROOMS },
      (_, n) => [String(n), n === 0 ? words.studio : String(n)] as const,
    )
    const pick = (name: string, choices: readonly (readonly [string, string])[]) =>
      h(
        'select',
        { name, part: 'field' },
        ...[['', words.any] as const, ...choices].map(([value, label]) =>
          h('option', { value, selected: this.getAttribute(name) === value }, label),
        ),
      )
    const onSubmit = (event: Event) => {
      event.preventDefault()
      void this.#load(true)
    }
    return h(
      'form',
      { class: 'search', role: 'search', 'aria-label': words.search, onSubmit },
      field(
        words.purpose,
        pick('purpose', [
          ['sale', words.sale],
          ['rent', words.rent],
        ]),
      ),
      field(words.area, pick('area', named(areas))),
      field(words.type, pick('propertyType', named(propertyTypes))),
      field(words.bedrooms, pick('bedrooms', rooms)),
      field(
        words.maxPrice,
        h('input', {
          name: 'maxPrice',
          type: 'number',
          min: 0,
          step: 1,
          inputmode: 'numeric',
          part: 'field',
        }),
      ),
      h('button', { type: 'submit', part: 'button' }, words.show),
    )
  }

  /** Only the newest question is answered: an older one may come back later. */
  async #load(isNew = false): Promise<void> {
    const turn = ++this.#turn
    const query = this.#query()
    if (!isNew && this.#next) query.set('cursor', this.#next)
    this.#status.textContent = this.#words.loading
    try {
      const { data, next } = await siteOf(this.#key).listings(query)
      if (turn !== this.#turn) return
      this.#next = next
      this.#show(isNew ? data : [...this.#shown, ...data], isNew ? 0 : this.#shown.length)
    } catch {
      if (turn === this.#turn) this.#fail(() => this.#load(isNew))
    }
  }

  #query(): URLSearchParams {
    const form = this.#root.querySelector('form')
    const fields = form ? [...new FormData(form)] : []
    const given = fields.map(([name, value]) => [name, String(value)] as const)
    return new URLSearchParams(
      given
        .filter(([name, value]) => value !== '' && CHOSEN.some((one) => one === name))
        .map(([name, value]) => [name, value]),
    )
  }

  #show(listings: PublicListing[], from: number): void {
    const words = this.#words
    this.#shown = listings
    const cards = listings.slice(from).map((listing) => this.#card(listing))
    if (from === 0) this.#list.replaceChildren(...cards)
    else this.#list.append(...cards)
    this.#status.textContent = listings.length === 0 ? words.none : words.found(listings.length)
    this.#more.hidden = this.#next === null
    this.#more.textContent = words.more
    if (from > 0) cards[0]?.querySelector('button')?.focus()
    this.#describe(listings)
  }

  #card(listing: PublicListing): HTMLElement {
    const language = this.#language
    const title = listing.title[language]
    const [photo] = listing.photos
    const open = h(
      'button',
      { type: 'button', 'aria-haspopup': 'dialog', onClick: () => this.#open(listing, open) },
      title,
    )
    return h(
      'li',
      { part: 'card' },
      photo ? h('img', { src: photo, alt: '', loading: 'lazy' }) : null,
      h(
        'div',
        { class: 'facts' },
        h('h3', { dir: 'auto' }, open),
        h('p', { class: 'price' }, priceOf(listing, language)),
        h('p', {}, factsOf(listing, language)),
        h('p', {}, placeOf(listing, language)),
      ),
    )
  }

  #open(listing: PublicListing, opener: HTMLElement): void {
    const words = this.#words
    const language = this.#language
    const title = listing.title[language]
    const enquiry = document.createElement('pace-enquiry')
    for (const [name, value] of Object.entries({
      key: this.#key,
      listing: listing.reference,
      lang: language,
    }))
      enquiry.setAttribute(name, value)
    const close = () => dialog.close()
    const papers = [
      [words.reference, listing.reference],
      [words.permit, listing.permitNumber],
    ] as const
    const dialog: HTMLDialogElement = h(
      'dialog',
      { 'aria-label': words.details(title), onClose: () => (dialog.remove(), opener.focus()) },
      ...listing.photos.slice(0, 1).map((src) => h('img', { src, alt: words.photo(title) })),
      h(
        'div',
        { class: 'inside' },
        h(
          'div',
          { class: 'bar' },
          h('h2', { dir: 'auto' }, title),
          h(
            'button',
            { class: 'quiet', type: 'button', part: 'button', onClick: close },
            words.close,
          ),
        ),
        h('p', { class: 'price' }, priceOf(listing, language)),
        h('p', {}, factsOf(listing, language)),
        h('p', {}, placeOf(listing, language)),
        h('p', { dir: 'auto' }, listing.description),
        h(
          'p',
          {},
          papers.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : [])).join(' · '),
        ),
        enquiry,
      ),
    )
    this.#root.firstElementChild?.append(dialog)
    dialog.showModal()
  }

  #fail(again: () => Promise<void>): void {
    const words = this.#words
    const retry = h(
      'button',
      { class: 'quiet', part: 'button', onClick: () => void again() },
      words.again,
    )
    this.#status.replaceChildren(`${words.failed} `, retry)
  }

  /** What search engines read of the page: schema.org's words for each home that is shown (JSON-LD, which is data and no script). */
  #describe(listings: readonly PublicListing[]): void {
    const id = 'pace-listings-data'
    document.getElementById(id)?.remove()
    if (!this.#about || listings.length === 0) return
    const { name: house, country } = this.#about.house
    const told = { house, country, language: this.#language }
    const graph = listings.map((listing) => listingJsonLd(listing, told))
    document.head.append(h('script', { id, type: 'application/ld+json' }, JSON.stringify(graph)))
  }
}
