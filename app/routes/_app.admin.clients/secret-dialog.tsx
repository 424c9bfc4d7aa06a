import { adminWords } from '#words/admin.ts'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/kit/button.tsx'
import { Dialog } from '../../components/kit/overlay/dialog.tsx'

export type IssuedSecret = { id: string; name: string; secret: string }
type SecretDialogProps = {
  client: IssuedSecret
  title: string
  description: string
  onClose: () => void
}

/** A secret, this once: it is stored nowhere, so that nobody can show it again. A slip does not close it. */
export function SecretDialog({ client, title, description, onClose }: SecretDialogProps) {
  const [warned, warn] = useState(false)
  const words = adminWords().clients
  return (
    <Dialog
      open
      onOpenChange={() => (warned ? onClose() : warn(true))}
      title={title}
      description={description}
    >
      <dl className="grid gap-3">
        <Copyable label={words.id} copy={words.copyId} value={client.id} />
        <Copyable label={words.secret} copy={words.copySecret} value={client.secret} />
      </dl>
      {warned && (
        <p role="alert" className="mt-4 rounded-md bg-warn-soft px-3 py-2 text-sm text-warn">
          {words.lastChance}
        </p>
      )}
      <div className="mt-5 flex justify-end">
        <Button variant="primary" onClick={onClose}>
          {words.haveIt}
        </Button>
      </div>
    </Dialog>
  )
}

type CopyableProps = { label: string; copy: string; value: string }

function Copyable({ label, copy, value }: CopyableProps) {
  const words = adminWords().clients
  const [copied, setCopied] = useState(false)
  return (
    <div>
      <dt className="mb-1 text-xs font-medium text-muted">{label}</dt>
      <dd className="flex items-center gap-2 rounded-md border bg-sunken p-2 ps-3">
        <code className="min-w-0 flex-1 text-xs break-all select-all">{value}</code>
        <Button
          size="sm"
          aria-label={copy}
          onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
        >
          {copied ? (
            <Check className="size-3.5 text-good" aria-hidden />
          ) : (
            <Copy className="size-3.5" aria-hidden />
          )}
          {copied ? words.copied : words.copy}
        </Button>
      </dd>
    </div>
  )
}
