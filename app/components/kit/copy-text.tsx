import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { kitWords } from '#words/kit.ts'
import { IconButton } from './button.tsx'

/** What is taken elsewhere letter by letter, with the press that takes it. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const words = kitWords()
  const [copied, setCopied] = useState<string | null>(null)
  const isCopied = copied === text
  const Icon = isCopied ? Check : Copy
  return (
    <div className="flex min-w-0 items-start gap-2 rounded-md border bg-sunken p-2 ps-3">
      <code
        dir="ltr"
        aria-label={label}
        className="min-w-0 flex-1 py-1 text-xs break-all whitespace-pre-wrap select-all"
      >
        {text}
      </code>
      <IconButton
        label={isCopied ? words.copied : words.copy}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(text))}
      >
        <Icon className="size-3.5" aria-hidden />
      </IconButton>
    </div>
  )
}
