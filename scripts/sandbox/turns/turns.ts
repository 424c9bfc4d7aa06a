/** One piece of work after the other for each name; what failed holds nobody up. */
export function createTurns() {
  const last = new Map<string, Promise<unknown>>()
  return function takeTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = (last.get(name) ?? Promise.resolve()).catch(() => undefined).then(work)
    last.set(name, turn)
    const forget = () => {
      if (last.get(name) === turn) last.delete(name)
    }
    turn.then(forget, forget)
    return turn
  }
}
