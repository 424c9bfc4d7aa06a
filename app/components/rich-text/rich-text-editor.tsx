import { EditorContent, useEditor } from '@tiptap/react'
import Collaboration from '@tiptap/extension-collaboration'
import CollaborationCaret from '@tiptap/extension-collaboration-caret'
import Placeholder from '@tiptap/extension-placeholder'
import StarterKit from '@tiptap/starter-kit'
import { memo, useEffect } from 'react'
import type { SharedName } from '#domain/documents/shared-types.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { announceFocus } from '../../live/document/use-presence.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { caretColour } from '../kit/person-colour.ts'

export type RichTextProps = {
  live: LiveDocument | null
  /** The name of the rich text in the document. */
  fragment: SharedName
  label: string
  placeholder?: string
  readOnly?: boolean
  className?: string
}

type EditorProps = Omit<RichTextProps, 'live' | 'className'> & { live: LiveDocument }

/**
 * The editor itself, a chunk of its own: default export, as `lazy` wants it. By its props alone: whenever it is rendered, TipTap gives its view all
 * options anew.
 */
export default memo(RichTextEditor)

function RichTextEditor({
  live,
  fragment,
  label,
  placeholder = '',
  readOnly = false,
}: EditorProps) {
  const { me } = useWorkspace()
  const user = { id: me.id, name: me.name, role: me.role, color: caretColour(me.id) }
  const editor = useEditor(
    {
      immediatelyRender: false,
      injectCSS: false,
      editable: !readOnly,
      editorProps: {
        attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true' },
      },
      extensions: [
        // Undo is the collaboration's: it takes back one's own steps only. Whoever only reads must not add a last line.
        StarterKit.configure({ undoRedo: false, ...(readOnly ? { trailingNode: false } : {}) }),
        Placeholder.configure({ placeholder }),
        Collaboration.configure({ document: live.doc, field: fragment }),
        CollaborationCaret.configure({ provider: live, user }),
      ],
      onFocus: () => announceFocus(live, fragment),
      onBlur: () => announceFocus(live, null),
    },
    [live, fragment],
  )
  useEffect(() => {
    editor?.setEditable(!readOnly)
  }, [editor, readOnly])
  return <EditorContent editor={editor} />
}
