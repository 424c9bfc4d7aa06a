import { KeyRound, OctagonX } from 'lucide-react'
import { Badge } from '../../components/badge.tsx'
import { cn } from '../../components/class-names.ts'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { RelativeTime } from '../../components/time.tsx'
import { useAction } from '../../components/use-action.ts'
import type { ShownClient } from './route.tsx'

export function ClientRow({ client }: { client: ShownClient }) {
  const { run, busy } = useAction('/admin/clients')
  const revoked = client.revokedAt !== null
  return (
    <li
      className={cn(
        'flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 hover:bg-hover md:px-6',
        (busy || revoked) && 'opacity-60',
      )}
    >
      <span className="grid size-8 shrink-0 place-items-center rounded-md bg-hover">
        <KeyRound className="size-4 text-muted" aria-hidden />
      </span>
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{client.name}</span>
          {revoked && <Badge tone="bad">Revoked</Badge>}
        </p>
        <p className="truncate font-mono text-xs text-faint select-all">{client.id}</p>
      </div>
      <div className="flex flex-1 basis-56 flex-wrap gap-1">
        {client.scopes.map((scope) => (
          <Badge key={scope}>{scope}</Badge>
        ))}
      </div>
      <span className="w-36 text-xs text-faint">
        {client.lastUsedAt ? (
          <>
            used <RelativeTime at={client.lastUsedAt} />
          </>
        ) : (
          'never used'
        )}
      </span>
      {!revoked && (
        <ConfirmButton
          className="hover:text-bad"
          disabled={busy}
          action="Revoke"
          icon={<OctagonX className="size-3.5" aria-hidden />}
          title={`Revoke ${client.name}?`}
          description="It gets no token from now on, and its connections close. This cannot be taken back; make a new client instead."
          onConfirm={() => run({ intent: 'revoke', clientId: client.id })}
        />
      )}
    </li>
  )
}
