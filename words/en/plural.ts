import { createPlural, type EnglishForms } from '../catalogue/plural.ts'

export const plural = createPlural<EnglishForms>('en')
