import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

type Json = Record<string, unknown>
type Operation = { responses: Record<string, { content?: Record<string, { schema?: Json }> }> }
export type Described = { paths: Record<string, Record<string, Operation>> }
type Asked = { method: string; address: string }

const BASE = 'pace://description'

/**
 * Holds answers to the description of REST: each status is described, each body is as its schema says, in full where no `fields`
 * were asked for. Gives what is wrong with an answer, null where nothing is.
 */
export function holdToDescription(document: Described) {
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true })
  addFormats.default(ajv)
  ajv.addSchema({ $id: BASE, ...document })
  const compiled = new Map<string, ValidateFunction>()
  const validatorOf = (pointer: string) => {
    const known = compiled.get(pointer)
    if (known) return known
    const made = ajv.compile({ $ref: `${BASE}#${pointer}` })
    compiled.set(pointer, made)
    return made
  }
  const templates = Object.keys(document.paths)
    .toSorted(byParameters)
    .map((path) => ({ path, pattern: patternOf(path) }))

  const check = (pointer: string, body: unknown): string | null => {
    const validate = validatorOf(pointer)
    return validate(body) ? null : ajv.errorsText(validate.errors)
  }

  return async function wrongWith(asked: Asked, response: Response): Promise<string | null> {
    const { pathname, searchParams } = new URL(asked.address, 'http://pace.test')
    const method = asked.method.toLowerCase()
    // A path without parameters comes before one that would take it for a parameter.
    const found = templates.find(
      ({ path, pattern }) => pattern.test(pathname) && document.paths[path]?.[method],
    )
    const operation = found && document.paths[found.path]?.[method]
    if (!operation)
      return [404, 405, 401, 403, 413, 429].includes(response.status) ? null : 'is not described'
    const answer = operation.responses[response.status]
    if (!answer) return `${response.status} is not described`
    const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
    const described = answer.content ?? {}
    const media = described[type]
    if (!media) return Object.keys(described).length === 0 ? null : `${type} is not described`
    // A stream is its reader's to follow, line by line.
    if (type !== 'application/json' && !type.endsWith('+json')) return null
    const body: unknown = JSON.parse(await response.clone().text())
    const pointer = pointerTo([
      'paths',
      found.path,
      method,
      'responses',
      String(response.status),
      'content',
      type,
      'schema',
    ])
    return (
      check(pointer, body) ??
      (searchParams.has('fields') ? null : wholeWrong(media.schema ?? {}, pointer, body, check))
    )
  }
}

/** Without `fields` a record is whole: the first of what the answer may be. */
function wholeWrong(
  schema: Json,
  pointer: string,
  body: unknown,
  check: (pointer: string, body: unknown) => string | null,
): string | null {
  if (schema.anyOf) return check(`${pointer}/anyOf/0`, body)
  const items = (schema.properties as { data?: { items?: Json } } | undefined)?.data?.items
  if (!items?.anyOf) return null
  const rows = (body as { data: unknown[] }).data
  return (
    rows.map((row) => check(`${pointer}/properties/data/items/anyOf/0`, row)).find(Boolean) ?? null
  )
}

function byParameters(a: string, b: string): number {
  return a.split('{').length - b.split('{').length
}

function patternOf(path: string): RegExp {
  const escaped = path.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+')
  return new RegExp(`^/api/v1${escaped}$`)
}

function pointerTo(parts: readonly string[]): string {
  return parts
    .map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('')
}
