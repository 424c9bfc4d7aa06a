import { Unlink } from 'lucide-react'
import { useEffect } from 'react'
import { tellingWords } from '#words/telling.ts'
import { formatInstant } from '../components/format/format-time.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { ConfirmButton } from '../components/kit/overlay/confirm-button.tsx'
import { notify } from '../components/kit/overlay/toaster.tsx'
import type { LastTelling } from './proposal.ts'

type LastToldProps = {
  viewingId: string
  last: LastTelling
  onRevoked: () => void
}

/** What was written last, whether its link was looked at, and how all links are shut. */
export function LastTold({ viewingId, last, onRevoked }: LastToldProps) {
  const words = tellingWords()
  const { run, busy, data } = useAction<{ revoked?: string }>('/viewings/tell')
  const isRevoked = data?.revoked === viewingId
  useEffect(() => {
    if (!isRevoked) return
    notify('done', words.revoked)
    onRevoked()
    // Once for each answer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isRevoked])
  const { occasion, createdAt, openedAt, revokedAt } = last
  return (
    <div className="flex flex-wrap items-center gap-2 text-xs text-muted">
      <span>
        {words.last(words.occasions[occasion], formatInstant(createdAt))}
        {openedAt && ` · ${words.opened}`}
      </span>
      {!revokedAt && (
        <ConfirmButton
          className="ms-auto hover:text-bad"
          disabled={busy}
          action={words.revoke}
          icon={<Unlink className="size-3.5" aria-hidden />}
          title={words.revokeTitle}
          description={words.revokeWhy}
          onConfirm={() => run({ intent: 'revoke', viewingId })}
        />
      )}
    </div>
  )
}
