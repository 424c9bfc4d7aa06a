import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { describeApi } from '../api/router.ts'
import { ApiDocumentSchema, METHODS } from './document.ts'
import { readDocument } from './read-document.ts'
import { shapeOf } from './shape.ts'

const URLS = {
  app: 'https://house.example',
  auth: 'https://auth.house.example',
  assistcraft: '',
  sync: '',
}
const described = JSON.parse(JSON.stringify(describeApi(URLS)))
const document = ApiDocumentSchema.parse(described)
const reference = readDocument(described)
const operations = reference.groups.flatMap((group) => group.operations)

test('each operation stands once, under its noun', () => {
  const expected = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => `${method} ${path}`),
  )
  const shown = operations.map(({ method, path }) => `${method} ${path}`)
  expect(shown.toSorted()).toEqual(expected.toSorted())
  expect(new Set(operations.map(({ id }) => id)).size).toBe(shown.length)
  expect(reference.groups.filter((group) => group.operations.length === 0)).toEqual([])
})

test('addresses are those of the house', () => {
  expect(reference.baseUrl).toBe('https://house.example/api/v1')
  expect(reference.tokenUrl).toBe('https://auth.house.example/token')
})

test.each(operations.map((operation) => [operation.id, operation] as const))(
  'the examples of %s ask for what there is',
  (_, { method, path, address, curl, snippet }) => {
    const [asked = '', query = ''] = address.split('?')
    expect(asked.split('/').length).toBe(path.split('/').length)
    expect(asked).toMatch(new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/{}]+')}$`))
    const known = document.paths[path]?.[method]?.parameters.map(({ name }) => name)
    expect(known).toEqual(expect.arrayContaining([...new URLSearchParams(query).keys()]))
    expect(curl).toContain(`'https://house.example/api/v1${address}'`)
    if (method !== 'get') expect(curl).toContain(`-X ${method.toUpperCase()}`)
    const [, called] = /pace\.[A-Z]+\('([^']+)'/.exec(snippet) ?? []
    if (called)
      expect([snippet.includes(`pace.${method.toUpperCase()}(`), called]).toEqual([true, path])
    else expect(snippet).toContain(`fetch('https://house.example/api/v1${address}'`)
  },
)

test.each(
  operations.flatMap(({ id, body, method, path }) =>
    body ? [[id, body, method, path] as const] : [],
  ),
)('the sample of %s is what its schema takes', (_, body, method, path) => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(described, 'api')
  const pointer = ['paths', path, method, 'requestBody', 'content', body.type, 'schema']
  const escaped = pointer.map((part) =>
    encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
  )
  const validate = ajv.compile({ $ref: `api#/${escaped.join('/')}` })
  const lines = body.type.endsWith('ndjson') ? body.sample.split('\n') : [body.sample]
  for (const line of lines) {
    const sample: unknown = JSON.parse(line)
    expect([validate(sample), validate.errors]).toEqual([true, null])
    expect(sample).not.toEqual({})
  }
})

test('filters of a list stand apart from what every list has', () => {
  const list = operations.find(({ id }) => id === 'listLeads')
  expect(list?.parameters.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['limit', 'cursor', 'sort', 'fields']),
  )
  expect(list?.filters.map(({ name }) => name)).toContain('stage')
})

test('a schema that holds itself ends', () => {
  const Node = {
    type: 'object',
    properties: { next: { $ref: '#/components/schemas/Node' }, 'odd-name': { type: 'string' } },
    required: ['next'],
  }
  const shape = shapeOf({ $ref: '#/components/schemas/Node' }, { Node })
  expect(shape).toContain('"odd-name"?: string')
  expect(shape).toMatch(/next: Node/)
  expect(shape.length).toBeLessThan(500)
})
