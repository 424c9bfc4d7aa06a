import { CONTACT_KINDS, CONTACT_LANGUAGES, CONTACT_ROLES } from '../contact/fields.ts'
import { FURNISHINGS, PERIODS } from '../catalogue.ts'
import { LEAD_STAGES } from '../lead/fields.ts'
import { LISTING_STATUSES, OFF_PLAN_SALES } from '../listing/fields.ts'
import { activeValues, type Reference } from '../reference/reference.ts'
import { foldWords } from './fold-words.ts'
import type { ImportNoun } from './import.ts'
import { FIELDS_OF, targetKind } from './targets.ts'
import { VALUE_WORDS } from './value-words.ts'

/** One of what may be chosen, and all that it is called. */
export type Choice = { key: string; names: readonly string[] }
export type Colleague = { id: string; name: string; email: string }
export type Known = { reference: Reference; people: readonly Colleague[] }

const CATALOGUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: CONTACT_KINDS,
  roles: CONTACT_ROLES,
  language: CONTACT_LANGUAGES,
  stage: LEAD_STAGES,
  status: LISTING_STATUSES,
  intent: { buy: 'Buy', rent: 'Rent', sell: 'Sell', let: 'Let' },
  purpose: { sale: 'Sale', rent: 'Rent' },
  budgetPeriod: PERIODS,
  rentPeriod: PERIODS,
  furnishing: FURNISHINGS,
  offPlanSale: OFF_PLAN_SALES,
  financing: { cash: 'Cash', mortgage: 'Mortgage', undecided: 'Undecided' },
  temperature: { hot: 'Hot', warm: 'Warm', cold: 'Cold' },
}

/** What a target's values are chosen from. */
export function choicesOf(
  noun: ImportNoun,
  target: string,
  { reference, people }: Known,
): Choice[] {
  if (targetKind(noun, target) === 'person')
    return people.map(({ id, name, email }) => ({ key: id, names: [name, email] }))
  const refers = FIELDS_OF[noun][target]?.refers
  if (refers) {
    return activeValues(reference, refers).map(({ key, labels, aliases }) => ({
      key,
      names: [labels.en, labels.ar, ...aliases],
    }))
  }
  const catalogue = Object.hasOwn(CATALOGUES, target) ? CATALOGUES[target] : undefined
  return Object.entries(catalogue ?? {}).map(([key, label]) => ({
    key,
    names: [label, ...(VALUE_WORDS[target]?.[key] ?? [])],
  }))
}

/** By folded name, the first that is called so. */
export function indexChoices(choices: readonly Choice[]): ReadonlyMap<string, string> {
  const index = new Map<string, string>()
  // Keys and labels before other names: what is called so outright has the word.
  for (const { key } of choices) put(index, key, key)
  for (const { key, names } of choices) put(index, names[0] ?? '', key)
  for (const { key, names } of choices) for (const name of names) put(index, name, key)
  return index
}

function put(index: Map<string, string>, name: string, key: string): void {
  const folded = foldWords(name)
  if (folded !== '' && !index.has(folded)) index.set(folded, key)
}
