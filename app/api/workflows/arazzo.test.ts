import { expect, test } from 'vitest'
import { describeApi } from '../router.ts'
import { createTestApi, TEST_URLS } from '#tests/support/test-api.ts'
import { createArazzoDocument } from './arazzo.ts'
import { WORKFLOWS } from './workflows.ts'

const description = describeApi(TEST_URLS)
const document = createArazzoDocument(description)

test('steps say of their operations what the description says', () => {
  const upload = document.workflows.find(({ workflowId }) => workflowId === 'uploadListings')
  expect(upload?.steps[0]).toMatchObject({
    operationId: 'upsertListings',
    parameters: [
      { name: 'upload-key', in: 'header', value: '$inputs.upload' },
      { name: 'upload-offset', in: 'header', value: 0 },
    ],
    requestBody: { contentType: 'application/x-ndjson' },
  })
  const made = document.workflows.flatMap(({ steps }) => steps)
  const statusOf = (operation: string) =>
    made.find(({ operationId }) => operationId === operation)?.successCriteria[0]
  expect(statusOf('createLead')).toEqual({ condition: '$statusCode == 201' })
  expect(statusOf('deleteWebhook')).toEqual({ condition: '$statusCode == 204' })
})

test('a step that names what its description has not is told when the document is made', () => {
  const without = { ...description, paths: {} }
  expect(() => createArazzoDocument(without)).toThrow('is no operation')
})

test('what steps name was kept before, and is given to whoever runs the workflow', () => {
  for (const { id, inputs, steps } of WORKFLOWS) {
    const kept = new Set<string>()
    for (const step of steps) {
      const said = JSON.stringify([step.with, step.body, step.holds])
      for (const [whole, name] of said.matchAll(/\$steps\.([\w.]+)/g))
        expect(kept, `${id}: ${whole}`).toContain(name)
      for (const [whole, name = ''] of said.matchAll(/\$inputs\.(\w+)/g))
        expect(Object.keys(inputs), `${id}: ${whole}`).toContain(name)
      for (const name of Object.keys(step.keeps ?? {})) kept.add(`${step.id}.outputs.${name}`)
    }
  }
})

test('the workflows are served beside the description', async () => {
  const api = await createTestApi({ scale: 0 })
  const answer = await api.send(null, '/api/arazzo.json')
  expect(answer.headers.get('etag')).not.toBeNull()
  expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(document)))
})
