import type { Language } from '#domain/language.ts'
import { listingJsonLd } from '#domain/website/json-ld.ts'
import { readMoney } from '#domain/values/money.ts'
import type { PublicListing } from '#domain/website/public-listing.ts'
import { directionOf } from '#words/catalogue/language.ts'
import { embedWords } from '#words/embed.ts'
import { detailsOf, retell } from './details.ts'
import { field, fillIn, h, valuesIn } from './dom.ts'
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
  #begun = false
  /** What stands in the search, for when it is shown anew. */
  #typed = new Map<string, string>()
  /** The home that is looked at. */
  #opened: { dialog: HTMLDialogElement; listing: PublicListing } | null = null

  static readonly observedAttributes = ['key', 'lang', ...CHOSEN.map((name) => name.toLowerCase())]

  connectedCallback(): void {
    dress(this.#root)
    void this.#begin()
  }

  disconnectedCallback(): void {
    this.#turn += 1
    this.#begun = false
    this.#shut()
    this.#describe([])
  }

  /** A page that changes its language, or what is searched, without loading anew. */
  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.#begun || before === now) return
    this.#keepTyped()
    // What the page says is to be searched goes before what was typed there.
    for (const chosen of CHOSEN) if (chosen.toLowerCase() === name) this.#typed.delete(chosen)
    // A home of another house is nothing to go on asking about.
    if (name === 'key') this.#shut()
    void this.#begin()
  }

  #shut(): void {
    this.#opened?.dialog.remove()
    this.#opened = null
  }

  /** Kept here and not in the form, which is away while the element begins anew. */
  #keepTyped(): void {
    const form = this.#root.querySelector('form')
    if (form) this.#typed = valuesIn(form)
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
    const turn = ++this.#turn
    this.#begun = true
    this.#status.textContent = this.#words.loading
    const whole = h('div', { lang: language, dir: directionOf(language) }, this.#status)
    // Around the dialog that is open: taken out and put back it would be shut.
    const open = this.#opened
    const others = [...this.#root.children].filter((one) => one !== open?.dialog)
    for (const one of others) one.remove()
    this.#root.prepend(whole)
    if (open) retell(open.dialog, open.listing, { language, key: this.#key })
    try {
      this.#about = await siteOf(this.#key).about()
    } catch {
      if (turn === this.#turn) this.#fail(() => this.#begin())
      return
    }
    if (turn !== this.#turn) return
    const search = this.#search(this.#about)
    fillIn(search, this.#typed)
    whole.prepend(h('h2', { class: 'unseen' }, this.#words.search), search)
    whole.append(this.#list, this.#more)
    await this.#load(true)
  }

  #search({ areas, propertyTypes }: About): HTMLFormElement {
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
      if (this.#understandsPrice()) void this.#load(true)
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
          type: 'text',
          maxlength: 40,
          inputmode: 'decimal',
          autocomplete: 'off',
          dir: 'auto',
          part: 'field',
        }),
      ),
      h('button', { type: 'submit', part: 'button' }, words.show),
    )
  }

  /** What somebody typed as the highest price: in any digits, with `k` and `مليون`. What is no amount is said, not left out. */
  #understandsPrice(): boolean {
    const control = this.#root.querySelector<HTMLInputElement>('[name=maxPrice]')
    const isUnread = control !== null && this.#priceIn(control.value) === 'unread'
    control?.setAttribute('aria-invalid', String(isUnread))
    if (!isUnread) return true
    this.#status.textContent = this.#words.priceUnread
    control.focus()
    return false
  }

  #priceIn(typed: string): number | 'unread' | null {
    const reading = readMoney(typed, { currency: this.#about?.house.currency ?? '' })
    if (reading.kind === 'empty') return null
    if (reading.kind === 'understood') return reading.value
    return reading.kind === 'ambiguous' ? (reading.choices[0]?.value ?? 'unread') : 'unread'
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
    const query = new URLSearchParams(
      given
        .filter(([name, value]) => value !== '' && CHOSEN.some((one) => one === name))
        .map(([name, value]) => [name, value]),
    )
    const most = this.#priceIn(query.get('maxPrice') ?? '')
    if (typeof most === 'number') query.set('maxPrice', String(most))
    else query.delete('maxPrice')
    return query
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
      h('bdi', {}, title),
    )
    return h(
      'li',
      { part: 'card' },
      photo ? h('img', { src: photo, alt: '', loading: 'lazy' }) : null,
      h(
        'div',
        { class: 'facts' },
        h('h3', {}, open),
        h('p', { class: 'price' }, priceOf(listing, language)),
        h('p', {}, factsOf(listing, language)),
        h('p', {}, placeOf(listing, language)),
      ),
    )
  }

  #open(listing: PublicListing, opener: HTMLElement): void {
    const dialog = detailsOf(listing, this.#language, this.#key)
    this.#opened = { dialog, listing }
    dialog.addEventListener('close', () => {
      this.#shut()
      // The list may have been shown anew meanwhile.
      const place = this.#shown.findIndex(({ reference }) => reference === listing.reference)
      const again = opener.isConnected
        ? opener
        : this.#list.children[place]?.querySelector('button')
      again?.focus()
    })
    this.#root.append(dialog)
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
