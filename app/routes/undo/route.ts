import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { parse } from '#domain/parse.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

const FormSchema = z.object({
  document: z.string().max(120),
  /** Commits, of which the latest is taken back first. */
  seqs: z
    .string()
    .regex(/^\d{1,15}(,\d{1,15}){0,99}$/)
    .transform((text) =>
      text
        .split(',')
        .map(Number)
        .toSorted((a, b) => b - a),
    ),
  command: z.string().max(64),
})

export const clientAction = sendFromPage

/** Takes back what was done to a record. Who may is asked where it is done. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { session, deps } = requirePerson(context, request)
  const form = Object.fromEntries(await request.formData())
  const { document, seqs, command } = parse(FormSchema, form, 'What is to be taken back')
  const runner = deps.commands.forPerson(session)
  const left = []
  let last = 0
  for (const seq of seqs) {
    const answer = await runner.run(document, 'undo', { seq })
    last = answer.seq
    left.push(...(answer.left ?? []))
  }
  const undone = { document, seq: last, command }
  // What is put back from a timeline is itself offered to be taken back.
  return { undone, left, undo: command === 'undo' ? undone : null }
}
