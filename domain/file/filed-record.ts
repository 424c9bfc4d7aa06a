import { parseDocumentName } from '../documents/documents.ts'
import { DomainError } from '../errors.ts'
import { propertyKeyOf } from '../property/property.ts'

/** Records that hold files. A file is read by who reads its record, and added and taken away by who writes it. */
const FILED_KINDS = ['lead', 'contact', 'listing', 'property'] as const
export type FiledKind = (typeof FILED_KINDS)[number]
export type FiledRecord = { kind: FiledKind; key: string; name: string }

/** The record that files are kept with, by the name of its document, or of the property; throws `invalid` for one that holds none. */
export function parseFiledRecord(name: string): FiledRecord {
  const property = propertyKeyOf(name)
  if (property) return { kind: 'property', key: property, name }
  const { kind, key } = parseDocumentName(name)
  const filed = FILED_KINDS.find((one) => one === kind)
  if (filed) return { kind: filed, key, name }
  throw new DomainError('invalid', `A ${kind} holds no files; ${FILED_KINDS.join(', ')} do.`)
}
