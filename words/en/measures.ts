import { type Measure, type MeasureName, MEASURES } from '#domain/metrics/catalogue.ts'

type MeasureWords = Pick<Measure, 'label' | 'definition' | 'time'>

/** What can be counted and measured: in English as the catalogue has it, which programs read as well. */
export const measures = Object.fromEntries(
  Object.entries(MEASURES).map(([name, { label, definition, time }]) => [
    name,
    { label, definition, time },
  ]),
) as Record<MeasureName, MeasureWords>
