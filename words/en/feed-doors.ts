import type { VendorDoor } from '#domain/call/vendors/doors.ts'

/** By which ways calls come into the house. */
export const feedDoors = {
  title: 'Calls',
  hint: 'By which telephones tell PACE of calls. They are listed in {setting} of the sync server, each with a secret of its own.',
  unreachable: 'The sync server is out of reach: which ways in are open is not known.',
  none: 'not connected',
  socket: 'The call centre’s own socket',
  socketHow:
    'A program with the right to bring calls sends events there. What they are is described at {description}.',
  socketLimit: (events: string) =>
    `Of one socket ${events} events may wait to be stored; then its sender waits. Without a database it is told after how long to try again.`,
  ways: { words: 'Words', sound: 'Sound' },
  noTranscriber:
    'Sound is refused: nothing here makes words of it. It takes a key in {setting} of the sync server.',
  heard: 'Last heard {when}',
  neverHeard: 'Nothing came yet',
  messages: (messages: string, refused: string) =>
    `Of the latest messages within a day (${messages}) could not be read: ${refused}`,
  waiting: (count: string) => `${count} wait to be read`,
  lastRefusal: 'The last, {when}:',
  how: 'How it is connected',
  hows: {
    twilio:
      'Give the address for words as {status} of the call and of its recording, and as {transcription} of {noun}, with {partial}. For sound it is the address of {stream}, with {tracks}. Twilio signs both by the token of its account: that is the secret.',
    contactLens:
      'Let Firehose deliver the Kinesis stream of real-time segments to the address, without content encoding, with the secret as its access key.',
    exotel:
      'Give the address as that of the AgentStream, at 8000, 16000 or 24000 samples a second. Its user name is the name of the way in, its password the secret. Both sides come on one track: all is told as the caller’s.',
    audiohook:
      'Give the address as that of the AudioHook connection. The API key is the name of the way in, the client secret (base64) its secret; requests have to be signed.',
  } satisfies Record<VendorDoor, string>,
  limits: {
    words: (kilobytes: string) => `One message may have ${kilobytes} KB.`,
    sound: (streams: string) => `${streams} streams of sound at once; further ones are refused.`,
  },
}
