/** What large text does to a panel. These functions run in the browser and see its globals only. */

/** What is wrong with what is shown now, in lines that name the place. */
export function misfits(): string[] {
  const found: string[] = []
  const root =
    document.querySelector(':popover-open') ?? document.querySelector('dialog[open]') ?? document.body
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()}${element.id && `#${element.id}`}.${element.className || element.getAttribute('data-cell')} "${(element.textContent ?? '').trim().slice(0, 40)}"`
  /** Left to screen readers alone, by itself or with what it stands in. */
  const isClipped = (element: Element): boolean =>
    getComputedStyle(element).clipPath !== 'none' ||
    (element.parentElement !== null && isClipped(element.parentElement))
  const isSeen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    element.getClientRects().length > 0 &&
    !element.closest('.unseen, svg') &&
    !isClipped(element)

  /** Can the rest be read: as a tip, or by the button beside the line? */
  const hasMore = (element: Element) =>
    element.closest('[title]') !== null || element.closest('#health')?.querySelector('[aria-expanded]')
  for (const element of root.querySelectorAll('*:not(input)')) {
    const { overflowX, overflowY, textOverflow, display } = getComputedStyle(element)
    if (!isSeen(element) || display === 'inline' || element.clientWidth === 0) continue
    const isWide = element.scrollWidth > element.clientWidth + 1
    const isScrolled = /auto|scroll/.test(overflowX)
    const isCut = /hidden|clip/.test(overflowX)
    if (isWide && isCut && !(textOverflow === 'ellipsis' && hasMore(element)))
      found.push(`cut: ${nameOf(element)}`)
    if (isWide && !isCut && !isScrolled && element.matches('button, label, .badge, th, dt, kbd, legend'))
      found.push(`spills: ${nameOf(element)}`)
    const isTall = element.scrollHeight > element.clientHeight + 1
    if (isTall && /hidden|clip/.test(overflowY) && !element.matches('.list') && !hasMore(element))
      found.push(`cut below: ${nameOf(element)}`)
  }

  const bars = '.toolbar, .strip, .body-bar, .act, .head, #health, [role=menu], dialog header, .setting'
  for (const bar of root.querySelectorAll(bars)) {
    const controls = [...bar.querySelectorAll('button, input, a')].filter(
      (each) => isSeen(each) && each.closest(bars) === bar,
    )
    const seen = controls.map((each) => {
      const own = each.getBoundingClientRect()
      // Tabs may go on out of sight.
      const around = (each.closest('.tabs') ?? each).getBoundingClientRect()
      return {
        each,
        left: own.left,
        right: Math.min(own.right, around.right),
        top: own.top,
        bottom: own.bottom,
      }
    })
    for (const [at, a] of seen.entries()) {
      const b = seen
        .slice(at + 1)
        .find(
          (other) =>
            Math.min(a.right, other.right) - Math.max(a.left, other.left) > 1 &&
            Math.min(a.bottom, other.bottom) - Math.max(a.top, other.top) > 1,
        )
      if (b) found.push(`overlap: ${nameOf(a.each)} and ${nameOf(b.each)}`)
    }
  }

  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement
  if (scrollWidth > clientWidth) found.push(`the document is ${scrollWidth} wide in ${clientWidth}`)
  if (scrollHeight > clientHeight) found.push(`the document is ${scrollHeight} high in ${clientHeight}`)
  return found
}

/** The controls of the toolbar that can be used, and which of them has the focus, wholly in sight. */
export function toolbarStops(): { all: string[]; focused: string | null } {
  const nameOf = (element: Element) => element.id || element.getAttribute('data-act') || element.className
  const controls = [...document.querySelectorAll('.toolbar :is(button, input):not(:disabled)')].filter(
    (each) => each.checkVisibility() && !each.closest('.unseen') && (each as HTMLElement).tabIndex >= 0,
  )
  const focused = controls.find((each) => each === document.activeElement)
  const box = focused?.getBoundingClientRect()
  const isWhole =
    box &&
    box.left >= 0 &&
    box.top >= 0 &&
    box.right <= innerWidth &&
    box.bottom <= innerHeight &&
    box.width > 0
  return { all: controls.map(nameOf), focused: focused && isWhole ? nameOf(focused) : null }
}

/** Measures of the last row, in CSS pixels. */
export interface LastRow {
  /** How far it reaches below the list. */
  belowPx: number
  /** From the top of the row before it to its own. */
  stepPx: number
  textPx: number
  /** Lines of text. */
  lines: number
}

/** The last row of the list; null while it is not drawn. */
export function lastRow(): LastRow | null {
  const list = document.querySelector('#list')
  const [before, last] = [...document.querySelectorAll('#list .line')].slice(-2)
  if (!list || !before || !last) return null
  if (last.getAttribute('aria-rowindex') !== list.getAttribute('aria-rowcount')) return null
  const boxOf = (element: Element) => element.getBoundingClientRect()
  const cells = [...last.querySelectorAll('.cell')].filter((each) => each.checkVisibility())
  return {
    belowPx: boxOf(last).bottom - boxOf(list).bottom,
    stepPx: boxOf(last).top - boxOf(before).top,
    textPx: Number.parseFloat(getComputedStyle(last).fontSize),
    lines: new Set(cells.map((each) => boxOf(each).top)).size,
  }
}
