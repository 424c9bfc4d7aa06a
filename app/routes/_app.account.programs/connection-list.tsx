import { Plug, Unplug } from 'lucide-react'
import type { Connection } from '#db/pace/programs/connections.ts'
import { programWords } from '#words/programs.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { Filled } from '../../components/kit/filled.tsx'
import { ConfirmButton } from '../../components/kit/overlay/confirm-button.tsx'
import { RelativeTime } from '../../components/format/time.tsx'
import { useAction } from '../../components/hooks/use-action.ts'

type Listed = Omit<Connection, 'personId' | 'endedAt' | 'endedBy'>

/** What is let in: as it calls itself, and by what it can be told apart. */
export function ConnectionList({ connections }: { connections: readonly Listed[] }) {
  const words = programWords()
  return (
    <section className="grid gap-3">
      <h2 className="text-sm font-medium">{words.connected}</h2>
      {connections.length === 0 ? (
        <EmptyState icon={Plug} title={words.none}>
          {words.noneHint}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line/70 rounded-lg border">
          {connections.map((one) => (
            <ConnectionItem key={one.id} connection={one} />
          ))}
        </ul>
      )}
    </section>
  )
}

function ConnectionItem({ connection }: { connection: Listed }) {
  const { id, name, clientId, redirectUri, scopes, createdAt, expiresAt } = connection
  const { run, busy } = useAction('/account/programs')
  const words = programWords()
  return (
    <li className="flex flex-wrap items-center gap-3 px-3 py-2.5 md:px-4">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium wrap-anywhere">{name}</span>
          {scopes.map((scope) => (
            <Badge key={scope}>{words.scopes[scope] ?? scope}</Badge>
          ))}
        </p>
        <p className="text-xs text-faint wrap-anywhere">
          <bdi>{clientId}</bdi> · {words.goesTo(redirectUri)}
        </p>
        <p className="text-xs text-faint">
          <Filled text={words.since} parts={{ when: <RelativeTime at={createdAt} /> }} />
          {' · '}
          <Filled text={words.ends} parts={{ when: <RelativeTime at={expiresAt} /> }} />
        </p>
      </div>
      <ConfirmButton
        className="hover:text-bad"
        disabled={busy}
        action={words.end}
        icon={<Unplug className="size-3.5" aria-hidden />}
        title={words.endTitle(name)}
        description={words.endWhy}
        onConfirm={() => run({ intent: 'end', id })}
      />
    </li>
  )
}
