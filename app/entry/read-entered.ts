import { readEmail } from '#domain/values/email.ts'
import type { Habits } from '#domain/values/habits.ts'
import { readName } from '#domain/values/person-name.ts'
import { readPhone } from '#domain/values/phone.ts'
import type { Reading } from '#domain/values/reading.ts'

/** What forms call what people are known by. */
export const ENTERED = ['name', 'nameAr', 'phone', 'email'] as const
/** More than any of them takes: the rest is not looked at. */
export const LONGEST_ENTERED = 240

/** What has been typed so far, each as its field reads it; what is not clear yet stands for all that it may mean. */
export function readEntered(form: URLSearchParams | FormData, habits: Habits) {
  const text = (name: (typeof ENTERED)[number]) =>
    String(form.get(name) ?? '')
      .slice(0, LONGEST_ENTERED)
      .toWellFormed()
  const [name] = [...meant(readName(text('name'))), ...meant(readName(text('nameAr')))]
  return {
    phones: meant(readPhone(text('phone'), habits)),
    emails: meant(readEmail(text('email'))),
    name: name ?? null,
  }
}

function meant(reading: Reading<string>): string[] {
  if (reading.kind === 'understood') return [reading.value]
  return reading.kind === 'ambiguous' ? reading.choices.map(({ value }) => value) : []
}
