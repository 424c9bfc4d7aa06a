type Props = Record<string, string | number | boolean | ((event: Event) => void) | null | undefined>
type Child = Node | string | null

/** An element with its attributes, listeners (`onClick`) and children. Texts are texts: nothing that comes from outside is read as HTML. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2).toLowerCase(), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, String(value))
  }
  element.append(...children.filter((child) => child !== null))
  return element
}

/** What stands in the fields of a form, by name; a box that is not ticked says nothing. */
export function valuesIn(form: HTMLFormElement | null): Map<string, string> {
  return new Map(form ? [...new FormData(form)].map(([name, value]) => [name, String(value)]) : [])
}

/** Puts values into the fields of their names: a choice that is not there is not made, and a box is ticked by its own value. */
export function fillIn(form: HTMLFormElement, values: ReadonlyMap<string, string>): void {
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && control.type === 'checkbox')
      control.checked = values.get(control.name) === control.value
    else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)
      control.value = values.get(control.name) ?? control.value
    else if (control instanceof HTMLSelectElement) choose(control, values.get(control.name))
  }
}

function choose(select: HTMLSelectElement, value: string | undefined): void {
  if ([...select.options].some((option) => option.value === value)) select.value = value ?? ''
}

/** A field under its label. */
export function field(label: string, control: HTMLElement, props: Props = {}): HTMLElement {
  return h('label', props, h('span', {}, label), control)
}
