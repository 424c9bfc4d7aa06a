import { Download } from 'lucide-react'
import type { ListNoun } from '#domain/list/definition.ts'
import { listWords } from '#words/lists.ts'
import { buttonClass } from '../../components/kit/button.tsx'
import { ToolbarMenu } from '../toolbar-menu.tsx'

/** The view as a file. */
export function ExportMenu({ noun, query }: { noun: ListNoun; query: string }) {
  const words = listWords()
  const to = (format: string) => {
    const params = new URLSearchParams(query)
    params.set('format', format)
    return `/lists/${noun}/export?${params.toString()}`
  }
  return (
    <ToolbarMenu title={words.exportTitle} icon={Download}>
      <p className="px-1 pb-2 text-xs text-muted">{words.exportNote}</p>
      <div className="flex gap-2">
        <a download href={to('csv')} className={buttonClass({ size: 'sm' })}>
          {words.exportCsv}
        </a>
        <a download href={to('xlsx')} className={buttonClass({ size: 'sm' })}>
          {words.exportXlsx}
        </a>
      </div>
    </ToolbarMenu>
  )
}
