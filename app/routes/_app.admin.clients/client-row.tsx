import { KeyRound, OctagonX, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../components/badge.tsx'
import { cn } from '../../components/class-names.ts'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { RelativeTime } from '../../components/time.tsx'
import { useAction } from '../../components/use-action.ts'
import type { ShownClient } from './route.tsx'
import { type IssuedSecret, SecretDialog } from './secret-dialog.tsx'

export function ClientRow({ client }: { client: ShownClient }) {
  const { run, busy, data } = useAction<{ rotated?: IssuedSecret }>('/admin/clients')
  const [copied, setCopied] = useState<string | null>(null)
  const issued = data?.rotated && data.rotated.secret !== copied ? data.rotated : null
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
          {!revoked && client.hasTwoSecrets && (
            <Badge tone="warn" title="The one before the last holds until the next change">
              Two secrets
            </Badge>
          )}
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
      {!revoked && <ClientActions client={client} busy={busy} run={run} />}
      {issued && (
        <SecretDialog
          client={issued}
          title={`${issued.name} has a new secret`}
          description="Copy it now, it is shown this once. The one before holds until the next change."
          onClose={() => setCopied(issued.secret)}
        />
      )}
    </li>
  )
}

type ClientActionsProps = {
  client: ShownClient
  busy: boolean
  run: (values: Record<string, string>) => void
}

function ClientActions({ client: { id, name }, busy, run }: ClientActionsProps) {
  return (
    <div className="flex gap-1">
      <ConfirmButton
        disabled={busy}
        action="New secret"
        icon={<RefreshCw className="size-3.5" aria-hidden />}
        title={`A new secret for ${name}?`}
        description="The present one goes on holding, so that you can change it where it is used; one that is older ends now."
        onConfirm={() => run({ intent: 'rotate', clientId: id })}
      />
      <ConfirmButton
        className="hover:text-bad"
        disabled={busy}
        action="Revoke"
        icon={<OctagonX className="size-3.5" aria-hidden />}
        title={`Revoke ${name}?`}
        description="It gets no token from now on, and its connections close. This cannot be taken back; make a new client instead."
        onConfirm={() => run({ intent: 'revoke', clientId: id })}
      />
    </div>
  )
}
