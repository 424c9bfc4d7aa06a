import { type ArabicForms, createPlural } from '../catalogue/plural.ts'

/** Arabic counts in six forms: `one` and `two` mostly without the number, 3–10 with the plural, from 11 with the singular. */
export const plural = createPlural<ArabicForms>('ar')
