import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Inbox, Plus } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { MailboxSettingsSchema } from '#domain/arrival/mailbox.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import { closeDoor, type DoorRow, listDoors, listOpenDoors } from '#db/pace/arrivals/doors.ts'
import { listActivePeople } from '#db/pace/people/people.ts'
import { listTeams } from '#db/pace/people/teams.ts'
import { listMailboxFolders, type MailboxFolder } from '#db/pace/arrivals/mailboxes.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { arrivalWords } from '#words/arrivals.ts'
import { addressOf } from '../../arrivals/doors/address.ts'
import { embedSnippet } from '../../website/embed-snippet.ts'
import { ChangedSecretSchema, changedSecrets } from '../../arrivals/doors/changed-secret.ts'
import { NewDoorSchema, secretOf, settingsOf } from '../../arrivals/doors/new-door.ts'
import { REREAD_QUEUE, REREAD_TASK } from '../../arrivals/reread-task.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { type PageDeps, requirePerson } from '../../pages/context.server.ts'
import { DoorItem } from './door-item.tsx'
import { FeedDoors } from './feed-doors.tsx'
import { loadFeedDoors } from './load-feed-doors.server.ts'
import { NewDoorDialog } from './new-door-dialog.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${arrivalWords().doors.title} · PACE` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, session, db, deps } = requirePerson(context, request)
  authorise(actor, 'change', 'settings')
  const { commands } = deps
  const [rows, folders, calls, teams, people] = await Promise.all([
    listDoors(db),
    listMailboxFolders(db),
    loadFeedDoors(commands, session),
    listTeams(db),
    listActivePeople(db),
  ])
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name })
  return {
    calls,
    whose: {
      teams: teams.map(named),
      people: people.map(named),
    },
    doors: rows.map(({ id, channel, name, key, settings, closedAt, heardAt }) => ({
      id,
      channel,
      name,
      address: addressOf(channel, key),
      closedAt,
      heardAt,
      snippet: channel === 'form' && !closedAt ? embedSnippet(deps.appUrl, key) : null,
      mailbox: channel === 'mailbox' && !closedAt ? mailboxOf({ id, settings }, folders) : null,
    })),
  }
}

/** Where a mailbox is, and how each of its folders stands: also those that nobody has come to yet. */
function mailboxOf({ id, settings }: Pick<DoorRow, 'id' | 'settings'>, all: MailboxFolder[]) {
  const { host, user, signIn, folders } = MailboxSettingsSchema.parse(settings)
  return {
    host,
    user,
    signIn,
    folders: folders.map((path) => {
      const known = all.find((folder) => folder.doorId === id && folder.path === path)
      const { state = 'starting', problem = '', readAt = null, retryAt = null } = known ?? {}
      return { path, state, problem, readAt, retryAt }
    }),
  }
}

const ChangeSchema = z.discriminatedUnion('intent', [
  NewDoorSchema,
  z.object({ intent: z.literal('close'), id: z.uuid() }),
  ChangedSecretSchema,
  z.object({ intent: z.literal('reread') }),
])

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, db, by, deps } = requirePerson(context, request)
  authorise(actor, 'change', 'settings')
  const form = Object.fromEntries(await request.formData())
  const input = parse(ChangeSchema, form, arrivalWords().doors.title)
  if (input.intent === 'close') {
    await closeDoor(db, input.id, by)
    return { closed: input.id }
  }
  if (input.intent === 'secret') {
    await changeSecret(deps, input, by)
    return { changed: input.id }
  }
  if (input.intent === 'reread') {
    const job = { task: REREAD_TASK, key: REREAD_TASK, queue: REREAD_QUEUE }
    await addJob(db, { ...job, payload: { all: true } })
    return { rereading: true }
  }
  const { channel, name } = input
  const settings = settingsOf(input, new Date())
  requireOther(await listOpenDoors(db, channel), settings)
  const { id } = await deps.arrivals.doors.open(
    { channel, name, secret: secretOf(input), settings },
    by,
  )
  return { opened: id }
}

const NumberSchema = z.object({ phoneNumberId: z.string() }).or(z.object({ sender: z.string() }))

/** A number of the house is one way in: by two its messages would come from either. */
function requireOther(open: readonly Pick<DoorRow, 'settings'>[], settings: object): void {
  const numberOf = (from: unknown) => Object.values(NumberSchema.safeParse(from).data ?? {})[0]
  const number = numberOf(settings)
  if (number === undefined || !open.some((door) => numberOf(door.settings) === number)) return
  const sentence = 'This number is a way in already. Close it before you open it anew.'
  throw new DomainError('conflict', sentence, [], { key: 'lineTaken' })
}

/** Of a way in that is open and is opened with something; what else it is, is another way in. */
async function changeSecret(
  { arrivals: { doors } }: Pick<PageDeps, 'arrivals'>,
  input: z.output<typeof ChangedSecretSchema>,
  by: ChangedBy,
): Promise<void> {
  const door = await doors.byId(input.id)
  const secrets =
    door && !door.closedAt ? changedSecrets(door, await doors.list(door.channel), input) : null
  if (secrets === null)
    throw new DomainError('notFound', 'There is no such way in that is opened with something.')
  await doors.changeSecrets(secrets, by)
}

export default function Doors() {
  const { doors, calls, whose } = useLoaderData<typeof loader>()
  const [adding, setAdding] = useState(false)
  const { run, busy } = useAction('/admin/doors')
  const words = arrivalWords().doors
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4 md:p-6">
      <div className="mx-auto grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4">
        <div className="flex flex-wrap items-center gap-2">
          <p className="min-w-0 flex-1 basis-64 text-sm text-muted">{words.hint}</p>
          <Button disabled={busy} onClick={() => run({ intent: 'reread' })}>
            {words.readAgain}
          </Button>
          <Button variant="primary" onClick={() => setAdding(true)}>
            <Plus className="size-3.5" aria-hidden /> {words.open}
          </Button>
        </div>
        {doors.length === 0 && (
          <EmptyState icon={Inbox} title={words.none}>
            {words.noneHint}
          </EmptyState>
        )}
        <ul className="divide-y rounded-xl border bg-surface shadow-low empty:hidden">
          {doors.map((door) => (
            <DoorItem key={door.id} door={door} />
          ))}
        </ul>
        <FeedDoors calls={calls} />
      </div>
      {adding && <NewDoorDialog whose={whose} onClose={() => setAdding(false)} />}
    </div>
  )
}
