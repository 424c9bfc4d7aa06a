import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Step, Workflow } from './workflow.ts'
import { WORKFLOWS } from './workflows.ts'

type Description = ReturnType<OpenAPIHono['getOpenAPI31Document']>
type Operation = {
  operationId?: string
  parameters?: { name: string; in: string }[]
  requestBody?: { content: Record<string, unknown> }
  responses: Record<string, unknown>
}

/** As the description of the API is called in the workflows that use it. */
const SOURCE = 'pace'

/** The workflows as Arazzo 1.0 says them: each step from its operation in the description. Throws where one names what is not there. */
export function createArazzoDocument(description: Description) {
  const operations = new Map(
    Object.values((description.paths ?? {}) as Record<string, Record<string, Operation>>)
      .flatMap((item) => Object.values(item))
      .map((operation) => [operation.operationId, operation] as const),
  )
  return {
    arazzo: '1.0.1',
    info: {
      title: 'PACE: what programs do',
      version: description.info.version,
      description: 'Requests that belong together, to be read and to be run.',
    },
    sourceDescriptions: [{ name: SOURCE, type: 'openapi', url: './openapi.json' }],
    workflows: WORKFLOWS.map((workflow) => writeWorkflow(workflow, operations)),
  }
}

type Operations = ReadonlyMap<string | undefined, Operation>

function writeWorkflow(workflow: Workflow, operations: Operations) {
  const { id, summary, description, inputs, steps } = workflow
  const entries = Object.entries(inputs)
  return {
    workflowId: id,
    summary,
    description,
    inputs: {
      type: 'object',
      properties: Object.fromEntries(
        entries.map(([name, means]) => [name, { type: 'string', description: means }]),
      ),
      required: entries.map(([name]) => name),
    },
    parameters: [{ name: 'authorization', in: 'header', value: 'Bearer {$inputs.token}' }],
    steps: steps.map((step) => writeStep(step, operations.get(step.operation))),
  }
}

function writeStep(step: Step, operation: Operation | undefined) {
  const { id, does, body, holds = [], keeps, mostTries } = step
  if (!operation) throw new Error(`${id} names ${step.operation}, which is no operation.`)
  const parameters = parametersOf(step, operation)
  const status = Object.keys(operation.responses)
    .filter((code) => code.startsWith('2'))
    .toSorted()[0]
  return {
    stepId: id,
    description: does,
    operationId: step.operation,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body === undefined ? {} : { requestBody: bodyOf(body, operation) }),
    successCriteria: [{ condition: `$statusCode == ${status}` }, ...holds.map(criterionOf)],
    ...(keeps ? { outputs: keeps } : {}),
    ...(mostTries ? { onFailure: [retry(mostTries)] } : {}),
  }
}

function parametersOf({ id, with: given = {} }: Step, { parameters = [] }: Operation) {
  return Object.entries(given).map(([name, value]) => {
    const place = parameters.find((one) => one.name === name)?.in
    if (!place) throw new Error(`${id} gives ${name}, which its operation does not take.`)
    return { name, in: place, value }
  })
}

function bodyOf(payload: unknown, { requestBody }: Operation) {
  const [contentType] = Object.keys(requestBody?.content ?? {})
  return { contentType, payload }
}

function criterionOf(holds: string | RegExp) {
  if (typeof holds === 'string') return { condition: holds }
  return { context: '$response.body', type: 'regex', condition: holds.source }
}

function retry(most: number) {
  return { name: 'askAgain', type: 'retry', retryAfter: 1, retryLimit: most }
}
