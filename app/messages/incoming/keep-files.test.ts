import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { communications, files } from '#db/pace/schema.ts'
import { mailOf } from '../../arrivals/readers/mail/some-mails.ts'
import { keepMessageFiles } from './keep-files.ts'
import { NADIA, openHouse } from '#tests/support/known-contacts.ts'

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

function withFiles(files: readonly [name: string, type: string, content: Buffer][]): string {
  return mailOf({
    from: 'nadia@b.example',
    id: 'files',
    type: 'multipart/mixed; boundary=xx',
    body: [
      '--xx\r\nContent-Type: text/plain\r\n\r\nHere they are',
      ...files.map(
        ([name, type, content]) =>
          `--xx\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${content.toString('base64')}`,
      ),
      '--xx--',
    ].join('\r\n'),
  })
}

const NO_GRAPH = { doors: { list: async () => [] }, graphUrl: 'http://127.0.0.1:9' }

test('what is attached becomes files of the contact; what lies is named with why, and kept in what came in', async () => {
  const { send, admin, deps } = await openHouse()
  const { message } = await send(
    withFiles([
      ['passport.pdf', 'application/pdf', PDF],
      ['../../view.jpg', 'image/jpeg', Buffer.from('<html><script>alert(1)</script></html>')],
    ]),
  )
  const id = message?.id ?? ''
  const queued = await admin.execute(
    `select 1 from graphile_worker.jobs where task_identifier = 'keep-message-files'`,
  )
  expect(queued).toHaveLength(1)
  await keepMessageFiles({ ...deps, graph: NO_GRAPH }, id)
  await keepMessageFiles({ ...deps, graph: NO_GRAPH }, id)
  const [row] = await admin.select().from(communications).where(eq(communications.id, id))
  const kept = await admin
    .select()
    .from(files)
    .where(eq(files.record, `contact:${NADIA}`))
  expect(kept).toMatchObject([{ name: 'passport.pdf', addedBy: 'service:messages' }])
  expect(row?.attached).toMatchObject([
    { name: 'passport.pdf', bytes: PDF.length, fileId: kept[0]?.id },
    { name: 'view.jpg', refused: expect.stringMatching(/./) },
  ])
})
