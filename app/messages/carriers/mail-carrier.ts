import { buffer } from 'node:stream/consumers'
import type { PaceDb } from '#db/pace/client.ts'
import { findFile } from '#db/pace/files/records.ts'
import { findPerson } from '#db/pace/people/people.ts'
import type { MessageFile } from '#domain/message/message.ts'
import type { Files } from '../../files/create-files.server.ts'
import { blobKey } from '../../files/store/object-store.ts'
import type { Carrier } from './carrier.ts'
import type { SendLetter } from './letter-sender.ts'

type MailDeps = {
  db: PaceDb
  files: Pick<Files, 'store'>
  send: SendLetter
  /** The house's address, as `PACE <pace@house.example>`; who wrote stands before it. */
  from: string
  houseName: () => string
}

/** By e-mail, in the name of who wrote it. */
export function createMailCarrier({ db, files, send, from, houseName }: MailDeps): Carrier {
  const own = /<([^<>]+)>/.exec(from)?.[1] ?? from
  return async (message) => {
    const { externalId, personId, address, subject, body, answers } = message
    const opened = await openFiles({ db, files }, message.attached)
    if (!opened) return { state: 'failed', problem: 'fileGone', isFinal: true }
    if (!externalId || !address) throw new Error(`The message ${message.id} goes to nobody.`)
    const writer = personId ? await findPerson(db, personId) : null
    return send({
      messageId: externalId,
      from: { name: [writer?.name, houseName()].filter(Boolean).join(', '), address: own },
      to: address,
      subject: subject ?? '',
      text: body,
      answers,
      files: opened,
    })
  }
}

/** What goes along, or null where some of it is gone for good. One that was taken away since then goes along: its content stays for weeks. */
async function openFiles(
  { db, files: { store } }: Pick<MailDeps, 'db' | 'files'>,
  attached: readonly MessageFile[],
) {
  const opened = []
  for (const { name, fileId = '' } of attached) {
    const file = await findFile(db, fileId, { removed: true })
    const content = file && (await store.read(blobKey(file.hash, 'original')))
    if (!file || !content) return null
    opened.push({ name, type: file.type, content: await buffer(content) })
  }
  return opened
}
