import {
  type ApiDocument,
  ApiDocumentSchema,
  type DescribedOperation,
  type DescribedParameter,
  type Examples,
  METHODS,
  type Media,
  type Method,
  type Schemas,
} from './document.ts'
import { type Body, bodyOf, curlOf, exampleOf, sampleAddress, snippetOf } from './examples.ts'
import { shapeOf } from './shape.ts'

export type Parameter = {
  name: string
  place: string
  type: string
  isRequired: boolean
  description: string
}
export type Answer = {
  status: string
  description: string
  types: string[]
  shape: string | null
  /** Of each type. */
  examples: { type: string; text: string }[]
}
export type Operation = {
  id: string
  method: Method
  path: string
  summary: string
  description: string
  parameters: Parameter[]
  /** Narrow a list by its columns: of one kind, and many. */
  filters: Parameter[]
  body: (Body & { shape: string }) | null
  answers: Answer[]
  address: string
  curl: string
  snippet: string
}
export type Group = { noun: string; description: string; operations: Operation[] }
export type Reference = {
  baseUrl: string
  tokenUrl: string
  scopes: [scope: string, means: string][]
  /** What refusals are like. */
  problem: string
  groups: Group[]
}

/** The API's description as the reference page shows it: each operation once, under its noun. */
export function readDocument(described: unknown): Reference {
  const document = ApiDocumentSchema.parse(described)
  const { tokenUrl, scopes } =
    document.components.securitySchemes.clientCredentials.flows.clientCredentials
  const baseUrl = document.servers[0]?.url ?? ''
  const groups = document.tags.map(({ name, description }) => ({
    noun: name,
    description: description === name ? '' : description,
    operations: operationsOf(document, name, baseUrl),
  }))
  const { schemas } = document.components
  const problem = shapeOf(schemas['Problem'] ?? {}, schemas)
  return { baseUrl, tokenUrl, scopes: Object.entries(scopes), problem, groups }
}

function operationsOf({ paths, components }: ApiDocument, noun: string, baseUrl: string) {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const described = item[method]
      // By its first tag alone: an operation stands once.
      if (described?.tags[0] !== noun) return []
      return [operationOf({ method, path, described, ...components, baseUrl })]
    }),
  )
}

type Found = {
  method: Method
  path: string
  described: DescribedOperation
  schemas: Schemas
  examples: Examples
  baseUrl: string
}

function operationOf({ method, path, described, schemas, examples, baseUrl }: Found): Operation {
  const isFilter = ({ in: place, schema }: DescribedParameter) =>
    place === 'query' && schema.anyOf !== undefined
  const shown = (one: DescribedParameter): Parameter => ({
    name: one.name,
    place: one.in,
    type: shapeOf(one.schema, schemas),
    isRequired: one.required,
    description: one.description,
  })
  const address = sampleAddress(path, described.parameters, schemas)
  const body = bodyOf(described, examples)
  const shape = Object.values(described.requestBody?.content ?? {})[0]?.schema
  const asked = { method, path, address, baseUrl, body, isStream: isStream(described) }
  return {
    id: described.operationId,
    method,
    path,
    summary: described.summary,
    description: described.description,
    parameters: described.parameters.filter((one) => !isFilter(one)).map(shown),
    filters: described.parameters.filter(isFilter).map(shown),
    body: body && { ...body, shape: shape ? shapeOf(shape, schemas) : 'unknown' },
    answers: answersOf(described, schemas, examples),
    address,
    curl: curlOf(asked),
    snippet: snippetOf(asked),
  }
}

/** Refusals are all of one shape, which stands with the first steps. */
function answersOf(
  { responses }: DescribedOperation,
  schemas: Schemas,
  examples: Examples,
): Answer[] {
  return Object.entries(responses).map(([status, { description, content }]) => {
    const schema = Object.values(content)[0]?.schema
    const isGood = status.startsWith('2')
    return {
      status,
      description,
      types: Object.keys(content),
      shape: isGood && schema ? shapeOf(schema, schemas) : null,
      examples: isGood ? examplesOf(content, examples) : [],
    }
  })
}

function examplesOf(content: Record<string, Media>, examples: Examples): Answer['examples'] {
  return Object.entries(content).flatMap(([type, media]) => {
    const text = exampleOf(type, media, examples)
    return text === null ? [] : [{ type, text }]
  })
}

function isStream({ responses }: DescribedOperation): boolean {
  const types = Object.keys(responses['200']?.content ?? {})
  return types.length > 0 && !types.includes('application/json')
}
