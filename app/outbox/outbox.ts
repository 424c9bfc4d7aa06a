import type { Written } from '#domain/letter/letter.ts'
import type { KeptRows } from '../kept/kept-rows.ts'
import { inOneTab } from '../kept/one-tab.ts'
import { untilReachable } from '../kept/until-reachable.ts'
import { type KeptLetter, openLetterStore } from './kept-letters.ts'
import { type Sent, sendLetter, type Taken } from './send-letter.ts'

/** A letter as a page shows it; `taken` until the page shows what became of it. */
export type ShownLetter = KeptLetter & { state: 'waiting' | 'refused' | 'taken' }

/** Why nothing goes out: no network, or nobody is signed in. */
export type Held = 'network' | 'signIn' | null

type Draft = Pick<KeptLetter, 'record' | 'what' | 'says'> & { id?: string; letter: Written }
type TakenListener = (letter: KeptLetter, taken: Taken) => void

type Deps = {
  me: string
  store: KeptRows<KeptLetter>
  send: (letter: KeptLetter) => Promise<Sent>
}

/** So many that were taken are remembered for pages that do not show them yet. */
const MOST_TAKEN = 50

/**
 * What one person did here that is no edit of a document: kept on the device first, then sent, one after another in the order in which it was
 * done. Of several tabs one sends; all show the same.
 */
export class Outbox {
  readonly #deps: Deps
  readonly #listeners = new Set<() => void>()
  readonly #takenListeners = new Set<TakenListener>()
  #channel: BroadcastChannel | null = null
  /** Those that lie in this browser: one of them that does not any more was sent, or thrown away, in another tab. */
  readonly #kept = new Set<string>()
  readonly #dropped = new Set<string>()
  #letters: readonly ShownLetter[] = []
  #held: Held = null
  #order = 0
  #isSending = false
  #wasAskedAgain = false

  constructor(deps: Deps) {
    this.#deps = deps
  }

  readonly letters = (): readonly ShownLetter[] => this.#letters

  readonly held = (): Held => this.#held

