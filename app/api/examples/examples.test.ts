import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { createTestApi } from '#tests/support/test-api.ts'
import { describeApi } from '../router.ts'
import { BODIES } from './bodies.ts'
import { IDS } from './ids.ts'

const URLS = {
  app: 'https://pace.house',
  auth: 'https://auth.pace.house',
  assistcraft: '',
  sync: '',
}
type Media = { schema?: object; examples?: Record<string, { $ref: string }> }
type Content = Record<string, Media>
type Operation = {
  operationId: string
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}

const document = JSON.parse(JSON.stringify(describeApi(URLS)))
const paths: Record<string, Record<string, Operation>> = document.paths
const operations = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
)
const ajv = new Ajv2020({ strict: false })
addFormats.default(ajv)
ajv.addSchema(document, 'pace://api')

const escaped = (parts: readonly string[]) =>
  parts
    .map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('')

/** Each place of the description that has something in it, with its examples. */
const places = operations.flatMap(({ path, method, operation }) => {
  const at = ['paths', path, method]
  const bodies = Object.entries(operation.requestBody?.content ?? {}).map(([type, media]) => ({
    name: `${operation.operationId} takes ${type}`,
    at: [...at, 'requestBody', 'content', type, 'schema'],
    media,
  }))
  const answers = Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
    Object.entries(content).map(([type, media]) => ({
      name: `${operation.operationId} answers ${status} ${type}`,
      at: [...at, 'responses', status, 'content', type, 'schema'],
      media,
    })),
  )
  return [...bodies, ...answers]
})

function valuesOf({ examples = {} }: Media): unknown[] {
  return Object.values(examples).map(({ $ref }) => {
    const name = $ref.slice($ref.lastIndexOf('/') + 1)
    return document.components.examples[name].value
  })
}

test('whatever is sent or answered has an example', () => {
  expect(
    places.filter(({ media }) => valuesOf(media).length === 0).map(({ name }) => name),
  ).toEqual([])
})

test('each example is what its schema says, and a record is shown whole', () => {
  const wrong = places.flatMap(({ name, at, media }) => {
    const schema = media.schema as { anyOf?: unknown }
    const pointer = escaped(schema.anyOf ? [...at, 'anyOf', '0'] : at)
    const validate = ajv.compile({ $ref: `pace://api#${pointer}` })
    return valuesOf(media).flatMap((value) =>
      validate(value) ? [] : [`${name}: ${ajv.errorsText(validate.errors)}`],
    )
  })
  expect(wrong).toEqual([])
})

test('an example is none that no operation has', () => {
  const ids = operations.map(({ operation }) => operation.operationId)
  expect(Object.keys(BODIES).filter((id) => !ids.includes(id))).toEqual([])
})

const FOR_PEOPLE = /^\/(tasks|viewings|shortlists|calls|imports)/

test('what an example sends is taken as it is: nothing of it is refused as wrong', async () => {
  const api = await createTestApi()
  const admin = api.people.find(({ role }) => role === 'admin')?.name ?? ''
  const scope = 'leads:read leads:write listings:read listings:write events:read ask'
  // A conversation is taken in by the sync server: its own tests send it.
  const sent = operations
    .filter(({ path }) => path !== '/vcons')
    .flatMap(({ path, method, operation }) =>
      Object.entries(operation.requestBody?.content ?? {}).map(([type, media]) => ({
        address: path.replaceAll('{key}', 'a').replaceAll(/\{\w+\}/g, IDS.lead),
        method: method.toUpperCase(),
        type,
        lines: valuesOf(media),
      })),
    )
  const json = sent.filter(({ type }) => type.endsWith('json'))
  expect(json.length).toBeGreaterThan(25)
  for (const { address, method, type, lines } of json) {
    const token = FOR_PEOPLE.test(address) ? api.tokenOf(admin) : api.tokenFor('warehouse', scope)
    const body = lines.map((line) => JSON.stringify(line)).join('\n')
    const headers = { 'content-type': type }
    const answer = await api.send(await token, `/api/v1${address}`, { method, headers, body })
    const text = await answer.text()
    // Records that examples name are not there.
    expect([200, 201, 202, 404, 409], `${method} ${address} ${text}`).toContain(answer.status)
    expect(text, address).not.toContain('problem:invalid')
  }
})
