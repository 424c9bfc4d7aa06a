import { useEffect } from 'react'
import { whenIdle } from '../components/hooks/when-idle.ts'

/** Goes on with what an earlier page was sending, whichever page this is. */
export function useResumedUploads(me: string): void {
  useEffect(
    () =>
      whenIdle(() => {
        void import('./upload-queue.ts').then(({ uploadQueueOf }) => uploadQueueOf(me).resume())
      }),
    [me],
  )
}
