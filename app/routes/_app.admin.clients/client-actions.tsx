import { OctagonX, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import type { ClientRow } from '#db/pace/clients/columns.ts'
import { adminWords } from '#words/admin.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { ConfirmButton } from '../../components/kit/overlay/confirm-button.tsx'
import { RowControls } from '../../components/record/rows/record-row.tsx'
import { type IssuedSecret, SecretDialog } from './secret-dialog.tsx'

/** What can be done with a client that is in use. A new secret is shown once, here. */
export function ClientActions({ client: { id, name, status } }: { client: ClientRow }) {
  const { run, busy, data } = useAction<{ rotated?: IssuedSecret }>('/admin/clients')
  const [copied, setCopied] = useState<string | null>(null)
  const issued = data?.rotated && data.rotated.secret !== copied ? data.rotated : null
  const words = adminWords().clients
  if (status === 'revoked') return null
  return (
    <RowControls>
      <ConfirmButton
        disabled={busy}
        action={words.rotate}
        icon={<RefreshCw className="size-3.5" aria-hidden />}
        title={words.rotateWhich(name)}
        description={words.rotateHint}
        onConfirm={() => run({ intent: 'rotate', clientId: id })}
      />
      <ConfirmButton
        className="hover:text-bad"
        disabled={busy}
        action={words.revoke}
        icon={<OctagonX className="size-3.5" aria-hidden />}
        title={words.revokeWhich(name)}
        description={words.revokeHint}
        onConfirm={() => run({ intent: 'revoke', clientId: id })}
      />
      {issued && (
        <SecretDialog
          client={issued}
          title={words.rotated(issued.name)}
          description={words.rotatedHint}
          onClose={() => setCopied(issued.secret)}
        />
      )}
    </RowControls>
  )
}
