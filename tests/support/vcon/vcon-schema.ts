import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
const FILE = new URL('vcon-0.4.schema.json', import.meta.url)
const validate = ajv.compile(JSON.parse(readFileSync(FILE, 'utf8')))

/** What is wrong with a vCon by its drafts, null where nothing is. */
export function wrongWithVcon(vcon: unknown): string | null {
  return validate(vcon) ? null : ajv.errorsText(validate.errors)
}
