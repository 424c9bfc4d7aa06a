import type { Announcements } from '@dnd-kit/core'
import { boardWords } from '#words/board.ts'
import { labelWords } from '#words/labels.ts'
import { wordOf } from '#words/catalogue/word-of.ts'

/** What a screen reader hears while a card is moved. `nameOf` gives the lead's name. */
export function boardAnnouncements(nameOf: (id: string) => string): Announcements {
  const words = boardWords()
  return {
    onDragStart: ({ active }) => words.pickedUp(nameOf(String(active.id))),
    onDragOver: ({ over }) => (over ? words.over(stageLabel(over.id)) : words.overNone),
    onDragEnd: ({ active, over }) =>
      over ? words.moved(nameOf(String(active.id)), stageLabel(over.id)) : words.putBack,
    onDragCancel: ({ active }) => words.leadPutBack(nameOf(String(active.id))),
  }
}

function stageLabel(id: string | number): string {
  return wordOf(labelWords().stages, String(id))
}
