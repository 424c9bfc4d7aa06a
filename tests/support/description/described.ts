import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

export type Json = Record<string, unknown>
export type Content = Record<string, { schema?: Json }>
export type Operation = {
  parameters?: { name: string; in: string; required?: boolean; schema?: Json }[]
  requestBody?: { required?: boolean; content: Content }
  responses: Record<string, { content?: Content }>
}
export type Described = { paths: Record<string, Record<string, Operation>> }
export type Asked = { method: string; address: string }
export type Found = {
  operation: Operation
  /** Where the operation stands in the description. */
  at: readonly string[]
  path: string
  pathname: string
  searchParams: URLSearchParams
}

const BASE = 'pace://description'

/** What is asked of a description: which operation a request is of, and whether a value is as a place of it says. */
export function readDescription(document: Described) {
  const strict = checkerOf(document, false)
  const lenient = checkerOf(document, true)
  const templates = Object.keys(document.paths)
    .toSorted(byParameters)
    .map((path) => ({ path, pattern: patternOf(path) }))
  return {
    /** Null where it is none of the described ones. */
    find({ method, address }: Asked): Found | null {
      const { pathname, searchParams } = new URL(address, 'http://pace.test')
      const verb = method.toLowerCase()
      // A path without parameters comes before one that would take it for a parameter.
      const found = templates.find(
        ({ path, pattern }) => pattern.test(pathname) && document.paths[path]?.[verb],
      )
      const operation = found && document.paths[found.path]?.[verb]
      if (!operation) return null
      const { path } = found
      return { operation, at: ['paths', path, verb], path, pathname, searchParams }
    },
    /** What is wrong with a value at a place, null where nothing is. */
    check: strict,
    /** The same for a value that is text in an address or a header. */
    checkText(at: readonly string[], value: string | string[]) {
      const wrong = lenient(at, value)
      // What may be sent several times may be sent once.
      return wrong === null || Array.isArray(value) ? wrong : lenient(at, [value])
    },
  }
}

function checkerOf(document: Described, coerces: boolean) {
  const ajv = new Ajv2020({ strict: false, validateFormats: true, coerceTypes: coerces })
  addFormats.default(ajv)
  ajv.addSchema({ $id: BASE, ...document })
  const compiled = new Map<string, ValidateFunction>()
  return (at: readonly string[], value: unknown): string | null => {
    const pointer = pointerTo(at)
    let validate = compiled.get(pointer)
    if (!validate) {
      // A value by itself cannot be read anew in its place: its box can.
      const place = { $ref: `${BASE}#${pointer}` }
      validate = ajv.compile(coerces ? { type: 'object', properties: { value: place } } : place)
      compiled.set(pointer, validate)
    }
    return validate(coerces ? { value } : value) ? null : ajv.errorsText(validate.errors)
  }
}

function byParameters(a: string, b: string): number {
  return a.split('{').length - b.split('{').length
}

/** Its parameters are groups of their names. */
function patternOf(path: string): RegExp {
  const escaped = path
    .replaceAll('.', String.raw`\.`)
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>[^/]+)`)
  return new RegExp(`^/api/v1${escaped}$`)
}

/** What the address says for each parameter of the path. */
export function pathValues({ path, pathname }: Pick<Found, 'path' | 'pathname'>) {
  return Object.entries(patternOf(path).exec(pathname)?.groups ?? {}).map(
    ([name, value]) => [name, decodeURIComponent(value)] as const,
  )
}

function pointerTo(parts: readonly string[]): string {
  return parts
    .map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('')
}

/** A type without what stands behind it: `text/plain` of `text/plain; charset=utf-8`. */
export function typeOf(headers: Headers): string {
  return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
}

/** What is in a body of this type: lines of JSON are as many values; null where it is no JSON. */
export function valuesIn(type: string, text: string): unknown[] | null {
  if (type.endsWith('ndjson'))
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): unknown => JSON.parse(line))
  return type === 'application/json' || type.endsWith('+json') ? [JSON.parse(text)] : null
}
