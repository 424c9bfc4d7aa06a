import {
  type Asked,
  type Described,
  type Found,
  pathValues,
  readDescription,
  typeOf,
  valuesIn,
} from './described.ts'

export type Request = Asked & { headers: Headers; body: string }

/**
 * Holds requests that were taken to the description of REST: their parameters and headers are described and as they are described, and
 * so is the body. Gives what is wrong with one, null where nothing is.
 */
export function holdRequests(document: Described, description = readDescription(document)) {
  const { find, check, checkText } = description
  return function wrongWith(request: Request): string | null {
    const found = find(request)
    if (!found) return 'is not described'
    return parametersWrong(found, request) ?? bodyWrong(found, request)
  }

  function parametersWrong(found: Found, { headers }: Request): string | null {
    const { operation, at, searchParams } = found
    const { parameters = [] } = operation
    const inPath = new Map(pathValues(found))
    const known = parameters.filter(({ in: place }) => place === 'query').map(({ name }) => name)
    const unknown = [...searchParams.keys()].find((name) => !known.includes(name))
    if (unknown !== undefined) return `the parameter ${unknown} is not described`
    for (const [place, parameter] of parameters.entries()) {
      const { name, required = false } = parameter
      const value = valueOf(parameter, { searchParams, headers, inPath })
      if (value === null) {
        if (required) return `${name} is missing`
        continue
      }
      const wrong = checkText([...at, 'parameters', String(place), 'schema'], value)
      if (wrong !== null) return `${name}: ${wrong}`
    }
    return null
  }

  function bodyWrong({ operation, at }: Found, { headers, body }: Request): string | null {
    const { requestBody } = operation
    if (!requestBody) return body === '' ? null : 'has a body, and none is described'
    if (body === '') return requestBody.required ? 'has no body' : null
    const type = typeOf(headers)
    if (!requestBody.content[type]) return `a body of ${type} is not described`
    const place = [...at, 'requestBody', 'content', type, 'schema']
    return (
      valuesIn(type, body)
        ?.map((value) => check(place, value))
        .find((wrong) => wrong !== null) ?? null
    )
  }
}

type Sent = {
  searchParams: URLSearchParams
  headers: Headers
  inPath: ReadonlyMap<string, string>
}

function valueOf(
  { name, in: place }: { name: string; in: string },
  { searchParams, headers, inPath }: Sent,
): string | string[] | null {
  if (place === 'header') return headers.get(name)
  if (place === 'path') return inPath.get(name) ?? null
  const [first, ...more] = searchParams.getAll(name)
  if (first === undefined) return null
  return more.length > 0 ? [first, ...more] : first
}
