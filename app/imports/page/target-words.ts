import type { ImportNoun } from '#domain/import/import.ts'
import { fieldLabel } from '#words/fields.ts'
import { importWords } from '#words/imports.ts'
import { labelWords } from '#words/labels.ts'
import { listingWords } from '#words/listing.ts'
import { choiceWords } from '../../list/words/list-words.ts'

/** What a column may be, as it is called. */
export function targetWords(target: string): string {
  const special: Readonly<Record<string, string>> = importWords().targets
  return special[target] ?? fieldLabel(target)
}

/** A choice that no list of the house keeps. */
export function choiceLabel(noun: ImportNoun, target: string, key: string): string {
  if (target === 'budgetPeriod' || target === 'rentPeriod') {
    const periods: Readonly<Record<string, string>> = labelWords().periods
    return periods[key] ?? key
  }
  if (target === 'offPlanSale') {
    const sales: Readonly<Record<string, string>> = listingWords().offPlanSales
    return sales[key] ?? key
  }
  return choiceWords(noun, target === 'roles' ? 'role' : target, key)
}
