/** Does it in one tab of this browser at a time: the others wait. Browsers know locks on secure addresses alone. */
export async function inOneTab(name: string, work: () => Promise<void>): Promise<void> {
  const locks: LockManager | undefined = navigator.locks
  if (!locks) return work()
  await locks.request(name, work)
}
