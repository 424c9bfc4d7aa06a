import type postgres from 'postgres'
import { listenApprovals } from './approvals-channel.ts'

export type ApprovalWatch = {
  /** Calls `heard` whenever something may have become of this question. Gives the way to stop. */
  follow: (id: string, heard: () => void) => () => void
  stop: () => Promise<void>
}

/** Tells programs that wait here what people answer, in whichever process they do. */
export async function watchApprovals(sql: postgres.Sql): Promise<ApprovalWatch> {
  const followed = new Map<string, Set<() => void>>()
  const unlisten = await listenApprovals(sql, (id) => {
    const concerned = id === null ? followed.values() : [followed.get(id) ?? new Set()]
    for (const heards of concerned) for (const heard of heards) heard()
  })
  return {
    follow(id, heard) {
      const heards = followed.get(id) ?? new Set()
      followed.set(id, heards.add(heard))
      return () => {
        heards.delete(heard)
        if (heards.size === 0) followed.delete(id)
      }
    },
    stop: async () => void (await Promise.allSettled([unlisten()])),
  }
}
