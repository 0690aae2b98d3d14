interface CheckBoxProps {
  id: string
  label: string
  /** What it means, for who rests on it. */
  title?: string
  /** The id of the element that says what it means. */
  describedBy?: string | undefined
  on: boolean
  onChange(on: boolean): void
}

/** A choice that is on or off, with its label. */
export function CheckBox({ id, label, title, describedBy, on, onChange }: CheckBoxProps) {
  return (
    <label class="check" title={title}>
      <input
        id={id}
        type="checkbox"
        aria-describedby={describedBy}
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  )
}
