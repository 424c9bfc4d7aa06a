import { readBrief } from '#domain/call/assistance.ts'
import { summaryWords } from '#words/summary.ts'
import type { Mark } from '../view/call-view.ts'
import type { Block } from '../view/summary-blocks.ts'

const SECTIONS = ['requirements', 'agreed', 'concerns', 'nextSteps'] as const

/** What a call has come to so far, as its page shows it; nothing where nobody has said. */
export function briefBlocks(marks: readonly Mark[]): Block[] {
  const mark = marks.find(({ kind, status }) => kind === 'brief' && status === 'open')
  const brief = mark && readBrief(mark)
  if (!brief) return []
  const titles = summaryWords().sections
  const sections = SECTIONS.filter((key) => brief[key].length > 0)
  return [
    { kind: 'paragraph', text: brief.outcome },
    ...sections.flatMap((key): Block[] => [
      { kind: 'heading', text: titles[key] },
      ...brief[key].map((text): Block => ({ kind: 'item', text })),
    ]),
  ]
}
