/** Half hours of the working day, and the time that is set if it is none of them. */
export function timesWith(clock: string): string[] {
  const halves = Array.from({ length: 28 }, (_, index) => {
    const hour = String(8 + Math.floor(index / 2)).padStart(2, '0')
    return `${hour}:${index % 2 === 0 ? '00' : '30'}`
  })
  return clock && !halves.includes(clock) ? [...halves, clock].toSorted() : halves
}
