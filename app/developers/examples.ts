import type {
  DescribedOperation,
  DescribedParameter,
  Examples,
  Media,
  Method,
  Schemas,
} from './document.ts'
import { SAMPLE_ID, sampleOf } from './sample.ts'

export type Body = { type: string; sample: string }

/** The address of a first try, from the place where the API begins: what has to be there, and few rows. */
export function sampleAddress(
  path: string,
  parameters: readonly DescribedParameter[],
  schemas: Schemas,
): string {
  const query = parameters
    .filter(({ in: place, required, name }) => place === 'query' && (required || name === 'limit'))
    .map((one) => `${one.name}=${encodeURIComponent(sampleValue(one, schemas))}`)
  return samplePath(path) + (query.length > 0 ? `?${query.join('&')}` : '')
}

export function bodyOf(described: DescribedOperation, examples: Examples): Body | null {
  const [entry] = Object.entries(described.requestBody?.content ?? {})
  if (!entry) return null
  const [type, media] = entry
  return { type, sample: exampleOf(type, media, examples) ?? '' }
}

/** What stands as an example in the description, as it is sent: several are lines, one row each. */
export function exampleOf(type: string, media: Media, examples: Examples): string | null {
  const values = Object.values(media.examples).map(
    ({ $ref }) => examples[$ref.slice($ref.lastIndexOf('/') + 1)]?.value,
  )
  if (values.length === 0) return null
  const isLines = type.endsWith('ndjson')
  return values
    .map((value) =>
      typeof value === 'string' ? value : JSON.stringify(value, null, isLines ? undefined : 2),
    )
    .join('\n')
}

type Asked = {
  method: Method
  path: string
  address: string
  baseUrl: string
  body: Body | null
  isStream: boolean
}

export function curlOf({ method, address, baseUrl, body, isStream }: Asked): string {
  const verb = method === 'get' ? '' : ` -X ${method.toUpperCase()}`
  const lines = [
    `curl${isStream ? ' -N' : ''}${verb} ${quoted(baseUrl + address)}`,
    '-H "authorization: Bearer $TOKEN"',
  ]
  if (body) {
    lines.push(`-H 'content-type: ${body.type}'`, `--data-binary ${quoted(body.sample)}`)
  }
  return lines.join(' \\\n  ')
}

/** By the typed client; what is neither asked nor answered in JSON is fetched as it is. */
export function snippetOf(asked: Asked): string {
  const { method, path, address, body, isStream } = asked
  if (isStream || (body && !body.type.endsWith('json'))) return fetchOf(asked)
  const [, query = ''] = address.split('?')
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  const params = {
    ...(names.length > 0
      ? { path: Object.fromEntries(names.map((name) => [name, pathValue(String(name))])) }
      : {}),
    ...(query ? { query: queryValues(query) } : {}),
  }
  const parts = [
    ...(Object.keys(params).length > 0 ? [`params: ${literal(params)}`] : []),
    ...(body ? [`body: ${literal(JSON.parse(body.sample))}`] : []),
  ]
  const options = parts.length > 0 ? `, {\n  ${parts.join(',\n  ')},\n}` : ''
  return `const { data, error } = await pace.${method.toUpperCase()}('${path}'${options})`
}

function fetchOf({ method, address, baseUrl, body }: Asked): string {
  const headers = [
    'authorization: `Bearer ${token}`',
    ...(body ? [`'content-type': '${body.type}'`] : []),
  ]
  const lines = [
    `method: '${method.toUpperCase()}'`,
    `headers: { ${headers.join(', ')} }`,
    ...(body ? [`body: ${JSON.stringify(body.sample)}`] : []),
  ]
  return `const answer = await fetch('${baseUrl}${address}', {\n  ${lines.join(',\n  ')},\n})`
}

function samplePath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => pathValue(name))
}

function pathValue(name: string): string {
  return PATH_VALUES[name] ?? SAMPLE_ID
}

const PATH_VALUES: Record<string, string> = { step: 'start', key: 'first-upload', deliveryId: '1' }

function sampleValue({ name, schema }: DescribedParameter, schemas: Schemas): string {
  return name === 'limit' ? '5' : String(sampleOf(schema, schemas))
}

function queryValues(query: string): Record<string, unknown> {
  const entries = [...new URLSearchParams(query)]
  return Object.fromEntries(
    entries.map(([name, value]) => [name, name === 'limit' ? Number(value) : value]),
  )
}

/** As it stands in a program: names without quotes where they need none. */
function literal(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replaceAll(/^(\s*)"([A-Za-z_$][\w$]*)":/gm, '$1$2:')
    .replaceAll('\n', '\n  ')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
