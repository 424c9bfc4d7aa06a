import { z } from 'zod'
import { readForm } from '../reading/form-body.ts'
import { type Reader, readJson } from '../reading/reading.ts'

const ObjectSchema = z.record(z.string(), z.unknown())

/** Whatever a client of the house sends is what it says: its fields are called as PACE calls them. */
export const readApi: Reader = async ({ text, contentType }) => {
  if (contentType.includes('form')) {
    return { kind: 'enquiry', given: (await readForm(text, contentType)) ?? {} }
  }
  return readJson(text, (body) => ({
    kind: 'enquiry',
    given: ObjectSchema.safeParse(body).data ?? {},
  }))
}
