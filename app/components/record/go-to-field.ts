const TYPED = 'input, select, textarea, [contenteditable="true"], button'

/** Brings a field of the page into sight and puts the cursor into it. False where it stands nowhere. */
export function goToField(name: string): boolean {
  const field = document.querySelector(`[data-field="${CSS.escape(name)}"]`)
  if (!field) return false
  field.scrollIntoView({ block: 'center' })
  const inputs = field.matches(TYPED) ? [field] : [...field.querySelectorAll(TYPED)]
  if (!inputs.some(takesFocus) && field instanceof HTMLElement) {
    // Who only reads is led there all the same.
    field.tabIndex = -1
    field.focus({ preventScroll: true })
  }
  return true
}

/** What this screen does not show (a camera's press beside a mouse) and what is shut off take none. */
function takesFocus(input: Element): boolean {
  if (!(input instanceof HTMLElement)) return false
  input.focus({ preventScroll: true })
  return document.activeElement === input
}
