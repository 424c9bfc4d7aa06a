import type { Written } from '#domain/letter/letter.ts'
import type { KeptRows } from '../kept/kept-rows.ts'
import { inOneTab } from '../kept/one-tab.ts'
import { untilReachable } from '../kept/until-reachable.ts'
import { type KeptLetter, openLetterStore } from './kept-letters.ts'
import { type Sent, sendLetter, type Taken } from './send-letter.ts'

/** A letter as a page shows it; `taken` until the page shows what became of it. */
export type ShownLetter = KeptLetter & {
  state: 'waiting' | 'refused' | 'taken'
  /** Whether the browser had no room for it: it is in this tab alone. */
  isOnlyHere?: boolean
}

/** Why nothing goes out: no network, a server that cannot take it now, or nobody is signed in. */
export type Held = 'network' | 'server' | 'signIn' | null

type Draft = Pick<KeptLetter, 'record' | 'what' | 'says'> & { letter: Written }
type TakenListener = (taken: Taken) => void

type Deps = {
  me: string
  store: KeptRows<KeptLetter>
  send: (letter: KeptLetter) => Promise<Sent>
}

const ELSEWHERE: Taken = { untold: [], isDayLeft: false }

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
  #misses = 0
  #isSending = false
  #wasAskedAgain = false
  /** Ends the wait of who has just met nobody: a new letter is tried at once, whatever became of the last. */
  #pause = new AbortController()

  constructor(deps: Deps) {
    this.#deps = deps
  }

  readonly letters = (): readonly ShownLetter[] => this.#letters

  readonly held = (): Held => this.#held

  /** Whether this task was ticked off here, and not refused. */
  isTicked(task: string): boolean {
    return this.#letters.some(
      ({ letter, state }) =>
        letter.kind === 'taskDone' && letter.taskId === task && state !== 'refused',
    )
  }

  readonly subscribe = (listener: () => void): (() => void) => follow(this.#listeners, listener)

  /** Calls it whenever a letter has been taken, from whichever tab. */
  readonly onTaken = (listener: TakenListener): (() => void) =>
    follow(this.#takenListeners, listener)

  /** Shown at once; sent once it is kept. Gives its id. */
  add(draft: Draft, id: string = crypto.randomUUID()): string {
    this.#order = Math.max(Date.now(), this.#order + 1)
    const writtenAt = new Date().toISOString()
    const letter: KeptLetter = { id, ...draft, writtenAt, order: this.#order, problem: null }
    this.#show([...this.#letters, { ...letter, state: 'waiting' }])
    void this.#keep(letter)
    return id
  }

  /** The same, where its words stand elsewhere until then: whether this browser has kept it. Under one id it is one letter, whoever adds it again. */
  async move(id: string, draft: Draft): Promise<boolean> {
    const known = this.#letters.find((one) => one.id === id)
    if (!known) this.add(draft, id)
    return new Promise((resolve) => {
      const look = () => {
        const letter = this.#letters.find((one) => one.id === id)
        // Gone from sight is taken, or given up by its person.
        if (letter && letter.isOnlyHere === undefined && !isTaken(letter)) return
        stop()
        resolve(!letter?.isOnlyHere)
      }
      const stop = this.subscribe(look)
      look()
    })
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

  /** A page has been asked for anew since: what was taken stands on it, or has gone again. */
  forgetTaken(): void {
    if (this.#letters.some(isTaken)) this.#show(this.#letters.filter((one) => !isTaken(one)))
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
    const isKept = await this.#deps.store.put(letter)
    if (this.#dropped.has(letter.id)) {
      await this.#deps.store.remove(letter.id)
      return
    }
    if (isKept) this.#kept.add(letter.id)
    this.#update(letter.id, { isOnlyHere: !isKept })
  }

  /** What is stored is what there is; what could not be stored is in this tab alone. */
  async #read(): Promise<void> {
    const before = new Set(this.#kept)
    const stored = await this.#deps.store.list()
    if (!stored) return
    const taken = new Set(this.#letters.filter(isTaken).map(({ id }) => id))
    const found = stored.filter(({ id }) => !taken.has(id) && !this.#dropped.has(id))
    const ids = new Set(found.map(({ id }) => id))
    for (const { id, order } of found) {
      this.#kept.add(id)
      this.#order = Math.max(this.#order, order)
    }
    const others = this.#letters.filter(({ id }) => !ids.has(id))
    const here = others.filter((letter) => isTaken(letter) || !before.has(letter.id))
    const shown = found.map((letter) => ({ ...letter, state: stateOf(letter) }))
    this.#show([...here, ...shown].toSorted((a, b) => a.order - b.order))
    if (here.length < others.length) this.#tellTaken(ELSEWHERE)
  }

  async #sendAll(): Promise<void> {
    if (this.#isSending) {
      this.#wasAskedAgain = true
      this.#pause.abort()
      return
    }
    this.#isSending = true
    try {
      for (;;) {
        this.#wasAskedAgain = false
        await inOneTab(`pace-outbox:${this.#deps.me}`, () => this.#sendWaiting())
        const isAway = this.#held === 'network' || this.#held === 'server'
        if (!isAway && !this.#wasAskedAgain) return
        if (this.#wasAskedAgain) continue
        this.#pause = new AbortController()
        await untilReachable(this.#misses++, this.#pause.signal)
      }
    } finally {
      this.#isSending = false
    }
  }

  /** One that the server cannot take now holds up no other. */
  async #sendWaiting(): Promise<void> {
    await this.#read()
    const tried = new Set<string>()
    let held: Held = null
    for (;;) {
      const letter = this.#letters.find(({ id, state }) => state === 'waiting' && !tried.has(id))
      if (!letter) return this.#hold(held)
      tried.add(letter.id)
      const stays = await this.#sendOne(letter)
      if (stays === 'network' || stays === 'signIn') return this.#hold(stays)
      held ??= stays
    }
  }

  /** Sends one; why it stays here, where it does. */
  async #sendOne(shown: ShownLetter): Promise<Held> {
    const letter = asKept(shown)
    const { id } = letter
    if (!this.#kept.has(id)) await this.#put(letter)
    const sent = await this.#deps.send(letter)
    switch (sent.outcome) {
      case 'later':
        return 'network'
      case 'busy':
        return 'server'
      case 'signIn':
        return 'signIn'
      case 'refused':
        await this.#put({ ...letter, problem: sent.problem })
        this.#update(id, { state: 'refused', problem: sent.problem })
        break
      case 'taken':
        this.#update(id, { state: 'taken' })
        await this.#deps.store.remove(id)
        this.#tellTaken(sent.taken)
    }
    this.#misses = 0
    this.#hold(null)
    this.#tellTabs()
    return null
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

  #tellTaken(taken: Taken): void {
    for (const listener of this.#takenListeners) listener(taken)
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

export function isTaken({ state }: Pick<ShownLetter, 'state'>): boolean {
  return state === 'taken'
}

function asKept({ state: _state, isOnlyHere: _isOnlyHere, ...letter }: ShownLetter): KeptLetter {
  return letter
}

function stateOf({ problem }: KeptLetter): ShownLetter['state'] {
  return problem === null ? 'waiting' : 'refused'
}

function follow<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
