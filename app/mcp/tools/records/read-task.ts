import { z } from 'zod'
import { requireTask } from '../../../api/resources/tasks.ts'
import { defineTool, READS } from '../tool.ts'

export const readTask = defineTool({
  name: 'read_task',
  title: 'Read a task',
  description: 'One task: what is to be done, by when, whose it is.',
  scope: 'mcp:read',
  annotations: READS,
  input: { id: z.uuid().toLowerCase().describe("The task's id") },
  run: async ({ id }, { deps: { db }, actor, touch }) => {
    const task = await requireTask(db, actor, id)
    touch('task', [id])
    return { task }
  },
})
