import { z } from 'zod'
import { authorise, type Facts } from '#domain/access/access.ts'
import { InstantSchema } from '#domain/calendar.ts'
import { keysOf } from '#domain/catalogue.ts'
import {
  CONSENT_CHANNELS,
  CONSENT_STATES,
  type Consents,
  ConsentSchema,
} from '#domain/contact/consent.ts'
import { documentName } from '#domain/documents/documents.ts'
import { parse } from '#domain/parse.ts'
import { requireRead } from '../../outreach/require-read.ts'
import type { requirePerson } from '../../pages/context.server.ts'

const FormSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('recordConsent'),
    channel: z.enum(keysOf(CONSENT_CHANNELS)),
    state: z.enum(keysOf(CONSENT_STATES)),
    where: ConsentSchema.shape.where,
    wording: ConsentSchema.shape.wording,
  }),
  z.object({
    intent: z.literal('takeBackRefusal'),
    channel: z.enum(keysOf(CONSENT_CHANNELS)),
    at: InstantSchema,
  }),
  z.object({ intent: z.literal('undoMerge'), mergeId: z.uuid() }),
])

/** What is done to a contact besides typing into it: each asks the policy, then runs as the person. */
export async function runContactAction(
  { actor, session, deps }: ReturnType<typeof requirePerson>,
  { id, facts, consent }: { id: string; facts: Facts; consent: Consents },
  data: FormData,
): Promise<void> {
  const { intent, ...args } = parse(FormSchema, Object.fromEntries(data), 'The form')
  if ('channel' in args && intent === 'takeBackRefusal') requireRead(consent[args.channel])
  authorise(actor, intent === 'undoMerge' ? 'merge' : 'write', 'contact', facts)
  await deps.commands.forPerson(session).run(documentName('contact', id), intent, args)
}
