import { plural } from './plural.ts'

export const outbox = {
  list: 'Not sent yet',
  titles: { note: 'Your note', call: 'Your call', task: 'Your task', taskDone: 'Task ticked off' },
  /** Parts of a sentence. */
  what: { note: 'a note', call: 'a call', task: 'a task', taskDone: 'a task ticked off' },
  waits: 'waits for the network',
  waitsForServer: 'the server could not take it yet',
  /** The browser has no room for it. */
  onlyHere: 'This device could not keep it: leave this tab open until it is sent.',
  waitsForSignIn: 'waits until you sign in',
  onItsWay: 'being sent',
  taken: 'saved',
  refused: 'not taken',
  someWait: (count: number) =>
    plural(count, { one: '# thing waits for the network', other: '# things wait for the network' }),
  someWaitForServer: (count: number) =>
    plural(count, {
      one: '# thing could not be taken yet: it is tried again',
      other: '# things could not be taken yet: they are tried again',
    }),
  someWaitForSignIn: (count: number) =>
    plural(count, {
      one: '# thing waits until you sign in',
      other: '# things wait until you sign in',
    }),
  someRefused: (count: number) =>
    plural(count, {
      one: '# thing that you did was not taken',
      other: '# things that you did were not taken',
    }),
  dayLeft:
    'Kept. The next day was not set: somebody has set another one, or it may not be changed.',
  signIn: 'Sign in',
  toRecord: 'Open the record',
  again: 'Try again',
  copy: 'Copy the words',
  copied: 'Copied.',
  notCopied: 'The browser did not let it be copied; select the words and copy them.',
  discard: 'Discard',
}
