/** Feasts of the Islamic calendar on which houses of the Gulf close, by month and day. */
const FEASTS = {
  newYear: [1, 1],
  prophetsBirthday: [3, 12],
  eidAlFitr: [10, 1],
  eidAlFitr2: [10, 2],
  eidAlFitr3: [10, 3],
  arafat: [12, 9],
  eidAlAdha: [12, 10],
  eidAlAdha2: [12, 11],
  eidAlAdha3: [12, 12],
} as const satisfies Record<string, readonly [month: number, day: number]>
export type Feast = keyof typeof FEASTS

const DAY_MS = 86_400_000
const calendar = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
})

/** When they fall in a year, as the calendar reckons: the sight of the moon may make it a day later. */
export function feastsOf(year: number): { day: string; feast: Feast }[] {
  const first = Date.UTC(year, 0, 1)
  const days = (Date.UTC(year + 1, 0, 1) - first) / DAY_MS
  return Array.from({ length: days }, (_, at) => new Date(first + at * DAY_MS)).flatMap((date) => {
    const parts = calendar.formatToParts(date)
    const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
    const feast = feastOn(part('month'), part('day'))
    return feast ? [{ day: date.toISOString().slice(0, 10), feast }] : []
  })
}

function feastOn(month: number, day: number): Feast | undefined {
  const names = Object.keys(FEASTS) as Feast[]
  return names.find((name) => FEASTS[name][0] === month && FEASTS[name][1] === day)
}
