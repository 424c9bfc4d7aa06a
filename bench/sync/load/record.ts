import * as Y from 'yjs'

const AUTHORS = 5
const FIRST_CLIENT = 100_000
const FIELDS = 400
const SHARE_OF_FIELDS = 0.2
const WORDS = ['viewing', 'budget', 'marina', 'two bedrooms', 'calls back', 'furnished', 'Thursday']

const made = new Map<number, Uint8Array>()

/** Made once: it takes some seconds. */
export function recordOf(edits: number): Uint8Array {
  const record = made.get(edits) ?? makeRecord(edits)
  made.set(edits, record)
  return record
}

/** A record that many edits have gone into: fields that are set again and again, notes that are typed into everywhere. */
function makeRecord(edits: number): Uint8Array {
  const random = createRandom(1)
  const doc = new Y.Doc()
  const fields = doc.getMap('fields')
  const notes = doc.getText('title')
  for (let edit = 0; edit < edits; edit += 1) {
    if (edit % (edits / AUTHORS) === 0) doc.clientID = FIRST_CLIENT + edit
    const word = `${WORDS[Math.floor(random() * WORDS.length)]} ${edit} `
    if (random() < SHARE_OF_FIELDS) fields.set(`field${Math.floor(random() * FIELDS)}`, word)
    else notes.insert(Math.floor(random() * notes.length), word)
  }
  return Y.encodeStateAsUpdate(doc)
}

/** mulberry32: the same record in every run. */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
