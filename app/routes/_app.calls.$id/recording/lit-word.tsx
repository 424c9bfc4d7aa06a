import { useEffect } from 'react'
import { useHeard } from './playback-context.tsx'

/** Names of highlights in the style sheet: a word whose time was told, and one whose time is a guess. */
const TOLD = 'spoken-word'
const GUESSED = 'spoken-word-guessed'

/**
 * Lights the word that is heard. It is a highlight of the browser's over the text that stands there: no word needs an element of its own, and
 * nothing renders while it plays. A browser without highlights shows the line alone.
 */
export function LitWord() {
  const head = useHeard()?.head
  useEffect(() => {
    if (!head || typeof Highlight === 'undefined') return
    const light = () => {
      const { lit, word, isGuess } = head.get()
      const range = lit && word ? rangeOf(lit, word) : null
      CSS.highlights.delete(isGuess ? TOLD : GUESSED)
      if (range) CSS.highlights.set(isGuess ? GUESSED : TOLD, new Highlight(range))
      else CSS.highlights.delete(isGuess ? GUESSED : TOLD)
    }
    const end = head.subscribe(light)
    return () => {
      end()
      for (const name of [TOLD, GUESSED]) CSS.highlights.delete(name)
    }
  }, [head])
  return null
}

/** Of a line that is in the page; null where it is being corrected, or its words stand otherwise by now. */
function rangeOf(line: string, { start, end }: { start: number; end: number }): Range | null {
  const spoken = document.getElementById(`segment-${line}`)?.querySelector('[data-spoken]')
  if (!spoken) return null
  const texts = document.createTreeWalker(spoken, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('.sr-only') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  const range = new Range()
  let [before, isBegun] = [0, false]
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const length = node.nodeValue?.length ?? 0
    if (!isBegun && start < before + length) {
      range.setStart(node, Math.max(0, start - before))
      isBegun = true
    }
    if (isBegun && end <= before + length) {
      range.setEnd(node, end - before)
      return range
    }
    before += length
  }
  return null
}
