/** Where a menu stands, and where its keys lead. */

const MARGIN_PX = 4
/** With less room to the side, it stands free of its button: text that breaks within words is hard to read. */
const LEAST_WIDE_PX = 320
/** With less room below its button, a menu stands above it where there is more. */
const LEAST_PX = 200

const px = (value: number) => `${Math.round(value)}px`

/** What hangs from a button keeps to the edge that leaves it more room: which one, how far in, and how wide it may be. */
function edgeOf(opener: HTMLElement): { edge: 'left' | 'right'; inPx: number; widthPx: number } {
  const { clientWidth } = opener.ownerDocument.documentElement
  const { left, right } = opener.getBoundingClientRect()
  const edge = left + right < clientWidth ? 'left' : 'right'
  const inPx = Math.max(MARGIN_PX, edge === 'left' ? left : clientWidth - right)
  return { edge, inPx, widthPx: clientWidth - inPx - MARGIN_PX }
}

/** Puts a menu beside its button, within the window. Before it is shown, so that it is never seen anywhere else. */
export function placeMenu({ style }: HTMLElement, opener: HTMLElement): void {
  const { clientHeight, clientWidth } = opener.ownerDocument.documentElement
  const { top, bottom } = opener.getBoundingClientRect()
  const { edge, inPx, widthPx } = edgeOf(opener)
  const isFree = widthPx < LEAST_WIDE_PX
  const below = clientHeight - bottom
  const isBelow = below >= LEAST_PX || below >= top
  style.inset = 'auto'
  style.setProperty(isBelow ? 'top' : 'bottom', px(2 + (isBelow ? bottom : clientHeight - top)))
  style.setProperty(edge, px(isFree ? MARGIN_PX : inPx))
  style.maxHeight = px((isBelow ? below : top) - MARGIN_PX)
  style.maxWidth = px(isFree ? clientWidth - 2 * MARGIN_PX : widthPx)
}

/** Keeps a line that hangs from a button within the window. */
export function placeLine({ style }: HTMLElement, opener: HTMLElement): void {
  const { edge, widthPx } = edgeOf(opener)
  style.left = style.right = 'auto'
  style.setProperty(edge, '0')
  style.maxWidth = px(widthPx)
}

const startsWith = (letter: string) => (item: HTMLElement) =>
  item.textContent?.trim().toLowerCase().startsWith(letter.toLowerCase()) ?? false

/** The item to which a key leads from the one that has the focus; undefined for a key that leads nowhere. */
export function itemAfter<E extends HTMLElement>(
  key: string,
  items: readonly E[],
  focused: HTMLElement,
): E | undefined {
  const at = items.indexOf(focused as E)
  if (key === 'ArrowDown') return items[(at + 1) % items.length]
  if (key === 'ArrowUp') return items.at(at < 0 ? -1 : at - 1)
  if (key === 'Home') return items[0]
  if (key === 'End') return items.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  // A letter goes on to the next item that starts with it.
  return [...items.slice(at + 1), ...items.slice(0, at + 1)].find(startsWith(key))
}
