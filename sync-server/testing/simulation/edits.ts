import type * as Y from 'yjs'
import type { SeededRandom } from './stand-ins/seeded-random.ts'

/** Every edit leaves a word of its own, so that one that is lost is missed by name. */
export function edit(doc: Y.Doc, word: string, random: SeededRandom): void {
  doc.transact(() => {
    doc.getMap('words').set(word, true)
    const title = doc.getText('title')
    const at = random.between(0, title.length)
    if (random.chance(0.3) && title.length > 5) title.delete(Math.min(at, title.length - 3), 2)
    else title.insert(at, word)
    doc.getMap('shared').set(`k${random.between(0, 2)}`, word)
  })
}

/** An edit that only takes away. */
export function erase(doc: Y.Doc, random: SeededRandom): void {
  const title = doc.getText('title')
  if (title.length < 3) return
  title.delete(random.between(0, title.length - 2), random.between(1, 2))
}
