import { z } from 'zod'
import { refusalOf } from './readers.ts'
import type { Choice, Reading } from './reading.ts'

/** A form's text as its reader understands it; null where nothing was written, a problem with its reason where it is unsure. */
export function asRead<Value>(read: (text: string) => Reading<Value>) {
  return z.string().transform((text, context): Value | null => {
    const reading = read(text)
    if (reading.kind === 'understood') return reading.value
    if (reading.kind === 'empty') return null
    // Who was asked has answered with one of the choices.
    const chosen = choicesOf(reading).find(({ value }) => String(value) === text.trim())
    if (chosen) return chosen.value
    context.addIssue({
      code: 'custom',
      message: refusalOf(reading),
      params: { said: reading.said },
    })
    return z.NEVER
  })
}

function choicesOf<Value>(reading: Reading<Value>): readonly Choice<Value>[] {
  return reading.kind === 'ambiguous' ? reading.choices : []
}
