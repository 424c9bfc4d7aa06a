import { z } from 'zod'
import { actorName, authorise } from '#domain/access/access.ts'
import { mergedWithItself } from '#domain/contact/merge.ts'
import { parse } from '#domain/parse.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { askAgain, decideDifferent } from '#db/pace/duplicates/different.ts'
import { notFound, type requirePerson } from '../pages/context.server.ts'

const INTENTS = ['different', 'again'] as const
export type PairIntent = (typeof INTENTS)[number]
export type DecidedPair = { intent: PairIntent; ids: readonly [string, string] }

const FormSchema = z.object({ intent: z.enum(INTENTS), first: z.uuid(), second: z.uuid() })

/** Not the same, or asked again: said by who could as well make the two one. */
export async function decideOnPair(
  { db, actor, person }: ReturnType<typeof requirePerson>,
  form: FormData,
): Promise<{ decided: DecidedPair }> {
  const { intent, first, second } = parse(FormSchema, Object.fromEntries(form), 'The contacts')
  if (first === second) throw mergedWithItself('contact')
  const facts = await findContactFacts(db, [first, second])
  for (const id of [first, second])
    authorise(actor, 'merge', 'contact', facts.get(id) ?? notFound('contact'))
  const ids = [first, second] as const
  const by = { id: person.id, actor: actorName(actor) }
  if (intent === 'different') await decideDifferent(db, { ids, by, now: new Date() })
  else await askAgain(db, { ids, by })
  return { decided: { intent, ids } }
}
