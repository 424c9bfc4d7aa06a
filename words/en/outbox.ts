import { plural } from './plural.ts'

export const outbox = {
  list: 'Not sent yet',
  titles: { note: 'Your note', call: 'Your call', task: 'Your task', taskDone: 'Task ticked off' },
  /** Parts of a sentence. */
  what: { note: 'a note', call: 'a call', task: 'a task', taskDone: 'a task ticked off' },
  waits: 'waits for the network',
  waitsForSignIn: 'waits until you sign in',
  onItsWay: 'being sent',
  taken: 'saved',
  refused: 'not taken',
  someWait: (count: number) =>
    plural(count, { one: '# thing waits for the network', other: '# things wait for the network' }),
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
  signIn: 'Sign in',
  toRecord: 'Open the record',
  again: 'Try again',
  copy: 'Copy the words',
  copied: 'Copied.',
  discard: 'Discard',
}
