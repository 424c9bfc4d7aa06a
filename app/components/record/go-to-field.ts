const TYPED = 'input, select, textarea, [contenteditable="true"], button'

/** Brings a field of the page into sight and puts the cursor into it. False where it stands nowhere. */
export function goToField(name: string): boolean {
  const field = document.querySelector(`[data-field="${CSS.escape(name)}"]`)
  if (!field) return false
  field.scrollIntoView({ block: 'center' })
  const input = field.matches(TYPED) ? field : field.querySelector(TYPED)
  if (input instanceof HTMLElement) input.focus({ preventScroll: true })
  else if (field instanceof HTMLElement) {
    // Who only reads is led there all the same.
    field.tabIndex = -1
    field.focus({ preventScroll: true })
  }
  return true
}
