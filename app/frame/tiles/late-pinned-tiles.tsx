import { lazy, Suspense, useEffect, useState } from 'react'

const PinnedTiles = lazy(async () => ({
  default: (await import('./pinned-tiles.tsx')).PinnedTiles,
}))

/** Pinned questions on a page that does not wait for them: they come once it stands. */
export function LatePinnedTiles({ place }: { place: 'desk' | 'wall' }) {
  const [stands, setStands] = useState(false)
  useEffect(() => setStands(true), [])
  if (!stands) return null
  return (
    <Suspense fallback={null}>
      <PinnedTiles place={place} />
    </Suspense>
  )
}
