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

/** A field under its label. */
export function field(label: string, control: HTMLElement, props: Props = {}): HTMLElement {
  return h('label', props, h('span', {}, label), control)
}
