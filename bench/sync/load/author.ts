import * as Y from 'yjs'

export type Typed = { from: number; updates: Uint8Array[] }

/** Somebody who types: real updates of a real document, made ahead, one character each. */
export class Author {
  readonly client: number
  /** Puts the place where the typing stands. Sent once, before anything else. */
  readonly opening: Uint8Array
  readonly #doc = new Y.Doc()
  readonly #type: (at: number) => void
  #made: Uint8Array[] = []
  #length = 0

  /** `field`: a text at the top of the document, or, of a rich one, a paragraph of the author's own. */
  constructor(client: number, field: { name: string; rich: boolean }) {
    this.client = client
    this.#doc.clientID = client
    this.#doc.on('update', (update: Uint8Array) => this.#made.push(update))
    this.#type = this.#doc.transact(() => startTyping(this.#doc, field))
    this.opening = this.#take()[0] ?? new Uint8Array()
  }

  get clock(): number {
    return Y.getState(this.#doc.store, this.client)
  }

  /** The next `count` characters; the first of them has clock `from`. */
  type(count: number): Typed {
    const from = this.clock
    for (let index = 0; index < count; index += 1) this.#type((this.#length += 1))
    return { from, updates: this.#take() }
  }

  /** All so far, as one update. */
  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc)
  }

  #take(): Uint8Array[] {
    const made = this.#made
    this.#made = []
    return made
  }
}

function startTyping(doc: Y.Doc, { name, rich }: { name: string; rich: boolean }) {
  if (!rich) {
    const text = doc.getText(name)
    text.insert(0, '.')
    return (at: number) => text.insert(at, 'x')
  }
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText('.')
  paragraph.insert(0, [text])
  doc.getXmlFragment(name).insert(0, [paragraph])
  return (at: number) => text.insert(at, 'x')
}