  readonly subscribe = (listener: () => void): (() => void) => follow(this.#listeners, listener)

  /** Calls it with each letter that has been taken from this tab. */
  readonly onTaken = (listener: TakenListener): (() => void) =>
    follow(this.#takenListeners, listener)

  /** Shown at once; sent once it is kept. Gives its id. */
  add({ id = crypto.randomUUID(), ...draft }: Draft): string {
    this.#order = Math.max(Date.now(), this.#order + 1)
    const writtenAt = new Date(this.#order).toISOString()
    const letter: KeptLetter = { id, ...draft, writtenAt, order: this.#order, problem: null }
    this.#show([...this.#letters, { ...letter, state: 'waiting' }])
    void this.#keep(letter)
    return id
  }

  /** Sends one that was refused once more. */
  retry(id: string): void {
    const letter = this.#letters.find((one) => one.id === id)
    if (!letter) return
    this.#update(id, { problem: null, state: 'waiting' })
    void this.#keep({ ...asKept(letter), problem: null })
  }

  /** Takes one out of sight, and never sends it. */
  drop(id: string): void {
    this.#dropped.add(id)
    this.#show(this.#letters.filter((letter) => letter.id !== id))
    void this.#deps.store.remove(id).then(() => this.#tellTabs())
  }

  /** Takes up what was written before, or in another tab, and sends what waits. */
  async resume(): Promise<void> {
    this.#hearTabs()
    await this.#read()
    await this.#sendAll()
  }

  async #keep(letter: KeptLetter): Promise<void> {
    await this.#put(letter)
    this.#tellTabs()
    await this.#sendAll()
  }

  async #put(letter: KeptLetter): Promise<void> {
    if (await this.#deps.store.put(letter)) this.#kept.add(letter.id)
  }

  /** What is stored is what there is; what could not be stored is in this tab alone. */
  async #read(): Promise<void> {
    const before = new Set(this.#kept)
    const stored = await this.#deps.store.list()
    const taken = new Set(this.#letters.filter(isTaken).map(({ id }) => id))
    const found = stored.filter(({ id }) => !taken.has(id) && !this.#dropped.has(id))
    const ids = new Set(found.map(({ id }) => id))
    for (const id of ids) this.#kept.add(id)
    const others = this.#letters.filter(
      (letter) => !ids.has(letter.id) && (isTaken(letter) || !before.has(letter.id)),
    )
    const shown = found.map((letter) => ({ ...letter, state: stateOf(letter) }))
    this.#show([...others, ...shown].toSorted((a, b) => a.order - b.order))
  }

  async #sendAll(): Promise<void> {
    if (this.#isSending) {
      this.#wasAskedAgain = true
      return
    }
    this.#isSending = true
    try {
      for (let failures = 0; ; failures += 1) {
        this.#wasAskedAgain = false
        await inOneTab(`pace-outbox:${this.#deps.me}`, () => this.#sendWaiting())
        if (this.#held === 'network') await untilReachable(failures)
        else if (!this.#wasAskedAgain) return
      }
    } finally {
      this.#isSending = false
    }
  }

  async #sendWaiting(): Promise<void> {
    await this.#read()
    for (;;) {
      const letter = this.#letters.find(({ state }) => state === 'waiting')
      if (!letter) return this.#hold(null)
      const stays = await this.#sendOne(letter)
      if (stays) return this.#hold(stays)
    }
  }

  /** Sends one; why all stay here, where that is so. */
  async #sendOne(shown: ShownLetter): Promise<Held> {
    const { store, send } = this.#deps
    const letter = asKept(shown)
    const { id } = letter
    if (!this.#kept.has(id)) await this.#put(letter)
    const sent = await send(letter)
    switch (sent.outcome) {
      case 'later':
        return 'network'
      case 'signIn':
        return 'signIn'
      case 'refused':
        await this.#put({ ...letter, problem: sent.problem })
        this.#update(id, { state: 'refused', problem: sent.problem })
        break
      case 'taken':
        this.#update(id, { state: 'taken' })
        await store.remove(id)
        this.#forgetOld()
        for (const listener of this.#takenListeners) listener(letter, sent.taken)
    }
    this.#hold(null)
    this.#tellTabs()
    return null
  }

  #forgetOld(): void {
    const taken = this.#letters.filter(isTaken)
    const old = new Set(taken.slice(0, -MOST_TAKEN))
    if (old.size > 0) this.#show(this.#letters.filter((letter) => !old.has(letter)))
  }

  #tellTabs(): void {
    this.#hearTabs()?.postMessage('changed')
  }

  /** Opened in a browser alone: a page that is rendered on the server asks for nothing. */
  #hearTabs(): BroadcastChannel | null {
    if (this.#channel || typeof BroadcastChannel === 'undefined') return this.#channel
    this.#channel = new BroadcastChannel(`pace-outbox:${this.#deps.me}`)
    this.#channel.addEventListener('message', () => void this.resume())
    return this.#channel
  }

  #hold(held: Held): void {
    if (this.#held === held) return
    this.#held = held
    this.#tell()
  }

  #update(id: string, change: Partial<ShownLetter>): void {
    this.#show(this.#letters.map((one) => (one.id === id ? { ...one, ...change } : one)))
  }

  #show(letters: readonly ShownLetter[]): void {
    this.#letters = letters
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

let mine: { me: string; outbox: Outbox } | null = null

/** The outbox of who is signed in here. */
export function outboxOf(me: string): Outbox {
  if (mine?.me !== me) {
    const send = (letter: KeptLetter) => sendLetter(me, letter)
    mine = { me, outbox: new Outbox({ me, store: openLetterStore(me), send }) }
  }
  return mine.outbox
}

function asKept({ state: _state, ...letter }: ShownLetter): KeptLetter {
  return letter
}

function isTaken({ state }: ShownLetter): boolean {
  return state === 'taken'
}

function stateOf({ problem }: KeptLetter): ShownLetter['state'] {
  return problem === null ? 'waiting' : 'refused'
}

function follow<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
