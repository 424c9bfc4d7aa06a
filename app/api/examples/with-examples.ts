import type { OpenAPIHono } from '@hono/zod-openapi'
import { ANSWERS } from './answers.ts'
import { BODIES } from './bodies.ts'
import { completeRecord, type Schema, type Schemas } from './complete-record.ts'
import { PROBLEMS } from './problems.ts'
import { RECORDS } from './records.ts'

type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>
type Content = Record<string, { schema?: Schema; examples?: object }>
type Operation = {
  operationId: string
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}
type Paths = Record<string, Record<string, Operation>>
/** By their names: each is written once, and named by whoever has it. */
type Examples = Record<string, { summary: string; value: unknown }>

/** The description with examples of what is sent and answered, each under `components/examples` and named where it belongs. */
export function withExamples(document: Document): Document {
  const paths = (document.paths ?? {}) as unknown as Paths
  const schemas = (document.components?.schemas ?? {}) as Schemas
  const examples: Examples = {}
  const use = (name: string, summary: string, value: unknown) => {
    examples[name] ??= { summary, value }
    return { $ref: `#/components/examples/${name}` }
  }
  const shown = Object.entries(paths).map(([path, item]) => {
    const operations = Object.entries(item).map(([method, operation]) => {
      const { requestBody } = operation
      const sent = requestBody && {
        ...requestBody,
        content: contentOf(requestBody.content, () => bodiesOf(operation, use)),
      }
      const answers = Object.entries(operation.responses).map(([status, answer]) => {
        if (!answer.content) return [status, answer] as const
        const content = contentOf(answer.content, (type, schema) =>
          answersOf({ operation, status, type, schema, schemas }, use),
        )
        return [status, { ...answer, content }] as const
      })
      const responses = Object.fromEntries(answers)
      return [method, { ...operation, ...(sent && { requestBody: sent }), responses }] as const
    })
    return [path, Object.fromEntries(operations)] as const
  })
  return {
    ...document,
    paths: Object.fromEntries(shown) as unknown as Document['paths'],
    components: { ...document.components, examples },
  }
}

type Use = (name: string, summary: string, value: unknown) => { $ref: string }
type Named = Record<string, { $ref: string }>

function contentOf(
  content: Content,
  examplesOf: (type: string, schema: Schema) => Named | null,
): Content {
  const entries = Object.entries(content).map(([type, media]) => {
    const examples = examplesOf(type, media.schema ?? {})
    return [type, examples ? { ...media, examples } : media] as const
  })
  return Object.fromEntries(entries)
}

function bodiesOf({ operationId }: Operation, use: Use): Named | null {
  const bodies = BODIES[operationId]
  if (!bodies) return null
  const entries = Object.entries(bodies).map(([name, { summary, value }]) => {
    const own = name === 'example' ? operationId : `${operationId}.${name}`
    return [name, use(own, summary, value)] as const
  })
  return Object.fromEntries(entries)
}

type Answered = {
  operation: Operation
  status: string
  type: string
  schema: Schema
  schemas: Schemas
}

function answersOf({ operation, status, type, schema, schemas }: Answered, use: Use): Named | null {
  const { operationId } = operation
  if (type === 'application/problem+json') {
    const problem = PROBLEMS[Number(status)]
    return problem ? { example: use(`Problem${status}`, problem.title, problem) } : null
  }
  const own = ANSWERS[operationId]?.[type]
  const place = type.endsWith('json') ? operationId : `${operationId}.stream`
  if (own !== undefined) return { example: use(`${place}Answer`, 'An answer', own) }
  const name = recordOf(schema)
  if (name && RECORDS[name]) {
    return { example: use(name, `A ${name}`, completeRecord(name, schemas)) }
  }
  const row = recordOf(schema.properties?.['data']?.items ?? {})
  if (!row || !RECORDS[row]) return null
  const page = {
    data: [completeRecord(row, schemas)],
    ...(schema.properties?.['next'] && { next: null }),
  }
  return { example: use(`${row}Page`, 'The last page', page) }
}

/** The record that a schema is of: the whole one comes before what may have been left out of it. */
function recordOf({ $ref, anyOf }: Schema): string | null {
  const ref = $ref ?? anyOf?.[0]?.$ref
  return ref?.slice(ref.lastIndexOf('/') + 1) ?? null
}
