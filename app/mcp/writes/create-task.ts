import { z } from 'zod'
import { shortText } from '#domain/text/characters.ts'
import { SentInstantSchema } from '#domain/calendar.ts'
import { checkTask, makeTask } from '../../api/resources/tasks.ts'
import { defineWrite, lines } from './write-tool.ts'

export const createTask = defineWrite({
  name: 'create_task',
  title: 'Make a task',
  description: "A task on the person's desk, or on that of somebody whom they lead.",
  writes: 'rows',
  input: {
    title: shortText(200).min(1),
    dueAt: SentInstantSchema.optional(),
    leadId: z.uuid().toLowerCase().optional(),
    ownerId: z.uuid().toLowerCase().optional().describe('Default: the person'),
  },
  shown: ({ title, dueAt, leadId, ownerId }) =>
    lines(
      ['title', 'text', title],
      ['dueAt', 'when', dueAt],
      ['leadId', 'lead', leadId],
      ['ownerId', 'person', ownerId],
    ),
  check: (input, { db, actor }) => checkTask(db, actor, input),
  run: async (input, { db, actor }) => {
    const { task } = await makeTask({ db }, actor, input, { callId: actor.call })
    const { id, title, dueAt, leadId, ownerId } = task
    return {
      result: { task: { id, title, dueAt, leadId, ownerId } },
      records: [{ noun: 'task', id }],
    }
  },
})
