// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import Collaboration from '@tiptap/extension-collaboration'
import StarterKit from '@tiptap/starter-kit'
import { expect, onTestFinished, test } from 'vitest'
import { paragraphsOf } from '#domain/documents/rich-text.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { type Peer, startServer } from '../testing/start-server.ts'

/** TipTap, and so ProseMirror's binding, on a stock client. */
function edit({ doc }: Peer): Editor {
  const element = document.createElement('div')
  document.body.append(element)
  const editor = new Editor({
    element,
    extensions: [
      StarterKit.configure({ undoRedo: false }),
      Collaboration.configure({ document: doc, field: 'body' }),
    ],
  })
  onTestFinished(() => editor.destroy())
  return editor
}

test('[S163] two TipTap editors on stock clients write one text, with formatting; undo takes back one’s own', async () => {
  const server = await startServer()
  const peers = [await server.join('note:a'), await server.join('note:a')] as const
  await waitFor(() => peers.every(({ provider }) => provider.synced))
  const [sara, omar] = [edit(peers[0]), edit(peers[1])]
  sara.commands.setContent('<p>Keys are with the <strong>guard</strong>.</p>')
  await waitFor(() => omar.getHTML().includes('<strong>guard</strong>'))
  omar.commands.insertContentAt(omar.state.doc.content.size, '<p>Call before six.</p>')
  await waitFor(() => sara.getText().includes('Call before six.'))
  expect(sara.getHTML()).toBe(omar.getHTML())
  omar.commands.undo()
  await waitFor(() => !sara.getText().includes('Call before six.'))
  expect(omar.getText()).toContain('Keys are with the guard.')
  const stored = await server.server.rooms.read('note:a')
  expect(paragraphsOf(stored.getXmlFragment('body'))).toBe('Keys are with the guard.')
})
