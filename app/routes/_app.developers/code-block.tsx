import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { developerWords } from '#words/developers.ts'
import { Button } from '../../components/kit/button.tsx'

/** What is to be copied, as it is: from left to right in every language. */
export function CodeBlock({ text, title }: { text: string; title?: string }) {
  const words = developerWords()
  const [isCopied, setCopied] = useState(false)
  const Icon = isCopied ? Check : Copy
  return (
    <div className="min-w-0 overflow-hidden rounded-md border bg-sunken">
      <div className="flex items-center gap-2 border-b ps-3">
        <span lang="en" className="text-2xs font-medium text-muted">
          {title}
        </span>
        <Button
          variant="quiet"
          size="sm"
          className="ms-auto"
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          <Icon className="size-3.5" aria-hidden /> {isCopied ? words.copied : words.copy}
        </Button>
      </div>
      <Code text={text} />
    </div>
  )
}

export function Code({ text }: { text: string }) {
  return (
    <pre
      lang="en"
      dir="ltr"
      // It scrolls, and keys have to reach it.
      tabIndex={0}
      className="max-h-96 overflow-auto p-3 font-mono text-xs leading-relaxed whitespace-pre"
    >
      {text}
    </pre>
  )
}
