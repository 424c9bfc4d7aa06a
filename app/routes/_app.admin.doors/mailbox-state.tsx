import { type FolderState, readOwnProblem, type SignIn } from '#domain/arrival/mailbox.ts'
import { arrivalWords } from '#words/arrivals.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Badge } from '../../components/kit/badge.tsx'
import { Filled } from '../../components/kit/filled.tsx'
import { ChangeSecret } from './secret-dialog.tsx'

export type Mailbox = {
  host: string
  user: string
  signIn: SignIn
  folders: {
    path: string
    state: FolderState
    problem: string
    readAt: string | null
    retryAt: string | null
  }[]
}

/** Where a mailbox is, how each of its folders stands, and a new password for it. */
export function MailboxState({ id, mailbox }: { id: string; mailbox: Mailbox }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <div className="flex min-w-0 items-center gap-2">
        <bdi dir="ltr" className="min-w-0 truncate text-xs text-muted">
          {mailbox.user} · {mailbox.host}
        </bdi>
        {mailbox.signIn === 'password' && <ChangeSecret id={id} channel="mailbox" />}
      </div>
      <ul className="grid gap-1">
        {mailbox.folders.map((folder) => (
          <Folder key={folder.path} folder={folder} />
        ))}
      </ul>
    </div>
  )
}

function Folder({ folder }: { folder: Mailbox['folders'][number] }) {
  const { path, state, problem, readAt, retryAt } = folder
  const words = arrivalWords().doors.mailbox
  const isWell = state === 'reading' || state === 'starting'
  return (
    <li className="grid gap-0.5 text-xs">
      <span className="flex min-w-0 flex-wrap items-center gap-2">
        <bdi className="min-w-0 truncate">{path}</bdi>
        <Badge {...(isWell ? {} : { tone: 'warn' as const })}>{words.states[state]}</Badge>
        {readAt && (
          <span className="text-faint">
            <Filled text={words.readAt} parts={{ when: <RelativeTime at={readAt} /> }} />
          </span>
        )}
        {!isWell && retryAt && (
          <span className="text-faint">
            <Filled text={words.retryAt} parts={{ when: <RelativeTime at={retryAt} /> }} />
          </span>
        )}
      </span>
      {!isWell && problem && <Problem problem={problem} />}
    </li>
  )
}

/** Ours in the reader's language, the server's as it said it. */
function Problem({ problem }: { problem: string }) {
  const own = readOwnProblem(problem)
  const className = 'min-w-0 break-words text-muted'
  if (own) return <span className={className}>{arrivalWords().doors.mailbox.problems[own]}</span>
  return (
    <bdi lang="en" className={className}>
      {problem}
    </bdi>
  )
}
