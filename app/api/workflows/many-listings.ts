import { GIVEN, type Workflow } from './workflow.ts'

/** A row each: the second one is refused, and stops no other. */
const ROWS = [
  { externalId: 'unit-1204', title: 'Two beds by the marina', purpose: 'rent', price: 145_000 },
  { externalId: 'unit-1205', title: 'Three beds by the marina', price: 'ask us' },
]
const MENDED = [{ externalId: 'unit-1205', title: 'Three beds by the marina', price: 195_000 }]

/** What is brought in many rows at once. */
export const MANY_LISTINGS: readonly Workflow[] = [
  {
    id: 'uploadListings',
    summary: 'Upload many listings, read what became of each row, and go on after a break',
    description:
      'Rows are lines of JSON. A named upload does no row twice; its offset is the place of the first row of a request.',
    inputs: { token: GIVEN.token, upload: 'A name for the upload, new for each' },
    steps: [
      {
        id: 'upload',
        does: 'Two rows: one is made, the other is refused by its field.',
        operation: 'upsertListings',
        with: { 'upload-key': '$inputs.upload', 'upload-offset': 0 },
        body: lines(ROWS),
        holds: [
          /"row":0,"outcome":"(created|changed|unchanged)"/,
          /"row":1,"outcome":"refused"/,
          /"path":"price"/,
        ],
      },
      {
        id: 'askWhereToGoOn',
        does: 'After a break: the place of the row to go on with.',
        operation: 'getListingsUpload',
        with: { key: '$inputs.upload' },
        holds: ['$response.body#/next == 2'],
        keeps: { next: '$response.body#/next' },
      },
      {
        id: 'sendMended',
        does: 'The row that was refused, mended, as the next one of the upload.',
        operation: 'upsertListings',
        with: {
          'upload-key': '$inputs.upload',
          'upload-offset': '$steps.askWhereToGoOn.outputs.next',
        },
        body: lines(MENDED),
        holds: [/"row":2,"outcome":"(created|changed|unchanged)"/],
      },
      {
        id: 'sendAgain',
        does: 'Sent again the rows are told again, and not done again.',
        operation: 'upsertListings',
        with: { 'upload-key': '$inputs.upload', 'upload-offset': 0 },
        body: lines(ROWS),
        holds: [/"row":0,"outcome":"(created|changed|unchanged)"/, /"row":1,"outcome":"refused"/],
      },
    ],
  },
]

function lines(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}
