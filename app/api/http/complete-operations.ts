import type { OpenAPIHono } from '@hono/zod-openapi'

type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>
type Paths = NonNullable<Document['paths']>
type Operation = NonNullable<Paths[string]['get']>
type Responses = NonNullable<Operation['responses']>
type Answer = Exclude<Responses[string], { $ref: string }>

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const
type Method = (typeof METHODS)[number]

/** Headers that answers have, whichever operation they are of. */
export const HEADERS = {
  RateLimit: {
    description: 'How many requests are left (`r`), and for how many seconds (`t`)',
    schema: { type: 'string' as const },
    example: '"client";r=599;t=60',
  },
  'RateLimit-Policy': {
    description: 'How many requests (`q`) there are in how many seconds (`w`)',
    schema: { type: 'string' as const },
    example: '"client";q=600;w=60',
  },
  ETag: {
    description: 'Strong: of this answer, letter by letter',
    schema: { type: 'string' as const },
    example: '"9GX9Tz3y0vQ2c1oXkTzq8V6sT1k"',
  },
  'Retry-After': {
    description: 'Seconds to wait',
    schema: { type: 'integer' as const },
    example: 12,
  },
  Location: { description: 'Where it is read', schema: { type: 'string' as const } },
} satisfies Record<string, object>
type HeaderName = keyof typeof HEADERS

const TOO_LARGE = {
  description: 'The body is too large',
  content: {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  },
}

/** What the routes need not say each for themselves: the tag, the headers of answers, and refusals that follow from the request. */
export function completeOperations(paths: Paths): { tags: Document['tags']; paths: Paths } {
  const names = new Set<string>()
  const completed = Object.entries(paths).map(([path, item]) => {
    const entries = METHODS.flatMap((method) => {
      const operation = item[method]
      if (!operation) return []
      const tags = operation.tags?.length ? operation.tags : [tagOf(path)]
      for (const tag of tags) names.add(tag)
      return [[method, { ...operation, tags, responses: answersOf(method, operation) }] as const]
    })
    return [path, { ...item, ...Object.fromEntries(entries) }] as const
  })
  const tags = [...names].toSorted().map((name) => ({ name, description: TAGS[name] ?? name }))
  return { tags, paths: Object.fromEntries(completed) }
}

/** `/calls/{id}` → `Calls`. */
function tagOf(path: string): string {
  const [first = ''] = path.split('/').filter(Boolean)
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}`
}

const TAGS: Record<string, string> = {
  Ask: 'Questions in plain words, answered from the data',
  Calls: 'Calls, what was said on them and what was found in it',
  Contacts: 'People and companies outside the house',
  Enquiries: 'Interest that comes in from outside',
  Events: 'The log of all changes',
  Files: 'What is kept with records',
  Leads: 'What somebody needs, and how far it is',
  Listings: 'What is offered',
  Properties: 'Homes, whether they are offered or not',
  Reference: 'The house and the lists whose keys records hold',
  Tasks: 'What somebody is to do',
  Users: 'Who the token stands for',
  Viewings: 'Who sees which home when',
}

function answersOf(method: Method, { requestBody, responses = {} }: Operation): Responses {
  const tooLarge = requestBody ? { 413: TOO_LARGE } : {}
  const all = { ...responses, ...tooLarge } as Responses
  const isTagged = method === 'get' && '200' in all && holdsJson(all['200'])
  const unchanged = isTagged
    ? { 304: { description: 'It is still what `If-None-Match` names', headers: refs('ETag') } }
    : {}
  const entries = Object.entries({ ...all, ...unchanged }).map(([status, answer]) => {
    if (!answer || '$ref' in answer) return [status, answer] as const
    const named: HeaderName[] = [
      'RateLimit',
      'RateLimit-Policy',
      ...namesOf(method, status, answer),
    ]
    return [status, { ...answer, headers: { ...refs(...named), ...answer.headers } }] as const
  })
  return Object.fromEntries(entries)
}

function namesOf(method: Method, status: string, answer: Answer): HeaderName[] {
  if (status === '429') return ['Retry-After']
  if (status === '201') return ['Location']
  return status === '200' && method === 'get' && holdsJson(answer) ? ['ETag'] : []
}

function holdsJson(answer: Answer): boolean {
  return Boolean(answer && 'content' in answer && answer.content?.['application/json'])
}

function refs(...names: HeaderName[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}
