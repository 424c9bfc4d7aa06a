import { FORM_FIELDS } from '#domain/arrival/form-fields.ts'
import { directionOf } from '#words/catalogue/language.ts'
import { embedWords } from '#words/embed.ts'
import { field, fillIn, h, valuesIn } from './dom.ts'
import { languageFor, siteOf } from './site.ts'
import { dress } from './styles.ts'

/** `<pace-enquiry key="…" listing="P-1042">`: an enquiry to the house, about one listing or about none. */
export class EnquiryElement extends HTMLElement {
  readonly #root = this.attachShadow({ mode: 'open' })
  /** Since when the form has been open, as PACE says it; what is sent without it is taken for a program's. */
  #token: Promise<string> | null = null
  #shownKey: string | null = null
  #isShown = false

  static readonly observedAttributes = ['key', 'lang', 'listing']

  connectedCallback(): void {
    dress(this.#root)
    void this.#show()
  }

  disconnectedCallback(): void {
    this.#isShown = false
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (this.#isShown && before !== now) void this.#show()
  }

  get #site() {
    return siteOf(this.getAttribute('key') ?? '')
  }

  /** Anew in another language or for another home: what is being written stays, and so does where the writer is. */
  async #show(): Promise<void> {
    this.#isShown = true
    const written = valuesIn(this.#root.querySelector('form'))
    const at = this.#root.activeElement?.getAttribute('name')
    const key = this.getAttribute('key')
    // What somebody else asks consent for was not agreed to.
    if (key !== this.#shownKey) written.delete(FORM_FIELDS.consent)
    this.#shownKey = key
    const language = languageFor(this)
    const words = embedWords(language).enquiry
    const consent = h('span', { dir: 'auto' })
    const agree = h('input', { type: 'checkbox', name: FORM_FIELDS.consent, value: 'yes' })
    const agreement = h('label', { class: 'check', hidden: true }, agree, consent)
    const problem = h('p', { class: 'problem', role: 'alert', id: 'problem' })
    const form = h(
      'form',
      { novalidate: true, onSubmit: (event) => void this.#submit(event, form, problem) },
      h('h2', {}, this.hasAttribute('listing') ? words.title : words.plain),
      field(words.name, input('name', 'text', 'name')),
      field(words.phone, input('phone', 'tel', 'tel')),
      field(words.email, input('email', 'email', 'email')),
      field(
        words.message,
        h('textarea', { name: 'message', rows: 4, maxlength: 4000, dir: 'auto', part: 'field' }),
      ),
      agreement,
      // People do not see it; programs fill in all there is.
      h(
        'span',
        { class: 'trap', 'aria-hidden': 'true' },
        h('input', { name: FORM_FIELDS.trap, tabindex: -1, autocomplete: 'off' }),
      ),
      problem,
      h('button', { type: 'submit', part: 'button' }, words.send),
    )
    fillIn(form, written)
    this.#root.replaceChildren(h('div', { lang: language, dir: directionOf(language) }, form))
    if (at) form.querySelector<HTMLElement>(`[name="${at}"]`)?.focus()
    await Promise.allSettled([
      this.#askToken(),
      this.#site.about().then((about) => {
        consent.textContent = about.consent
        agreement.hidden = about.consent === ''
      }),
    ])
  }

  /** One that could not be had is asked for again when it is needed. */
  #askToken(): Promise<string> {
    const asked = this.#site.token()
    this.#token = asked
    asked.catch(() => {
      if (this.#token === asked) this.#token = null
    })
    return asked
  }

  async #submit(event: Event, form: HTMLFormElement, problem: HTMLElement): Promise<void> {
    event.preventDefault()
    const words = embedWords(languageFor(this)).enquiry
    const fields = textsIn(form)
    const lacking = lackingIn(fields)
    for (const name of ['name', 'phone', 'email']) mark(form, name, lacking.includes(name))
    const [first] = lacking
    if (first) {
      const said = [
        lacking.includes('name') ? words.nameMissing : null,
        lacking.includes('phone') ? words.reachMissing : null,
      ]
      problem.textContent = said.filter((one) => one !== null).join(' ')
      form.querySelector<HTMLElement>(`[name=${first}]`)?.focus()
      return
    }
    const button = form.querySelector('button')
    const say = (text: string, isBusy: boolean) => {
      if (button) [button.textContent, button.disabled] = [text, isBusy]
    }
    say(words.sending, true)
    problem.textContent = ''
    try {
      const listing = this.getAttribute('listing')
      await this.#site.send({
        ...fields,
        ...(listing ? { listing } : {}),
        [FORM_FIELDS.token]: await (this.#token ?? this.#askToken()),
      })
      const thanks = h('p', { role: 'status', tabindex: -1 }, words.sent)
      form.replaceWith(thanks)
      thanks.focus()
      this.dispatchEvent(new CustomEvent('pace-sent', { bubbles: true, composed: true }))
    } catch {
      problem.textContent = words.failed
      say(words.send, false)
    }
  }
}

function input(name: string, type: string, autocomplete: string): HTMLInputElement {
  const most = name === 'name' ? 120 : 254
  const dir = name === 'name' ? 'auto' : 'ltr'
  return h('input', { name, type, autocomplete, maxlength: most, dir, part: 'field' })
}

function textsIn(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()])
  return Object.fromEntries(entries)
}

/** A name, and a way to answer. */
function lackingIn(fields: Record<string, string>): string[] {
  const unnamed = fields['name'] ? [] : ['name']
  return fields['phone'] || fields['email'] ? unnamed : [...unnamed, 'phone', 'email']
}

function mark(form: HTMLFormElement, name: string, isLacking: boolean): void {
  const control = form.querySelector(`[name=${name}]`)
  control?.setAttribute('aria-invalid', String(isLacking))
  if (isLacking) control?.setAttribute('aria-describedby', 'problem')
  else control?.removeAttribute('aria-describedby')
}
