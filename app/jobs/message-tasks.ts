import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { parse } from '#domain/parse.ts'
import { type KeepFilesDeps, keepMessageFiles } from '../messages/incoming/keep-files.ts'
import { KEEP_FILES_TASK } from '#domain/message/keep-files-task.ts'
import { type SendDeps, sendMessage } from '../messages/send-message.ts'
import { noteRefusal, REFUSAL_TASK } from '../messages/refusals/note-refusal.ts'
import { SETTLE_TASK, settleAnswer } from '../messages/settling/settle-answer.ts'
import { SEND_TASK } from '../messages/send-task.ts'

export type MessageJobDeps = SendDeps & KeepFilesDeps

const OneSchema = z.object({ id: z.uuid() })
const SendSchema = OneSchema.extend({
  isInDoubt: z.boolean().optional(),
  /** Of what was put off by ourselves; else the queue counts. */
  attempt: z.number().int().positive().optional(),
})

/** What is done with messages after they are kept. */
export function messageTasks(deps: MessageJobDeps): TaskList {
  return {
    [KEEP_FILES_TASK]: (payload) => keepMessageFiles(deps, parse(OneSchema, payload).id),
    [REFUSAL_TASK]: (payload) => noteRefusal(deps, parse(OneSchema, payload).id),
    [SETTLE_TASK]: (payload) => settleAnswer(deps, parse(OneSchema, payload).id),
    [SEND_TASK]: (payload, { job }) => {
      const { id, isInDoubt, attempt = job.attempts } = parse(SendSchema, payload)
      return sendMessage(deps, id, { attempt, isInDoubt })
    },
  }
}
