import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'

export type IssuedSecret = { id: string; name: string; secret: string }
type SecretDialogProps = {
  client: IssuedSecret
  title: string
  description: string
  onClose: () => void
}

/** A secret, this once: it is stored nowhere, so that nobody can show it again. */
export function SecretDialog({ client, title, description, onClose }: SecretDialogProps) {
  return (
    <Dialog open onOpenChange={onClose} title={title} description={description}>
      <dl className="grid gap-3">
        <Copyable label="Client ID" value={client.id} />
        <Copyable label="Client secret" value={client.secret} />
      </dl>
      <div className="mt-5 flex justify-end">
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      </div>
    </Dialog>
  )
}

function Copyable({ label, value }: { label: string; value: string }) {
  const [copied, setCopied] = useState(false)
  return (
    <div>
      <dt className="mb-1 text-xs font-medium text-muted">{label}</dt>
      <dd className="flex items-center gap-2 rounded-md border bg-sunken p-2 ps-3">
        <code className="min-w-0 flex-1 text-xs break-all select-all">{value}</code>
        <Button
          size="sm"
          aria-label={`Copy the ${label.toLowerCase()}`}
          onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
        >
          {copied ? (
            <Check className="size-3.5 text-good" aria-hidden />
          ) : (
            <Copy className="size-3.5" aria-hidden />
          )}
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </dd>
    </div>
  )
}
