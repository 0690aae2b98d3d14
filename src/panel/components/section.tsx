import type { ComponentChildren } from 'preact'

interface Props {
  /** How tests and the demo find it: `data-part`. */
  part: string
  title: string
  /** What stands beside the title. */
  aside?: ComponentChildren
  children: ComponentChildren
}

/** One part of the card under its heading. */
export function Section({ part, title, aside, children }: Props) {
  return (
    <section class="part" data-part={part}>
      <h3>
        {title}
        {aside}
      </h3>
      {children}
    </section>
  )
}
