import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { summaryTask } from './summary/summary-task.ts'
import { turnTask } from './turn/turn-task.ts'
import versions from './versions.json' with { type: 'json' }

/** What answers are stored under says by which words and shape they were asked for. */
test('a prompt or a schema that changes has another version', () => {
  const now = [summaryTask, turnTask].map(({ version, instructions, schema }) => {
    const shape = JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
    return [version, createHash('sha256').update(`${instructions}\n${shape}`).digest('hex')]
  })
  expect(Object.fromEntries(now)).toEqual(versions)
})
