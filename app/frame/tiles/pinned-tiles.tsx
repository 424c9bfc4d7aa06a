import { useFetcher } from '@remix-run/react'
import { useCallback, useEffect } from 'react'
import { questionWords } from '#words/question.ts'
import { paceRuns } from '../../live/pace-runs.ts'
import { useLastAnswer } from '../../pages/beside-page.ts'
import { TileBoard } from './tile-board.tsx'

/** What the reader has pinned beside something else, counted anew as the records change. Nothing while there is nothing. */
export function PinnedTiles({ place }: { place: 'desk' | 'wall' }) {
  const address = `/numbers?place=${place}`
  const { load, data } = useFetcher<{ tiles: unknown[]; since: number }>({ key: address })
  const count = useCallback(() => load(address), [load, address])
  useEffect(count, [count])
  const known = useLastAnswer(data)
  const tiles = known?.tiles ?? []
  const since = known?.since
  const isFollowed = tiles.length > 0 && since !== undefined
  useEffect(() => {
    if (!isFollowed) return
    const source = new EventSource(`/numbers/live?since=${since}`)
    const paced = paceRuns(count)
    source.addEventListener('changed', paced.ask)
    return () => {
      source.close()
      paced.stop()
    }
    // The stream goes on from where it began: what it tells twice is counted twice, and shown once.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isFollowed, count])
  if (tiles.length === 0) return null
  return (
    <section aria-label={questionWords().numbers}>
      <TileBoard tiles={tiles} />
    </section>
  )
}
