import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { webhookWords } from '#words/webhooks.ts'
import { Button } from '../../components/kit/button.tsx'
import { Dialog } from '../../components/kit/overlay/dialog.tsx'

type Props = { secret: string; onClose: () => void }

/** A secret, this once. */
export function SigningSecret({ secret, onClose }: Props) {
  const words = webhookWords()
  const [copied, setCopied] = useState(false)
  const Icon = copied ? Check : Copy
  return (
    <Dialog open onOpenChange={onClose} title={words.ready} description={words.readyHint}>
      <p className="mb-1 text-xs font-medium text-muted">{words.secret}</p>
      <div className="flex items-center gap-2 rounded-md border bg-sunken p-2 ps-3">
        <code dir="ltr" className="min-w-0 flex-1 text-xs break-all select-all">
          {secret}
        </code>
        <Button
          size="sm"
          aria-label={words.copySecret}
          onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
        >
          <Icon className="size-3.5" aria-hidden /> {copied ? words.copied : words.copy}
        </Button>
      </div>
      <div className="mt-5 flex justify-end">
        <Button variant="primary" onClick={onClose}>
          {words.haveIt}
        </Button>
      </div>
    </Dialog>
  )
}
