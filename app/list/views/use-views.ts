import { useFetcher, useSearchParams } from '@remix-run/react'
import { useEffect } from 'react'
import type { ListNoun } from '#domain/list/definition.ts'
import type { ListedView } from '#db/pace/saved-views/saved-views.ts'

/** The views of a list, and the one that the address names. They come beside the page: what is done with them reloads no rows. */
export function useViews(noun: ListNoun) {
  const { load, data } = useFetcher<{ views: ListedView[] }>({ key: `views ${noun}` })
  const [params] = useSearchParams()
  useEffect(() => load(`/views?noun=${noun}`), [load, noun])
  const views = data?.views ?? []
  const view = views.find(({ id }) => id === params.get('view')) ?? null
  return { views, view }
}
