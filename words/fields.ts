import { fields as ar } from './ar/fields.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { fields as en } from './en/fields.ts'
import { wordOf } from './catalogue/word-of.ts'

const fieldWords = catalogue({ en, ar })

/** What a record's field is called; a field is called the same in every record that has it. */
export function fieldLabel(name: string): string {
  return wordOf(fieldWords(), name)
}
