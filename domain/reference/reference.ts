import { z } from 'zod'
import { shortText } from '../text/characters.ts'
import type { Language } from '../language.ts'
import { named, type Said } from '../said.ts'

/** Lists that a brokerage keeps itself. What a value means to the machinery is its key; the rest is the house's to choose. */
export const REFERENCE_KINDS = [
  'source',
  'lostReason',
  'disposition',
  'amenity',
  'propertyType',
  'area',
  'callChecklist',
  'viewingChecklist',
  'mandateChecklist',
  'handoverChecklist',
] as const
export type ReferenceKind = (typeof REFERENCE_KINDS)[number]

/** Stored in records, so never changed: `propertyFinder`, `dubai-marina`. */
export const ReferenceKeySchema = z
  .string()
  .refine(
    (key) => /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(key),
    named('a key has 1 to 64 letters, digits or dashes', 'keyForm'),
  )

const label = shortText(80).min(1)
export const ReferenceValueSchema = z.object({
  key: ReferenceKeySchema,
  labels: z.object({ en: label, ar: label }),
  /** Other ways to say it, in any script: questions, enquiries and calls are understood by them. */
  aliases: z.array(label).max(50),
  /** The value that it is part of: a tower's community. */
  parent: ReferenceKeySchema.nullable(),
  isRetired: z.boolean(),
})
export type ReferenceValue = z.infer<typeof ReferenceValueSchema>

/** Every value of every kind in the house's order, the retired ones too: history shows them. */
export type Reference = Readonly<Record<ReferenceKind, readonly ReferenceValue[]>>

export const NO_REFERENCE: Reference = {
  source: [],
  lostReason: [],
  disposition: [],
  amenity: [],
  propertyType: [],
  area: [],
  callChecklist: [],
  viewingChecklist: [],
  mandateChecklist: [],
  handoverChecklist: [],
}

/** What PACE itself writes: such a value is renamed as one likes, and never retired. */
const KEPT: Partial<Record<ReferenceKind, readonly string[]>> = {
  source: [
    'website',
    'call',
    'bayut',
    'dubizzle',
    'propertyFinder',
    'facebook',
    'instagram',
    'whatsapp',
    'sms',
    'email',
    'import',
  ],
  disposition: ['viewingBooked'],
}

export function isKeptByPace(kind: ReferenceKind, key: string): boolean {
  return KEPT[kind]?.includes(key) ?? false
}

const indexes = new WeakMap<readonly ReferenceValue[], ReadonlyMap<string, ReferenceValue>>()

/** The value behind a key, active or retired; null for a key that never was. */
export function findValue(
  reference: Reference,
  kind: ReferenceKind,
  key: string,
): ReferenceValue | null {
  const values = reference[kind]
  let index = indexes.get(values)
  if (!index) indexes.set(values, (index = new Map(values.map((value) => [value.key, value]))))
  return index.get(key) ?? null
}

/** The value that is called like this: by its key, one of its labels or another way to say it; null where none is. */
export function valueCalled(
  reference: Reference,
  kind: ReferenceKind,
  text: string,
): ReferenceValue | null {
  const called = folded(text)
  const names = ({ key, labels, aliases }: ReferenceValue) => [
    key,
    ...Object.values(labels),
    ...aliases,
  ]
  return (
    findValue(reference, kind, text) ??
    reference[kind].find((value) => names(value).some((name) => folded(name) === called)) ??
    null
  )
}

/** Without what tells one way of writing a key from another: `call back`, `call-back`, `CALL_BACK`, `callBack`. */
function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_.-]/g, '')
}

/** What may be chosen from now on, in the house's order. */
export function activeValues(reference: Reference, kind: ReferenceKind): ReferenceValue[] {
  return reference[kind].filter(({ isRetired }) => !isRetired)
}

/** How a key is called; what is no key, because somebody wrote it in their own words, is called what it says. */
export function labelOf(
  reference: Reference,
  kind: ReferenceKind,
  key: string,
  language: Language = 'en',
): string {
  return findValue(reference, kind, key)?.labels[language] ?? key
}

/** Why a key cannot be chosen, as sentences and by name, with what may be chosen instead; null where it can. */
export function choiceProblem(
  reference: Reference,
  kind: ReferenceKind,
  key: string,
): { message: string; said: Said } | null {
  const value = findValue(reference, kind, key)
  if (value && !value.isRetired) return null
  const choices = { en: nameChoices(reference, kind, 'en'), ar: nameChoices(reference, kind, 'ar') }
  const instead = choices.en === '' ? '' : ` It may be ${choices.en}.`
  if (value) {
    const { en, ar } = value.labels
    const message = `“${en}” is no longer in use; it stays where it is but cannot be chosen anew.`
    const said = { key: 'valueRetired', with: { value: ar, choices: choices.ar } } as const
    return { message: message + instead, said }
  }
  const short = key.slice(0, 64)
  const message = `There is no ${KIND_WORDS[kind]} “${short}”.`
  const said = { key: 'noSuchValue', with: { value: short, choices: choices.ar } } as const
  return { message: message + instead, said }
}

/** Enough to choose by; a list of all communities is looked up elsewhere. */
const MOST_NAMED = 12

function nameChoices(reference: Reference, kind: ReferenceKind, language: Language): string {
  const active = activeValues(reference, kind)
  const named = active.slice(0, MOST_NAMED).map(({ labels }) => labels[language])
  return [...named, ...(active.length > MOST_NAMED ? ['…'] : [])].join(
    language === 'ar' ? '، ' : ', ',
  )
}

const KIND_WORDS = {
  source: 'source',
  lostReason: 'reason',
  disposition: 'disposition',
  amenity: 'amenity',
  propertyType: 'property type',
  area: 'area',
  callChecklist: 'checklist item',
  viewingChecklist: 'checklist item',
  mandateChecklist: 'checklist item',
  handoverChecklist: 'checklist item',
} as const satisfies Record<ReferenceKind, string>
