import { redirect } from '@remix-run/node'
import type { MergedKind } from '#db/pace/contacts/merges.ts'
import { CHOSEN_OF_CONTACT, mergedWithItself } from '#domain/contact/merge.ts'
import { documentName } from '#domain/documents/documents.ts'
import { CHOSEN_OF_LEAD } from '#domain/lead/merge.ts'
import { isUuid } from '#domain/uuid.ts'
import { notFound, type requirePerson } from '../pages/context.server.ts'

type Who = ReturnType<typeof requirePerson>
type Params = Record<string, string | undefined>
export type Two<Side> = { stays: Side; goes: Side }

/** The two records of a merge's address, each as `find` has it for whoever may merge it. */
export async function requireTwo<Side>(
  kind: MergedKind,
  { id, otherId }: Params,
  find: (id: string) => Promise<Side | null>,
): Promise<Two<Side>> {
  if (id === otherId) throw mergedWithItself(kind)
  const [stays, goes] = await Promise.all(
    [id, otherId].map(async (one) => (one && isUuid(one) ? find(one) : null)),
  )
  if (!stays || !goes) notFound(kind)
  return { stays, goes }
}

const CHOSEN = { contact: CHOSEN_OF_CONTACT, lead: CHOSEN_OF_LEAD } as const
const PAGES = { contact: '/contacts', lead: '/leads' } as const satisfies Record<MergedKind, string>

/** Runs the merge as the form has chosen, and goes to the record that stays. */
export async function mergeTwo(
  who: Who,
  request: Request,
  kind: MergedKind,
  { stays, goes }: Two<{ id: string }>,
): Promise<Response> {
  const form = await request.formData()
  const taken = new Set(String(form.get('take') ?? '').split(' '))
  const take = CHOSEN[kind].filter((name) => taken.has(name))
  const commands = who.deps.commands.forPerson(who.session)
  await commands.run(documentName(kind, stays.id), 'merge', { loserId: goes.id, take })
  return redirect(`${PAGES[kind]}/${stays.id}`)
}
