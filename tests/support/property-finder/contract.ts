import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Asked, Reply } from '#scripts/stand-ins/property-finder/routes.ts'

type Json = Record<string, unknown>
type Parameter = { in: string; name: string; required?: boolean; schema: Json }
type Operation = {
  parameters: Parameter[]
  body: ValidateFunction | null
  answers: Json
  query: Map<string, ValidateFunction>
}

const FILE = new URL('fixtures/openapi.json', import.meta.url)

/**
 * The vendor's own description as judge of both sides: each request that the adapter sends, each answer that the stand-in gives,
 * each webhook. It was written for OpenAPI 3.1 with leftovers of 3.0 and earlier drafts, which are told in today's words first.
 */
export function readContract() {
  const source = JSON.parse(readFileSync(FILE, 'utf8')) as Json
  const document = inTodaysWords(source) as Json
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true })
  addFormats.default(ajv)
  for (const odd of ['int32', 'double', 'string', '']) ajv.addFormat(odd, true)
  ajv.addSchema(document, 'contract')
  const find = (path: readonly string[]) =>
    path.reduce<unknown>((value, name) => (value as Json | undefined)?.[name], document)
  const resolve = <T>(value: unknown): T => {
    const ref = (value as Json | undefined)?.['$ref']
    return (
      typeof ref === 'string' ? find(ref.slice('#/'.length).split('/').map(unescape)) : value
    ) as T
  }
  const compiled = new Map<unknown, ValidateFunction>()
  const compile = (schema: unknown): ValidateFunction => {
    const known = compiled.get(schema) ?? ajv.compile(rebased(schema) as Json)
    compiled.set(schema, known)
    return known
  }

  const templates = Object.keys(find(['paths']) as Json)

  function operationOf({ method, path }: Asked): Operation | null {
    const parts = path.split('/')
    const template = templates.find((one) => {
      const names = one.split('/')
      return (
        names.length === parts.length &&
        names.every((name, at) => name.startsWith('{') || name === parts[at])
      )
    })
    const operation = find(['paths', template ?? '', method.toLowerCase()]) as Json | undefined
    if (!operation) return null
    const parameters = ((operation['parameters'] ?? []) as unknown[]).map((one) =>
      resolve<Parameter>(one),
    )
    const body = resolve<Json | undefined>(operation['requestBody'])
    const schema = (body?.['content'] as Json | undefined)?.['application/json'] as Json | undefined
    const inQuery = parameters.filter((one) => one.in === 'query')
    return {
      parameters: inQuery,
      query: new Map(inQuery.map((one) => [one.name, compile(one.schema)])),
      body: schema ? compile(schema['schema']) : null,
      answers: operation['responses'] as Json,
    }
  }

  return judgesOf({ find, resolve, compile, operationOf })
}

type Reading = {
  find: (path: readonly string[]) => unknown
  resolve: <T>(value: unknown) => T
  compile: (schema: unknown) => ValidateFunction
  operationOf: (asked: Asked) => Operation | null
}

function judgesOf({ find, resolve, compile, operationOf }: Reading) {
  return {
    /** Everything that a request has against the contract. */
    requestProblems(asked: Asked): string[] {
      const operation = operationOf(asked)
      if (!operation) return [`there is no ${asked.method} ${asked.path}`]
      const problems: string[] = []
      for (const { name, required } of operation.parameters)
        if (required && !asked.query.has(name)) problems.push(`?${name} is missing`)
      for (const [name, text] of asked.query) {
        const validate = operation.query.get(name)
        if (!validate) problems.push(`there is no ?${name}`)
        else if (![text, parsed(text)].some((value) => validate(value)))
          problems.push(`?${name}: ${textOf(validate.errors)}`)
      }
      if (operation.body && !operation.body(asked.body))
        problems.push(textOf(operation.body.errors))
      if (!operation.body && asked.body !== undefined) problems.push('no body is expected')
      if (operation.body) problems.push(...unknownFields(resolve, asked))
      return problems
    },
    answerProblems(asked: Asked, { status, body }: Reply): string[] {
      const answers = operationOf(asked)?.answers ?? {}
      if (!(String(status) in answers))
        return [`${status} is no answer to ${asked.method} ${asked.path}`]
      const response = resolve<Json>(answers[String(status)])
      const content = Object.values((response['content'] ?? {}) as Json)[0] as Json | undefined
      if (!content) return body === null ? [] : ['no body is expected']
      const validate = compile(content['schema'])
      return validate(JSON.parse(JSON.stringify(body))) ? [] : [textOf(validate.errors)]
    },
    webhookProblems(event: string, body: unknown): string[] {
      const schema = find([
        'webhooks',
        event,
        'post',
        'requestBody',
        'content',
        'application/json',
        'schema',
      ])
      if (!schema) return [`there is no webhook ${event}`]
      const validate = compile(schema)
      return validate(body) ? [] : [textOf(validate.errors)]
    },
  }
}

/** The schemas of listings leave other fields open: what the contract does not name is a mistake of ours all the same. */
function unknownFields(resolve: <T>(value: unknown) => T, { method, path, body }: Asked): string[] {
  if (!path.startsWith('/v1/listings') || !['POST', 'PUT'].includes(method) || !body) return []
  const schema = resolve<Json>({ $ref: '#/components/schemas/request-combined-flat' })
  return strangers(schema, body, 'body')
}

function strangers(schema: Json, value: unknown, at: string): string[] {
  if (Array.isArray(value)) {
    const items = schema['items'] as Json | undefined
    return items ? value.flatMap((one, index) => strangers(items, one, `${at}/${index}`)) : []
  }
  const properties = schema['properties'] as Record<string, Json> | undefined
  if (!properties || typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => {
    const known = properties[name]
    return known ? strangers(known, part, `${at}/${name}`) : [`${at}/${name} is not known`]
  })
}

function inTodaysWords(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inTodaysWords)
  if (typeof node !== 'object' || node === null) return node
  const { nullable, $schema: _draft, example: _one, examples: _more, ...rest } = node as Json
  const told = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, inTodaysWords(value)]),
  )
  return nullable === true ? { anyOf: [told, { type: 'null' }] } : told
}

/** References within the document, seen from a schema that stands alone. */
function rebased(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(rebased)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) =>
      name === '$ref' && typeof value === 'string' && value.startsWith('#')
        ? [name, `contract${value}`]
        : [name, rebased(value)],
    ),
  )
}

function unescape(part: string): string {
  return decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function textOf(errors: ValidateFunction['errors']): string {
  return (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`).join('; ')
}
