import {
  type Asked,
  type Described,
  type Json,
  readDescription,
  typeOf,
  valuesIn,
} from './described.ts'

export type { Described } from './described.ts'

/** Where no operation is, these may be answered. */
const OF_NO_OPERATION = [404, 405, 401, 403, 413, 429]

/**
 * Holds answers to the description of REST: each status is described, each body is as its schema says, in full where no `fields`
 * were asked for. Gives what is wrong with an answer, null where nothing is.
 */
export function holdToDescription(
  document: Described,
  { find, check } = readDescription(document),
) {
  return async function wrongWith(asked: Asked, response: Response): Promise<string | null> {
    const found = find(asked)
    if (!found) return OF_NO_OPERATION.includes(response.status) ? null : 'is not described'
    const answer = found.operation.responses[response.status]
    if (!answer) return `${response.status} is not described`
    const type = typeOf(response.headers)
    const described = answer.content ?? {}
    const media = described[type]
    if (!media) return Object.keys(described).length === 0 ? null : `${type} is not described`
    const isStream = media.schema?.type === 'string'
    // A stream is its reader's to follow, line by line.
    const values = isStream ? null : valuesIn(type, await response.clone().text())
    const at = [...found.at, 'responses', String(response.status), 'content', type, 'schema']
    const isWhole = !found.searchParams.has('fields')
    return (
      values
        ?.map((value) => check(at, value) ?? (isWhole ? wholeWrong(media, at, value, check) : null))
        .find((wrong) => wrong !== null) ?? null
    )
  }
}

type Check = (at: readonly string[], value: unknown) => string | null

/** Without `fields` a record is whole: the first of what the answer may be. */
function wholeWrong(
  { schema = {} }: { schema?: Json },
  at: readonly string[],
  body: unknown,
  check: Check,
): string | null {
  if (schema.anyOf) return check([...at, 'anyOf', '0'], body)
  const items = (schema.properties as { data?: { items?: Json } } | undefined)?.data?.items
  if (!items?.anyOf) return null
  const rows = (body as { data: unknown[] }).data
  const place = [...at, 'properties', 'data', 'items', 'anyOf', '0']
  return rows.map((row) => check(place, row)).find(Boolean) ?? null
}
