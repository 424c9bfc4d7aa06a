import { z } from 'zod'
import { SentInstantSchema } from '#domain/calendar.ts'
import { makeTask } from '../../api/resources/tasks.ts'
import { defineTool } from './tool.ts'

export const createTask = defineTool({
  name: 'create_task',
  title: 'Make a task',
  description: "Puts a task on the person's desk, at once.",
  scope: 'mcp:write',
  annotations: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: false,
    openWorldHint: false,
  },
  input: {
    title: z.string().trim().min(1).max(200),
    dueAt: SentInstantSchema.optional(),
    leadId: z.uuid().optional(),
  },
  run: async (input, { deps, actor }) => {
    const { id, title, dueAt, leadId, ownerId } = await makeTask(deps, actor, input, actor.call)
    return { task: { id, title, dueAt, leadId, ownerId } }
  },
})
