import { Download } from 'lucide-react'
import type { ListNoun } from '#domain/list/definition.ts'
import { listWords } from '#words/lists.ts'
import { Button, buttonClass } from '../../components/kit/button.tsx'
import { Popover } from '../../components/kit/overlay/popover.tsx'

/** The view as a file. */
export function ExportMenu({ noun, query }: { noun: ListNoun; query: string }) {
  const words = listWords()
  const to = (format: string) => {
    const params = new URLSearchParams(query)
    params.set('format', format)
    return `/lists/${noun}/export?${params.toString()}`
  }
  return (
    <Popover
      label={words.exportTitle}
      align="end"
      trigger={
        <Button variant="quiet" size="sm" title={words.exportTitle}>
          <Download className="size-3.5" aria-hidden />
          <span className="max-md:sr-only">{words.exportTitle}</span>
        </Button>
      }
    >
      <p className="px-1 pb-2 text-xs text-muted">{words.exportNote}</p>
      <div className="flex gap-2">
        <a download href={to('csv')} className={buttonClass({ size: 'sm' })}>
          {words.exportCsv}
        </a>
        <a download href={to('xlsx')} className={buttonClass({ size: 'sm' })}>
          {words.exportXlsx}
        </a>
      </div>
    </Popover>
  )
}
