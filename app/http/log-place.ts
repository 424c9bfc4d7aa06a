import { z } from 'zod'
import { parse } from '#domain/parse.ts'

const PlaceSchema = z
  .string('Say since which sequence of the log.')
  .regex(/^\d{1,15}$/, 'A sequence is a whole number.')
  .transform(Number)

/** Where in the log a stream goes on: a browser that lost it says what it had last, a page what it was loaded with. */
export function readLogPlace(request: Request): number {
  const had = request.headers.get('last-event-id')
  const loaded = new URL(request.url).searchParams.get('since')
  return parse(PlaceSchema, had ?? loaded, 'The place in the log')
}
