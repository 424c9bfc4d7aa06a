import type { LabelledDialogue } from '../../intent/read-dialogues.ts'
import type { LabelledCall } from '../calls/labelled-calls.ts'
import { asCalls } from '../intents/read-turns.ts'

/** Dialogues whose spans say which day a visit is on, as calls: of other days they say that they are none. */
export function withVisits(dialogues: readonly LabelledDialogue[]): LabelledCall[] {
  return asCalls(dialogues).map(({ day, turns }, at): LabelledCall => ({
    id: String(at),
    language: 'en',
    day,
    about: 'a labelled dialogue',
    turns: turns.map(({ role, text, intent }, index) => ({
      role,
      text,
      intent,
      spoken: text,
      secrets: [],
      open: [],
      labels: (dialogues[at]?.turns[index]?.spans ?? [])
        .filter(({ slot }) => slot === 'visit_date')
        .map(({ start, end }) => ({ type: 'viewingDate', value: '', range: { start, end } })),
    })),
  }))
}
