import { expect, test } from 'vitest'
import { findLiteralWords } from './literal-words.ts'

const wordsIn = (source: string) =>
  findLiteralWords('page.tsx', source).map(({ line, text }) => `${line}: ${text}`)

test('words between tags, in what is read aloud and in toasts are found', () => {
  const page = `
    export const meta = () => [{ title: 'Leads · PACE' }]
    const tabs = [{ key: 'mine', label: 'My leads' }]
    toast.error('It was not saved')
    const page = <Page title="All leads" panelTitle={open ? 'Details' : ''}>
      <p>Nothing here</p>
      {count > 0 ? <b>{count}</b> : 'none yet'}
      <input placeholder={\`Up to \${limit}\`} />
    </Page>`
  expect(wordsIn(page)).toEqual([
    '2: Leads · PACE',
    '3: My leads',
    '4: It was not saved',
    '5: All leads',
    '5: Details',
    '6: Nothing here',
    '7: none yet',
    '8: Up to',
  ])
})

test('names, signs, classes, keys and what is only looked at are no words', () => {
  const page = `
    const page = <Page title={words.title} className="grid gap-2">
      PACE · {kind === 'lead' ? words.lead : words.call} %
      <Kbd keys="⌘ K" /> <input name="language" type="text" />
      {toast.error(words.failed)}
    </Page>`
  expect(wordsIn(page)).toEqual([])
})
