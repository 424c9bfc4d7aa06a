import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { LabelledDialogue } from '../../intent/read-dialogues.ts'

type Turn = LabelledDialogue['turns'][number]

const TalkSchema = z.array(
  z.object({
    topic: z.string(),
    turns: z.array(z.object({ speaker: z.enum(['user', 'system']), text: z.string() })),
  }),
)

/** Half of the talk may be looked at while rules are made, the other half only tells how good they are. */
export function wandering(
  dialogues: readonly LabelledDialogue[],
  half: 'known' | 'heldOut',
): LabelledDialogue[] {
  const talk = readTalk(half)
  return dialogues.map(({ id, turns }, index) => {
    const [first, second] = [talk[index % talk.length] ?? [], talk[(index + 5) % talk.length] ?? []]
    const middle = openingAfter(turns, Math.floor((turns.length * (1 + (index % 3))) / 4))
    return {
      id,
      turns: [...turns.slice(0, middle), ...first, ...turns.slice(middle), ...second],
    }
  })
}

/** Where the caller may speak of something else: not between a question and its answer. */
function openingAfter(turns: readonly Turn[], from: number): number {
  for (let at = from; at < turns.length; at += 1) {
    const before = turns[at - 1]
    if (before?.speaker === 'system' && !before.text.includes('?')) return at
  }
  return turns.length
}

/** Talk of flights, weather, cars and the like, in which nothing is said of a home. */
function readTalk(half: 'known' | 'heldOut'): Turn[][] {
  const file = new URL('wanderings.json', import.meta.url)
  return TalkSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    .filter((_, index) => index < 12 === (half === 'known'))
    .map(({ turns }) => turns.map(({ speaker, text }) => ({ speaker, text, spans: [], acts: [] })))
}
